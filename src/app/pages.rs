//! The static page of each view, rendered natively from the same components. Readers see it before the
//! planner has loaded, or without scripts.

use leptos::prelude::*;

use super::{
    App, AppProps, Session, Site, View,
    document::{Paper, PaperProps},
};
pub use crate::escape::xml as escape;
use crate::{assessment::Assessment, date::Date, plan::Plan};

/// The title and the body of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaticPage {
    /// The title, escaped for HTML.
    pub title: String,
    /// The contents of the body.
    pub body: String,
}

/// The page of a view on a day.
#[must_use]
pub fn view_page(view: View, plan: &Plan, day: Date, site: Site) -> StaticPage {
    render(view, plan, day, site, false)
}

/// The page of a plan on a day, with its full document, which shows below the answer without scripts,
/// and on paper.
#[must_use]
pub fn plan_page(plan: &Plan, day: Date, site: Site) -> StaticPage {
    render(View::Plan, plan, day, site, true)
}

fn render(view: View, plan: &Plan, day: Date, site: Site, with_paper: bool) -> StaticPage {
    let name = "W&B Deployment Planner";
    let title = Assessment::on(plan, day).title();
    let title = match (view, with_paper) {
        (View::Plan, false) => name.to_owned(),
        (View::Plan, true) => format!("{title}: {name}"),
        (view, _) => format!("{}: {name}", view.label()),
    };
    let owner = Owner::new();
    let (page, paper) = owner.with(|| {
        let session = Session::new(plan.clone(), view, day, site);
        let paper =
            if with_paper { Paper(PaperProps { session }).to_html() } else { String::new() };
        (App(AppProps { session }).to_html(), paper)
    });
    // Without scripts, the document is part of the page.
    let role = if with_paper { " role=\"region\" aria-label=\"Full plan\"" } else { "" };
    StaticPage {
        title: escape(&title),
        body: format!("<div id=\"planner\">{page}</div><div id=\"paper\"{role}>{paper}</div>"),
    }
}
