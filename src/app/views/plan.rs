//! The plan: the form, and the answer next to it.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsValue;

use super::{Cost, Sizes};
use crate::{
    app::{
        Session, browser,
        components::{Changing, Findings, Form, Picture, fit, picture_address},
    },
    assessment::{Assessment, SizedComponent},
    diagram,
    reference::{Cloud, Component},
};

/// The number of PNG pixels per CSS pixel, in each direction.
const PNG_SCALE: u32 = 2;

/// The plan view.
#[component]
pub fn PlanView() -> impl IntoView {
    view! {
        <div class="planner">
            <div class="choices-beside"><Form/></div>
            <div class="answer" id="answer" tabindex="-1">
                <Answer/>
                <Findings/>
                <Sizes/>
                <Cost/>
                <Pictures/>
            </div>
        </div>
    }
}

/// The plan's title, its machines and its key figures.
#[component]
fn Answer() -> impl IntoView {
    let session = expect_context::<Session>();
    let nodes = session.text(|it| it.plan.nodes.to_string());
    let all_cores = session.text(|it| it.totals.all_nodes.cpu.value.0.to_string());
    let all_memory = session.text(|it| it.totals.all_nodes.memory.value.0.to_string());
    let times = session
        .text(|it| if it.plan.cloud() == Cloud::OnPremises { " " } else { " × " }.to_owned());
    let storage = session.text(|it| it.object_storage.value.to_owned());
    view! {
        <section class="summary" aria-labelledby="summary-title">
            <h1 id="summary-title">{session.text(Assessment::title)}</h1>
            <dl class="figures">
                <div class="figure">
                    <dt>"Worker nodes"</dt>
                    <dd>
                        <span class="number"><Changing text=nodes/></span>
                        {times}
                        <Machine read=|it| &it.kubernetes/>
                    </dd>
                </div>
                <div class="figure">
                    <dt>"MySQL"</dt>
                    <dd><Machine read=|it| &it.mysql/></dd>
                </div>
                <div class="figure">
                    <dt>"Object storage"</dt>
                    <dd>
                        <strong><Changing text=storage/></strong>
                        <span class="detail">"pre-signed URLs, CORS"</span>
                    </dd>
                </div>
                <div class="figure">
                    <dt>"All nodes, minimum"</dt>
                    <dd>
                        <span class="number"><Changing text=all_cores/></span>
                        " cores "
                        <span class="number"><Changing text=all_memory/></span>
                        " GB"
                    </dd>
                </div>
            </dl>
            // The live region of the results: one sentence with all of them.
            <p class="sentence" role="status" id="sentence">{session.text(Assessment::sentence)}</p>
        </section>
    }
}

/// A machine with its size and its fit. On premises, only the size.
#[component]
fn Machine(read: fn(&Assessment) -> &SizedComponent) -> impl IntoView {
    let session = expect_context::<Session>();
    let name = session.text(move |it| match it.plan.cloud() {
        Cloud::OnPremises => match (read(it).component, it.plan.nodes.get()) {
            (Component::KubernetesNode, 1) => "server",
            (Component::KubernetesNode, _) => "servers",
            (Component::Mysql, _) => "1 server",
        }
        .to_owned(),
        _ => read(it).chosen.machine.name.to_string(),
    });
    let size = session.text(move |it| {
        let part = read(it);
        match it.plan.cloud() {
            Cloud::OnPremises => format!("{}, {}", part.cpu.value, part.memory.value),
            _ => format!("{} vCPU, {}", part.chosen.machine.vcpu.0, part.chosen.machine.memory),
        }
    });
    let on_premises = move || session.plan.with(|it| it.cloud() == Cloud::OnPremises);
    let fits =
        move || session.assessment.with(|it| (!on_premises()).then(|| fit(&read(it).chosen)));
    view! {
        <code class:plain=on_premises><Changing text=name/></code>
        <span class="detail"><Changing text=size/></span>
        {move || fits()}
    }
}

/// The pictures of the architecture, and of the pods on the nodes.
#[component]
fn Pictures() -> impl IntoView {
    let session = expect_context::<Session>();
    let svg = session.text(|it| diagram::architecture(it, ""));
    let words = Signal::derive(move || session.assessment.with(diagram::architecture_in_words));
    let alternative =
        session.text(|it| format!("Architecture of {}. A text description follows.", it.title()));
    // Created when opened, to keep updates cheap. A static page includes it.
    let pods_opened = RwSignal::new(session.is_static());
    let pods = move || {
        let svg = session.text(diagram::pods);
        let words = Signal::derive(move || session.assessment.with(diagram::pods_in_words));
        let alternative = session.text(|it| {
            format!("W&B's pods on the nodes of {}. A text description follows.", it.title())
        });
        view! {
            <Picture svg=svg label="Pods on the nodes" alternative=alternative words=words/>
            <p class="hint">
                "The pods are packed onto as few nodes as possible, to show that they fit; Kubernetes spreads them."
            </p>
        }
        .into_any()
    };
    let failure = RwSignal::new("");
    let save = move |name: &str, kind: &str, contents: &JsValue| {
        let refused = browser::download(name, kind, contents).is_err();
        failure.set(if refused { "Your browser blocked the download." } else { "" });
    };
    let save_svg = move |_| {
        let svg = svg.get_untracked();
        save("architecture.svg", "image/svg+xml", &JsValue::from_str(&svg));
    };
    let save_png = move |_| {
        let address = picture_address(&svg.get_untracked());
        spawn_local(async move {
            match browser::draw(&address, PNG_SCALE).await {
                Ok(png) => save("architecture.png", "image/png", &png),
                Err(_) => failure
                    .set("Your browser could not draw the picture. Download the SVG instead."),
            }
        });
    };
    view! {
        <section class="pictures" aria-labelledby="architecture-title">
            <h2 id="architecture-title">"Architecture"</h2>
            <Picture svg=svg label="Picture of the architecture" alternative=alternative words=words/>
            <p class="actions">
                <button type="button" class="action" on:click=save_svg>"Download SVG"</button>
                <button type="button" class="action" on:click=save_png>"Download PNG"</button>
                <span class="field-error" role="status">{failure}</span>
            </p>
            <details id="pods" on:toggle=move |_| pods_opened.set(true)>
                <summary>"How W&B's pods fit on the nodes, even if one is lost"</summary>
                {move || pods_opened.get().then(pods)}
            </details>
        </section>
    }
}
