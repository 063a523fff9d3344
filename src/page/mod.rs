//! What the page shows, as markup without a browser: pure functions from the engine's values to
//! elements. `ui` puts the elements into the document and keeps them up to date.
//!
//! The same sections as Leptos views made 163 KB (brotli) of WebAssembly, more than the whole page
//! may weigh; as markup they also render natively.

mod action;
mod architecture;
mod checklist;
mod compare;
mod embed;
mod field;
mod files;
mod findings;
mod form;
mod highlight;
mod history;
pub mod html;
mod markup;
mod notices;
mod prerendered;
mod requirements;
mod reverse;
mod share;
mod shell;
mod shortcut;
mod sizing;
mod summary;
mod tool;
mod why;
mod workbench;

pub use action::{ACTION_ATTRIBUTE, Action};
pub use architecture::{architecture, picture_address};
pub use checklist::checklist;
pub use compare::{beside, compared, matrix, side_by_side};
pub use embed::embed_snippet;
pub use field::{Field, Typed};
pub use files::{FILES_STATE, Failure, FilesView, files};
pub use findings::findings;
pub use form::{Choice, form};
pub use history::{History, PLAN_NAME, history};
pub use markup::{Element, Node, Presence, element};
pub use notices::notices;
pub use prerendered::{Extent, plan_folder, prerendered};
pub use requirements::requirements;
pub use reverse::{Have, Typing, reverse};
pub use share::{OPENED, Opened, share};
pub use shell::{Part, frame};
pub use shortcut::Shortcut;
pub use sizing::sizing;
pub use summary::summary;
pub use tool::{Copied, CopyTarget, Outcome, Tool};
pub use workbench::{Progress, WORKBENCH_STATE, workbench};
