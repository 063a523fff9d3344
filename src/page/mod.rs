//! What the page shows, as markup without a browser: pure functions from the engine's values to
//! elements. `ui` puts the elements into the document and keeps them up to date.
//!
//! Leptos views of the same sections made the page 163 KB (brotli) of WebAssembly; this markup
//! makes it less than two thirds of that, and it renders natively too.

mod action;
mod checklist;
mod compare;
mod files;
mod findings;
mod markup;
mod notices;
mod requirements;
mod share;
mod sizing;
mod summary;
mod why;

pub use action::{Action, Copied, CopyTarget, Outcome};
pub use checklist::checklist;
pub use compare::{matrix, side_by_side};
pub use files::files;
pub use findings::findings;
pub use markup::{Element, Node, Presence, element};
pub use notices::notices;
pub use requirements::requirements;
pub use share::share;
pub use sizing::sizing;
pub use summary::summary;
