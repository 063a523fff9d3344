//! The page: a Leptos app of five short views.
//!
//! The same components are rendered natively into the static pages (`pages`), and mounted over them
//! in the browser (`mount`). [`Session`] is the state that they share; `browser` is what touches the
//! browser.

mod address;
mod browser;
mod choice;
mod components;
mod document;
mod embed;
mod field;
mod history;
pub mod maker;
#[cfg(target_arch = "wasm32")]
mod mount;
#[cfg(not(target_arch = "wasm32"))]
pub mod pages;
mod shortcut;
mod state;
mod views;

use leptos::prelude::*;

pub use address::{Site, View, bundle_command, plan_folder};
pub use choice::{Choice, ChoiceValue};
pub use embed::embed_snippet;
pub use field::{Field, own_options};
pub use history::{History, Kept};
#[cfg(target_arch = "wasm32")]
pub use mount::mount;
pub use shortcut::Shortcut;
pub use state::{Session, Typed};

use components::{Footer, Header, Notices, Shortcuts};
use views::{ChecklistView, CompareView, FilesView, PlanView, RequirementsView};

/// The whole page.
#[component]
pub fn App(session: Session) -> impl IntoView {
    provide_context(session);
    let view = move || match session.view.get() {
        View::Plan => PlanView().into_any(),
        View::Compare => CompareView().into_any(),
        View::Requirements => RequirementsView().into_any(),
        View::Checklist => ChecklistView().into_any(),
        View::Files => FilesView().into_any(),
    };
    view! {
        <a class="skip" href="#answer">"Skip to the result"</a>
        <Header/>
        <main>
            <Notices/>
            {view}
        </main>
        <Footer/>
        <Shortcuts/>
    }
}
