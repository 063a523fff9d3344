//! The plan in one line, for views without the form.

use leptos::prelude::*;

use super::{Changing, ViewLink, node_count};
use crate::{
    app::{Session, View},
    assessment::Assessment,
};

/// The plan in one line, with a link to the form.
#[component]
pub fn PlanLine() -> impl IntoView {
    let session = expect_context::<Session>();
    let title = session.text(Assessment::title);
    let nodes = session.text(|it| node_count(it.plan.nodes));
    let other_plans = session.is_static().then(|| {
        view! {
            <p class="unscripted hint">
                "Without JavaScript, this page shows the default plan. Every other plan has its own page with all of its details."
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
