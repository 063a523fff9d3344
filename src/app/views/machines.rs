//! The reverse question: what do machines satisfy that are already there?

use leptos::prelude::*;

use crate::{
    app::{
        Session, View,
        components::{PlanLink, Scroll},
    },
    assessment::{
        Verdict,
        reverse::{Answer, Existing, Hardware},
    },
    catalog::documented_machine,
    plan::{Invalid, NodeCount, Plan},
    reference::{Cloud, Component, Environment, Term as _, Tier},
};

/// What somebody says that they have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Have {
    /// How many worker nodes.
    Nodes,
    /// The machine of each worker node, or its size.
    Node,
    /// The machine of MySQL, or its size.
    Mysql,
}

impl Have {
    const ALL: [Self; 3] = [Self::Nodes, Self::Node, Self::Mysql];

    const fn key(self) -> &'static str {
        match self {
            Self::Nodes => "have-nodes",
            Self::Node => "have-node",
            Self::Mysql => "have-mysql",
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Nodes => "Worker nodes",
            Self::Node => "Each node",
            Self::Mysql => "MySQL",
        }
    }

    /// What stands in the field before anybody types: what the document names for Models only.
    fn default(self, cloud: Cloud) -> String {
        let machine = |component| {
            if cloud == Cloud::OnPremises {
                return "8x64".to_owned();
            }
            let (tier, environment) = (Tier::Models, Environment::Production);
            documented_machine(component, tier, environment, cloud).name.to_owned()
        };
        match self {
            Self::Nodes => NodeCount::default().to_string(),
            Self::Node => machine(Component::KubernetesNode),
            Self::Mysql => machine(Component::Mysql),
        }
    }

    /// What is wrong with a text.
    fn complaint(self, cloud: Cloud, text: &str) -> Option<Invalid> {
        let typed = text.trim();
        match self {
            Self::Nodes => typed.parse::<NodeCount>().err(),
            Self::Node => Hardware::read(cloud, Component::KubernetesNode, typed).err(),
            Self::Mysql => Hardware::read(cloud, Component::Mysql, typed).err(),
        }
    }
}

/// What the fields say, where each of them can be used.
fn existing(cloud: Cloud, [nodes, node, mysql]: [&str; 3]) -> Option<Existing> {
    Some(Existing {
        cloud,
        nodes: nodes.trim().parse().ok()?,
        node: Hardware::read(cloud, Component::KubernetesNode, node.trim()).ok()?,
        mysql: Hardware::read(cloud, Component::Mysql, mysql.trim()).ok()?,
    })
}

/// The plan of an answer with the machines that somebody has, where the catalog has them.
fn plan_of(answer: &Answer, existing: &Existing) -> Plan {
    let mut plan = Plan::new(answer.tier, answer.environment, existing.cloud);
    plan.nodes = existing.nodes;
    for (component, hardware) in
        [(Component::KubernetesNode, existing.node), (Component::Mysql, existing.mysql)]
    {
        let Hardware::Machine(machine) = hardware else { continue };
        let documented = documented_machine(component, plan.tier, plan.environment, plan.cloud());
        if machine != documented
            && let Ok(location) = plan.location.with_machine(component, machine.name)
        {
            plan.location = location;
        }
    }
    plan
}

/// The fields for what somebody has on the plan's cloud, and which deployments that satisfies.
#[component]
pub fn Machines() -> impl IntoView {
    let session = expect_context::<Session>();
    let cloud = Memo::new(move |_| session.plan.with(Plan::cloud));
    // A machine of the cloud before means nothing on this one.
    let fields = move || {
        let cloud = cloud.get();
        let typed = Have::ALL.map(|have| RwSignal::new(have.default(cloud)));
        let fields = Have::ALL.map(|have| field(cloud, have, typed[have as usize]));
        let answers = move || {
            let [nodes, node, mysql] = typed.map(|it| it.get());
            existing(cloud, [&nodes, &node, &mysql]).map(|existing| answers(&existing))
        };
        view! {
            <div class="have">{fields}</div>
            {answers}
        }
    };
    view! {
        <section aria-labelledby="machines-title" id="machines">
            <h2 id="machines-title">"Machines you have"</h2>
            <p class="hint">
                "Which deployments do they satisfy, against the documented minimum of each node? Name them as the cloud does, or write cores and GiB, such as 8x64. Disks are not compared."
            </p>
            {fields}
        </section>
    }
}

fn field(cloud: Cloud, have: Have, text: RwSignal<String>) -> impl IntoView {
    let key = have.key();
    let complaint = Memo::new(move |_| {
        text.with(|text| {
            let Invalid(rule) = have.complaint(cloud, text)?;
            Some(format!("“{text}” cannot be used: {rule}."))
        })
    });
    view! {
        <div class="field">
            <label for=key>{have.label()}</label>
            <input
                id=key
                type="text"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                aria-describedby=format!("{key}-error")
                aria-invalid=move || if complaint.with(Option::is_some) { "true" } else { "false" }
                value=text.get_untracked()
                on:input:target=move |event| text.set(event.target().value())
            />
            <p class="field-error" id=format!("{key}-error") aria-live="polite">
                {move || complaint.get()}
            </p>
        </div>
    }
}

fn answers(existing: &Existing) -> impl IntoView + use<> {
    let rows: Vec<_> = existing
        .satisfies()
        .iter()
        .map(|answer| {
            let (mark, verdict, said) = if answer.is_satisfied() {
                ("✓ ", Verdict::Meets, "Satisfied".to_owned())
            } else {
                ("✕ ", Verdict::FallsShort, format!("Short: {}", answer.shortfall()))
            };
            let deployment = format!("{}, {}", answer.tier.label(), answer.environment.label());
            view! {
                <tr>
                    <th scope="row">
                        <PlanLink plan=plan_of(answer, existing) view=View::Plan>
                            {deployment}
                        </PlanLink>
                    </th>
                    <td>
                        <span class="fit" data-verdict=verdict.key()>
                            <span aria-hidden="true">{mark}</span>
                            {said}
                        </span>
                    </td>
                </tr>
            }
        })
        .collect();
    view! {
        <Scroll label="What these machines satisfy">
            <table class="reverse">
                <thead>
                    <tr>
                        <th scope="col">"Deployment"</th>
                        <th scope="col">"These machines"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </Scroll>
    }
}
