//! The header of every view: navigation, and buttons for the panels.

use leptos::prelude::*;

use super::ViewLink;
use crate::app::View;

/// The name, the navigation, and the buttons of two panels: Share and More.
#[component]
pub fn Header() -> impl IntoView {
    let links = View::ALL.map(|view| {
        // An anchor of the former single page lands on the link to the view that has that part now.
        view! { <li id=view.slug()><ViewLink view=view>{view.label()}</ViewLink></li> }.into_any()
    });
    view! {
        <header class="page-header">
            <p class="brand">
                "W&B "
                <span>"Deployment "</span>
                "Planner"
            </p>
            <nav aria-label="Views"><ul>{Vec::from(links)}</ul></nav>
            <div class="tools">
                <button type="button" id="show-share" popovertarget="share">"Share"</button>
                <button type="button" id="show-more" popovertarget="more" aria-label="More">
                    <span class="wide">"More"</span>
                    <span class="narrow" aria-hidden="true">"⋯"</span>
                </button>
            </div>
        </header>
    }
}
