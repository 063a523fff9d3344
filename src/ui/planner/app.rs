//! The planner's part of the page: the frame, and how each part of it follows the state.

use super::{
    actions,
    live::keep_up_to_date,
    state::{self, State},
};
use crate::{
    exchange::Loader,
    page::{self, Element, Part},
    ui::{browser, patch},
};

/// Puts the page into the document and keeps it up to date from then on.
pub(super) fn app(loader: Loader) {
    let state = State::from_address(loader);
    browser::take_over(Part::Form.id(), |document, body| {
        patch::append(document, body, &page::frame(&|_| Vec::new()))
    });
    // The page may have been built with another plan than its link has.
    if browser::shows_another_plan() {
        state::clear_workbench();
    }
    for part in Part::PLANNER {
        keep_up_to_date(part.id(), move || render(state, part));
    }
    actions::listen(state);
    // After the parts, whose effects run before this one's turn comes.
    browser::later(0, browser::go_to_anchor);
    state.load_workbench();
}

/// What a part shows now. Reading the state here is what makes the part follow it.
fn render(state: State, part: Part) -> Vec<Element> {
    match part {
        Part::Notices => state.with_session(|it| page::notices(&it.notices)).into_iter().collect(),
        Part::Form => state.with_plan(|plan| state.with_session(|it| page::form(plan, &it.typed))),
        Part::Summary => state.with(page::summary),
        Part::Sizing => state.with(page::sizing),
        Part::Findings => state.with(page::findings),
        Part::Workbench => state.with_workbench(|it| page::workbench(&it.progress)),
        // The workbench fills these.
        Part::Architecture
        | Part::Matrix
        | Part::Beside
        | Part::Reverse
        | Part::Requirements
        | Part::Checklist
        | Part::Files
        | Part::Share
        | Part::History => Vec::new(),
    }
}
