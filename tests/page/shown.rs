//! A parsed page, and the plans whose pages the tests check.

use leptos::prelude::*;
use scraper::{ElementRef, Html, Selector};
use wandb_planner::{
    app::{App, AppProps, Session, Site, View},
    plan::{MysqlMachine, NodeCount, Plan},
    reference::{Cloud, DATA_DAY},
};

/// The base plans, including on premises: every plan that has its own page.
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

/// The plans for which the page of a view differs.
pub fn plans_of(view: View) -> Vec<Plan> {
    if view == View::Plan { plans().collect() } else { base_plans().collect() }
}

/// A rendered page.
pub struct Page(Html);

impl Page {
    /// Parses the contents of a body.
    pub fn parse(body: &str) -> Self {
        Self(Html::parse_document(&format!("<!doctype html><body>{body}")))
    }

    /// The static page of a view of a plan.
    pub fn of(view: View, plan: &Plan) -> Self {
        Self::after(view, plan, |_| ())
    }

    /// The static page of a view of a plan after a change of the page's state.
    pub fn after(view: View, plan: &Plan, happens: impl FnOnce(Session)) -> Self {
        let html = Owner::new().with(|| {
            let session = Session::new(plan.clone(), view, DATA_DAY, Site::Static(""));
            happens(session);
            App(AppProps { session }).to_html()
        });
        Self::parse(&html)
    }

    /// All elements that match a selector, in order.
    pub fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        let selector = Selector::parse(selector).expect("a selector");
        self.0.select(&selector).collect()
    }

    /// The only element that matches a selector.
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

    /// The text of each element that matches a selector.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).into_iter().map(text).collect()
    }

    /// The text of the only element that matches a selector.
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        text(self.one(selector))
    }

    /// All values of an attribute.
    pub fn values(&self, attribute: &str) -> Vec<&str> {
        let with = self.all(&format!("[{attribute}]"));
        with.into_iter().filter_map(|it| it.attr(attribute)).collect()
    }
}

/// The text of an element, with single spaces between words.
pub fn text(element: ElementRef<'_>) -> String {
    spaced(&element.text().collect::<String>())
}

/// The value in a button that opens its evidence, without symbols and remarks.
pub fn value(button: ElementRef<'_>) -> String {
    let remarks = Selector::parse(".kind, .hidden, [aria-hidden=true]").expect("a selector");
    let is_remark = |it| ElementRef::wrap(it).is_some_and(|it| remarks.matches(&it));
    let texts = button.descendants().filter(|it| !it.ancestors().any(is_remark));
    spaced(&texts.filter_map(|it| it.value().as_text().map(|it| &**it)).collect::<String>())
}

/// A text with single spaces between words.
pub fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
