//! The whole page: its frame, and how each part of it follows the state.

use super::{actions, browser, live::keep_up_to_date, patch, state::State};
use crate::{
    bundle::bundle_name,
    exchange::FilesLoader,
    page::{self, Element, Part},
    plan::link,
};

/// Puts the page into the document and keeps it up to date from then on.
pub(super) fn app(loader: FilesLoader) {
    let state = State::from_address(loader);
    browser::take_over(Part::Form.id(), |document, body| {
        patch::append(document, body, &page::frame(&|_| Vec::new()))
    });
    for part in Part::ALL {
        keep_up_to_date(part.id(), move || render(state, part));
    }
    actions::listen(state);
    // After the parts, whose effects run before this one's turn comes.
    browser::later(0, browser::go_to_anchor);
    state.prepare_files();
}

/// What a part shows now. Reading the state here is what makes the part follow it.
fn render(state: State, part: Part) -> Vec<Element> {
    match part {
        Part::Notices => state.with_session(|it| page::notices(&it.notices)).into_iter().collect(),
        Part::Form => state.with_plan(|plan| state.with_session(|it| page::form(plan, &it.typed))),
        Part::Summary => state.with(page::summary),
        Part::Sizing => state.with(page::sizing),
        Part::Findings => state.with(page::findings),
        Part::Architecture => state.with(page::architecture),
        Part::Matrix => state.with_plan(|plan| page::matrix(plan, browser::today())),
        Part::Beside => state.with_plan(|plan| {
            state.with_session(|it| {
                state.with_files(|files| {
                    page::beside(
                        plan,
                        &it.other,
                        &it.pinned,
                        (browser::today(), it.differences_only),
                        (files, it.copied),
                    )
                })
            })
        }),
        Part::Reverse => {
            state.with_plan(|plan| state.with_session(|it| page::reverse(plan.cloud(), &it.have)))
        }
        Part::Requirements => {
            state.with_plan(|plan| page::requirements(plan.tier, plan.environment))
        }
        Part::Checklist => {
            state.with(|it| state.with_session(|session| page::checklist(it, &session.ticks)))
        }
        Part::Files => state.with_files(|files| {
            let name = state.with_plan(bundle_name);
            state
                .with_session(|it| page::files(&name, files, &it.shown_path, it.copied, it.failure))
        }),
        Part::Share => state.with_files(|files| {
            let link = state.with_plan(|plan| link::full(browser::address().as_ref(), plan));
            state.with_session(|session| page::share(link, files, session.copied, &session.opened))
        }),
    }
}
