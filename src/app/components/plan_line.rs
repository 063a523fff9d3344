//! The plan in one line, where a view has no form.

use leptos::prelude::*;

use super::{Changing, ViewLink, node_count};
use crate::{
    app::{Session, View},
    assessment::Assessment,
};

/// The plan in one line, and the way to change it.
#[component]
pub fn PlanLine() -> impl IntoView {
    let session = expect_context::<Session>();
    let title = session.text(Assessment::title);
    let nodes = session.text(|it| node_count(it.plan.nodes));
    let other_plans = session.is_static().then(|| {
        view! {
            <p class="unscripted hint">
                "Without JavaScript, this page shows the default plan. Each other plan has one page with everything about it."
            </p>
        }
        .into_any()
    });
    view! {
        <p class="plan-line" id="answer" tabindex="-1">
            <strong><Changing text=title/></strong>
            ", "
            <Changing text=nodes/>
            " · "
            <ViewLink view=View::Plan focus=".form input:checked">"change"</ViewLink>
        </p>
        {other_plans}
    }
}
