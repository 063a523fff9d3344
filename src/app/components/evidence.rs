//! Where a value comes from, behind the value itself.

use leptos::prelude::*;

use crate::{
    app::Session,
    evidence::{Evidence, Source},
};

/// A value that opens its evidence: the browser opens and closes it by itself. A word stands beside
/// the value where it is not the document's own.
#[component]
pub fn Why(
    /// Unique on the page.
    id: String,
    /// What the evidence is for.
    #[prop(into)]
    subject: Signal<String>,
    /// The evidence, the strongest first.
    evidence: Signal<Vec<Evidence>>,
    /// The value.
    children: Children,
) -> impl IntoView {
    let kind = move || {
        let label = evidence.with(|all| all.first().map(Evidence::label));
        // An empty text would still take its room.
        label.filter(|label| matches!(*label, "Updated" | "Assumed"))
    };
    // What nobody has opened need not follow the plan. A static page has it all.
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

/// One piece of evidence that follows nothing.
pub fn one(evidence: Evidence) -> Signal<Vec<Evidence>> {
    Signal::stored(vec![evidence])
}

/// One piece of evidence in full.
pub fn explanation(evidence: &Evidence) -> AnyView {
    let basis = view! {
        <span class="basis" data-basis=evidence.key()>{evidence.label()}</span>
        " "
    };
    let (said, sources) = match evidence {
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
    view! { <div class="explanation">{basis}{said}{sources}</div> }.into_any()
}

fn named(source: &Source) -> String {
    format!("{}, {}", source.name, source.date)
}
