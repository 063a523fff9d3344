//! Components that show values.

use leptos::prelude::*;

use crate::{
    app::Session,
    assessment::{MachineFit, Verdict},
    plan::NodeCount,
};

/// Text that is highlighted briefly after it has changed.
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

/// How a machine compares with the requirement: a mark, a word and the difference.
#[component]
pub fn Fit(
    /// Whether it is large enough.
    verdict: Verdict,
    /// The word and the difference.
    label: String,
) -> impl IntoView {
    let mark = match verdict {
        Verdict::Meets => "✓ ",
        Verdict::Exceeds => "▲ ",
        Verdict::FallsShort => "✕ ",
    };
    view! {
        <span class="fit" data-verdict=verdict.slug()>
            <span aria-hidden="true">{mark}</span>
            {label}
        </span>
    }
}

/// The fit of a machine, as a [`Fit`].
pub fn fit(machine: &MachineFit) -> AnyView {
    view! { <Fit verdict=machine.verdict() label=machine.fit.value.describe()/> }.into_any()
}

/// A region for wide content that scrolls sideways on its own, so that the page never does.
#[component]
pub fn Scroll(
    /// The accessible name of the region.
    label: &'static str,
    children: Children,
) -> impl IntoView {
    view! { <div class="scroll" tabindex="0" role="region" aria-label=label>{children()}</div> }
}

/// A number of worker nodes with its noun.
#[must_use]
pub fn node_count(nodes: NodeCount) -> String {
    match nodes.get() {
        1 => "1 node".to_owned(),
        nodes => format!("{nodes} nodes"),
    }
}
