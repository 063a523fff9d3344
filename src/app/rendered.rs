//! Components rendered to HTML, for unit tests.

use leptos::prelude::*;
use scraper::{Html, Selector};

use super::{Session, Site, View};
use crate::{plan::Plan, reference::DATA_DAY};

/// The HTML of a component in a view of a plan.
pub(super) fn rendered<V: IntoView>(
    view: View,
    plan: &Plan,
    component: impl FnOnce() -> V,
) -> Html {
    let html = Owner::new().with(|| {
        provide_context(Session::new(plan.clone(), view, DATA_DAY, Site::OneFile));
        component().to_html()
    });
    Html::parse_fragment(&html)
}

/// The text of each element that matches a selector.
pub(super) fn texts(html: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector).map(|it| it.text().collect()).collect()
}

/// The value of an attribute of each element that matches a selector.
pub(super) fn attributes(html: &Html, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector).map(|it| it.attr(name).unwrap_or_default().to_owned()).collect()
}
