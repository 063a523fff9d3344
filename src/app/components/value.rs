//! Values as they are shown.

use leptos::prelude::*;

use crate::{
    app::Session,
    assessment::{MachineFit, Verdict},
    plan::NodeCount,
};

/// A text that is marked for a moment after it has changed.
#[component]
pub fn Changing(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let changed_at = RwSignal::new(0);
    Effect::new(move |before: Option<String>| {
        let now = text.get();
        if before.is_some_and(|before| before != now) {
            changed_at.set(session.step.get_untracked());
        }
        now
    });
    let marked = move || changed_at.get() > session.seen.get();
    view! { <span class:changed=marked>{text}</span> }
}

/// How a machine compares with what is asked of it: a mark, a word and the difference.
#[component]
pub fn Fit(
    /// Whether it is large enough.
    verdict: Verdict,
    /// The word and the difference.
    says: String,
) -> impl IntoView {
    let mark = match verdict {
        Verdict::Meets => "✓ ",
        Verdict::Exceeds => "▲ ",
        Verdict::FallsShort => "✕ ",
    };
    view! {
        <span class="fit" data-verdict=verdict.slug()>
            <span aria-hidden="true">{mark}</span>
            {says}
        </span>
    }
}

/// How a machine fits, as [`Fit`] shows it.
pub fn fit(machine: &MachineFit) -> AnyView {
    view! { <Fit verdict=machine.verdict() says=machine.fit.value.describe()/> }.into_any()
}

/// What is wide, in a region that scrolls sideways by itself, so that the page never does.
#[component]
pub fn Scroll(
    /// What is in it.
    label: &'static str,
    children: Children,
) -> impl IntoView {
    view! { <div class="scroll" tabindex="0" role="region" aria-label=label>{children()}</div> }
}

/// A number of worker nodes in words.
#[must_use]
pub fn node_count(nodes: NodeCount) -> String {
    match nodes.get() {
        1 => "1 node".to_owned(),
        nodes => format!("{nodes} nodes"),
    }
}
