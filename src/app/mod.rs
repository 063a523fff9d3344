//! The page: a Leptos app with five views.
//!
//! The same components are rendered natively into the static pages (`pages`), and mounted in their place
//! in the browser (`mount`). [`Session`] is the shared state; `browser` has the browser's APIs.

mod address;
mod browser;
mod choice;
mod components;
mod costs;
mod document;
mod embed;
mod field;
mod history;
mod installation;
mod kept_work;
mod machine_field;
pub mod maker;
#[cfg(target_arch = "wasm32")]
mod mount;
#[cfg(not(target_arch = "wasm32"))]
pub mod pages;
#[cfg(test)]
mod rendered;
mod shortcut;
mod state;
mod views;

use leptos::prelude::*;

pub use address::{Site, View, bundle_command, plan_folder};
pub use choice::{Choice, ChoiceValue};
pub use costs::{CostField, Costs, SentPrices};
pub use embed::embed_snippet;
pub use field::{Field, changed_options};
pub use history::{History, Kept};
#[cfg(target_arch = "wasm32")]
pub use mount::mount;
pub use shortcut::Shortcut;
pub use state::{Session, Typed};

use components::{Footer, Header, More, Notices, Share, Shortcuts};
use views::{ChecklistView, CompareView, FilesView, PlanView, RequirementsView};

/// The whole page.
// The macro does not generate `#[must_use]`.
#[allow(clippy::must_use_candidate)]
#[component]
pub fn App(
    /// The state that it shows.
    session: Session,
) -> impl IntoView {
    provide_context(session);
    provide_context(Costs::new(session));
    let view = move || match session.view.get() {
        View::Plan => PlanView().into_any(),
        View::Compare => CompareView().into_any(),
        View::Requirements => RequirementsView().into_any(),
        View::Checklist => ChecklistView().into_any(),
        View::Files => FilesView().into_any(),
    };
    // In the single-file build, the fragment holds the plan, which a link to `#answer` would replace.
    let skip = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        browser::focus("#answer");
    };
    view! {
        <a class="skip" href="#answer" on:click=skip>"Skip to the result"</a>
        <Header/>
        <main>
            <Notices/>
            {move || view()}
        </main>
        <Footer/>
        <Share/>
        <More/>
        <Shortcuts/>
    }
}
