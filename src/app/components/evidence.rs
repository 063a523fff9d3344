//! A value's evidence, in a popover that the value opens.

use leptos::prelude::*;

use crate::{
    app::Session,
    evidence::{Evidence, Source},
};

/// A value that opens its evidence. The browser handles opening and closing. Values that are not from the
/// reference architecture have a label next to them.
#[component]
pub fn Why(
    /// Unique on the page.
    id: String,
    /// What the evidence is for.
    #[prop(into)]
    subject: Signal<String>,
    /// The evidence, strongest first.
    evidence: Signal<Vec<Evidence>>,
    /// The value.
    children: Children,
) -> impl IntoView {
    let kind = move || {
        let label = evidence.with(|all| all.first().map(Evidence::label));
        // An empty string would still take up space.
        label.filter(|label| matches!(*label, "Updated" | "Assumed"))
    };
    // Created when opened, to keep updates cheap. A static page includes it.
    let opened = RwSignal::new(expect_context::<Session>().is_static());
    let contents = move || {
        view! {
            <p class="evidence-subject">{subject}</p>
            {move || evidence.with(|all| all.iter().map(explanation).collect::<Vec<AnyView>>())}
        }
        .into_any()
    };
    view! {
        <button type="button" class="why" popovertarget=id.clone()>
            {children()}
            <span class="kind">{move || kind()}</span>
            <span class="hidden">" Why?"</span>
        </button>
        <div
            id=id
            popover="auto"
            class="evidence"
            on:beforetoggle=move |_: leptos::ev::Event| opened.set(true)
        >
            {move || opened.get().then(contents)}
        </div>
    }
}

/// One fixed piece of evidence, as a signal.
pub fn one(evidence: Evidence) -> Signal<Vec<Evidence>> {
    Signal::stored(vec![evidence])
}

/// One piece of evidence in full.
pub fn explanation(evidence: &Evidence) -> AnyView {
    let basis = view! {
        <span class="basis" data-basis=evidence.key()>{evidence.label()}</span>
        " "
    };
    let (statement, sources) = match evidence {
        Evidence::Documented { section, quote } => {
            let title = format!("Reference architecture, “{}”", section.title());
            (view! { <q>{quote.clone()}</q> }.into_any(), vec![title])
        }
        Evidence::Updated { statement, source, .. } => {
            (view! { <span>{statement.clone()}</span> }.into_any(), vec![named(source)])
        }
        Evidence::Derived { formula, sources } => {
            let formula = view! { <span class="formula">{formula.clone()}</span> };
            (formula.into_any(), sources.iter().map(named).collect())
        }
        Evidence::Assumed { reason } => {
            (view! { <span>{reason.clone()}</span> }.into_any(), Vec::new())
        }
    };
    let sources: Vec<AnyView> = sources
        .into_iter()
        .map(|it| view! { <span class="source">{it}</span> }.into_any())
        .collect();
    view! { <div class="explanation">{basis}{statement}{sources}</div> }.into_any()
}

fn named(source: &Source) -> String {
    format!("{}, {}", source.name, source.date)
}
