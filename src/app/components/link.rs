//! Links to views and plans. Each has a real address, but following it does not load a page.

use leptos::prelude::*;

use crate::{
    app::{Session, View, browser},
    plan::Plan,
};

/// A link to a view of the current plan.
#[component]
pub fn ViewLink(
    /// The view.
    view: View,
    /// The selector of the element that gets focus.
    #[prop(default = "main h1")]
    focus: &'static str,
    children: Children,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let current = move || (session.view.get() == view).then_some("page");
    let follow = move |event: leptos::ev::MouseEvent| {
        if browser::is_plain(&event) {
            event.prevent_default();
            session.go(view);
            browser::focus(focus);
        }
    };
    view! {
        <a href=move || session.href(view) aria-current=current on:click=follow>
            {children()}
        </a>
    }
}

/// A link to a plan.
#[component]
pub fn PlanLink(
    /// The plan.
    plan: Plan,
    /// The view that shows it. Default: the current view.
    #[prop(optional)]
    view: Option<View>,
    /// The selector of the element that gets focus: the link may disappear along with the finding that it
    /// fixes.
    #[prop(default = "#answer")]
    focus: &'static str,
    /// The CSS class.
    #[prop(default = "")]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let target = move || view.unwrap_or_else(|| session.view.get());
    let href = {
        let plan = plan.clone();
        move || session.href_of(target(), &plan)
    };
    let current = {
        let plan = plan.clone();
        move || session.plan.with(|it| *it == plan).then_some("true")
    };
    let follow = move |event: leptos::ev::MouseEvent| {
        if browser::is_plain(&event) {
            event.prevent_default();
            session.open(
                view.unwrap_or_else(|| session.view.get_untracked()),
                plan.clone(),
                Vec::new(),
            );
            browser::close_panel();
            browser::focus(focus);
        }
    };
    view! { <a class=class href=href aria-current=current on:click=follow>{children()}</a> }
}
