//! A page as a browser reads it, and the plans whose pages are looked at.

use leptos::prelude::*;
use scraper::{ElementRef, Html, Selector};
use wandb_planner::{
    app::{App, AppProps, Session, Site, View},
    plan::{MysqlMachine, NodeCount, Plan},
    reference::{Cloud, DATA_DAY},
};

/// The base plans, also on premises: every plan that has a page of its own.
pub fn base_plans() -> impl Iterator<Item = Plan> {
    Plan::base_plans().chain(Plan::base_plans_on(Cloud::OnPremises))
}

/// The base plans, those with one node, and those with the other MySQL machine.
pub fn plans() -> impl Iterator<Item = Plan> {
    let with_options = Plan::base_plans().flat_map(|base| {
        let one_node = Plan { nodes: NodeCount::new(1).unwrap(), ..base.clone() };
        [one_node, Plan { mysql_machine: MysqlMachine::MeetsSizing, ..base }]
    });
    base_plans().chain(with_options)
}

/// The plans whose page of a view is another than that of the plans before.
pub fn plans_of(view: View) -> Vec<Plan> {
    if view == View::Plan { plans().collect() } else { base_plans().collect() }
}

/// A rendered page.
pub struct Page(Html);

impl Page {
    /// What stands in the body.
    pub fn parse(body: &str) -> Self {
        Self(Html::parse_document(&format!("<!doctype html><body>{body}")))
    }

    /// The static page of a view of a plan.
    pub fn of(view: View, plan: &Plan) -> Self {
        Self::after(view, plan, |_| ())
    }

    /// The same after something has happened to the state of the page.
    pub fn after(view: View, plan: &Plan, happens: impl FnOnce(Session)) -> Self {
        let html = Owner::new().with(|| {
            let session = Session::new(plan.clone(), view, DATA_DAY, Site::Static(""));
            happens(session);
            App(AppProps { session }).to_html()
        });
        Self::parse(&html)
    }

    /// Every element that a selector names, in order.
    pub fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        let selector = Selector::parse(selector).expect("a selector");
        self.0.select(&selector).collect()
    }

    /// The one element that a selector names.
    #[track_caller]
    pub fn one(&self, selector: &str) -> ElementRef<'_> {
        let found = self.all(selector);
        assert_eq!(found.len(), 1, "{selector}");
        found[0]
    }

    /// The element with an id.
    #[track_caller]
    pub fn by_id(&self, id: &str) -> ElementRef<'_> {
        self.one(&format!("[id={id:?}]"))
    }

    /// What each element that a selector names says.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).into_iter().map(text).collect()
    }

    /// What the one element that a selector names says.
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        text(self.one(selector))
    }

    /// Every value that an attribute has.
    pub fn values(&self, attribute: &str) -> Vec<&str> {
        let with = self.all(&format!("[{attribute}]"));
        with.into_iter().filter_map(|it| it.attr(attribute)).collect()
    }
}

/// What an element says, with one space between words.
pub fn text(element: ElementRef<'_>) -> String {
    spaced(&element.text().collect::<String>())
}

/// The value in a button that opens its evidence, without marks and what is said about it.
pub fn value(button: ElementRef<'_>) -> String {
    let beside = Selector::parse(".kind, .hidden, [aria-hidden=true]").expect("a selector");
    let is_beside = |it| ElementRef::wrap(it).is_some_and(|it| beside.matches(&it));
    let texts = button.descendants().filter(|it| !it.ancestors().any(is_beside));
    spaced(&texts.filter_map(|it| it.value().as_text().map(|it| &**it)).collect::<String>())
}

/// A text with one space between words.
pub fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
