//! The installation options, which change the files, in a collapsed section.

use leptos::prelude::*;

use crate::{
    app::Session,
    plan::{Controller, InstallationOption},
};

/// The installation options. They are created when the section is opened.
#[component]
pub fn InstallationOptions() -> impl IntoView {
    let session = expect_context::<Session>();
    let open = session.opened.installation;
    let heading = move || match session.plan.with(|plan| plan.chosen_options().len()) {
        0 => "Installation".to_owned(),
        own => format!("Installation ({own} changed)"),
    };
    let options = move || {
        let option = |option: &InstallationOption| view! { <Chooser option=*option/> }.into_any();
        open.get().then(|| InstallationOption::ALL.iter().map(option).collect::<Vec<AnyView>>())
    };
    view! {
        <details
            class="options"
            id="installation"
            open=open.get_untracked()
            on:toggle:target=move |event| open.set(event.target().has_attribute("open"))
        >
            <summary>{move || heading()}</summary>
            {move || options()}
        </details>
    }
}

/// One option, unless it does not affect the plan.
#[component]
fn Chooser(option: InstallationOption) -> impl IntoView {
    let session = expect_context::<Session>();
    let key = option.parameter();
    let chosen = move || session.plan.with(|plan| option.read(&plan.installation));
    let meaning = move || {
        let chosen = chosen();
        if chosen == "default" {
            // Only the ingress controller has this value, which depends on the plan.
            return session.plan.with(|plan| match plan.controller() {
                Controller::OpenShiftRouter => "OpenShift's router",
                Controller::IngressNginx => "The class of ingress-nginx",
                _ => "The cloud's load balancer",
            });
        }
        option.values().iter().find(|[slug, ..]| *slug == chosen).map_or("", |value| value[2])
    };
    let item = move |[slug, label, _]: [&'static str; 3]| {
        view! {
            <option value=slug selected=untrack(chosen) == slug>{label}</option>
        }
        .into_any()
    };
    let chooser = move || {
        view! {
            <div class="field">
                <label for=key>{option.legend()}</label>
                <select
                    id=key
                    aria-describedby=format!("{key}-hint")
                    prop:value=chosen
                    on:change:target=move |event| session.install(option, &event.target().value())
                >
                    {option.values().into_iter().map(item).collect::<Vec<AnyView>>()}
                </select>
                <p class="hint" id=format!("{key}-hint")>{move || meaning()}</p>
            </div>
        }
        .into_any()
    };
    let matters = Memo::new(move |_| session.plan.with(|plan| plan.is_affected_by(option)));
    view! { {move || matters.get().then(chooser)} }
}
