//! The page: a Leptos app of five short views.
//!
//! The same components are rendered natively into the static pages (`pages`), and mounted over them
//! in the browser (`mount`). [`Session`] is the state that they share; `browser` is what touches the
//! browser.

mod address;
mod browser;
mod choice;
mod components;
mod costs;
mod document;
mod embed;
mod field;
mod have;
mod history;
mod installation;
mod kept_work;
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
pub use costs::{CostField, Costs};
pub use embed::embed_snippet;
pub use field::{Field, own_options};
pub use history::{History, Kept};
#[cfg(target_arch = "wasm32")]
pub use mount::mount;
pub use shortcut::Shortcut;
pub use state::{Session, Typed};

use components::{Footer, Header, More, Notices, Share, Shortcuts};
use views::{ChecklistView, CompareView, FilesView, PlanView, RequirementsView};

/// The whole page.
// The macro leaves `#[must_use]` out.
#[allow(clippy::must_use_candidate)]
#[component]
pub fn App(
    /// What it shows.
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
    // In the one file, the fragment holds the plan: another would take its place.
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
