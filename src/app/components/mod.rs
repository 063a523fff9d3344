//! Components that the views share.

mod copy;
mod evidence;
mod findings;
mod footer;
mod form;
mod header;
mod installation;
mod link;
mod more;
mod notices;
mod picture;
mod plan_line;
mod share;
mod shortcuts;
mod value;

pub(super) use copy::{CopyButton, TRY_AGAIN, source};
pub(super) use evidence::{Why, explanation, one};
pub(super) use findings::Findings;
pub(super) use footer::Footer;
pub(super) use form::Form;
pub(super) use header::Header;
pub(super) use link::{PlanLink, ViewLink};
pub(super) use more::More;
pub(super) use notices::Notices;
pub(super) use picture::{Picture, picture_address};
pub(super) use plan_line::PlanLine;
pub(super) use share::Share;
pub(super) use shortcuts::Shortcuts;
pub(super) use value::{Changing, Fit, Scroll, fit, node_count};
