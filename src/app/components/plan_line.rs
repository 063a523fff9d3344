//! The plan in one line, where a view has no form.

use leptos::prelude::*;

use super::{Changing, ViewLink};
use crate::{
    app::{Session, View},
    assessment::Assessment,
};

/// The plan in one line, and the way to change it.
#[component]
pub fn PlanLine() -> impl IntoView {
    let session = expect_context::<Session>();
    let title = session.text(Assessment::title);
    let nodes = session.text(|it| match it.plan.nodes.get() {
        1 => "1 node".to_owned(),
        nodes => format!("{nodes} nodes"),
    });
    view! {
        <p class="plan-line" id="answer" tabindex="-1">
            <strong><Changing text=title/></strong>
            ", "
            <Changing text=nodes/>
            " · "
            <ViewLink view=View::Plan>"change"</ViewLink>
        </p>
    }
}
