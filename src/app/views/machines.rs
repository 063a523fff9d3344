//! The reverse question: which deployments can existing machines run?

use leptos::prelude::*;

use crate::{
    app::{
        Session, View,
        components::{Fit, PlanLink, Scroll, explanation},
        machine_field::{MachineField, existing},
    },
    assessment::{
        Verdict,
        reverse::{Answer, Existing},
    },
    catalog::documented_machine,
    plan::Plan,
    reference::{Component, Term as _},
};

/// The plan of an answer, with the existing machines that the catalog knows.
fn plan_of(answer: &Answer, existing: &Existing) -> Plan {
    let mut plan = Plan::new(answer.tier, answer.environment, existing.cloud);
    plan.nodes = existing.nodes;
    for (component, hardware) in
        [(Component::KubernetesNode, existing.node), (Component::Mysql, existing.mysql)]
    {
        // On a cloud, a size does not name a machine, so the plan keeps the documented one.
        let documented = documented_machine(component, plan.tier, plan.environment, plan.cloud());
        if let Ok(location) = plan.location.with_machine(component, &hardware.spelling())
            && location.machine(component) != Some(documented)
        {
            plan.location = location;
        }
    }
    plan
}

/// The fields for existing machines on the plan's cloud, and the deployments that they can run.
#[component]
pub fn Machines() -> impl IntoView {
    let session = expect_context::<Session>();
    let fields = MachineField::ALL.map(|field| view! { <MachineInput field=field/> }.into_any());
    let satisfied = move || {
        let [nodes, node, mysql] = MachineField::ALL.map(|field| session.machine_text(field));
        let cloud = session.plan.with(Plan::cloud);
        existing(cloud, [&nodes, &node, &mysql]).map(|existing| answers(&existing))
    };
    view! {
        <section aria-labelledby="machines-title" id="machines">
            <h2 id="machines-title">"Machines you have"</h2>
            <p class="hint">
                "See which deployments your existing machines can run. Each node is compared with the documented minimum, and their number with what W&B's pods need even if one fails. Enter a machine type, or cores x GiB such as 8x64. Disk size is not checked."
            </p>
            <div class="have">{Vec::from(fields)}</div>
            {move || satisfied()}
        </section>
    }
}

/// One field, with the error in it.
#[component]
fn MachineInput(field: MachineField) -> impl IntoView {
    let session = expect_context::<Session>();
    let key = field.key();
    let complaint = move || {
        let text = session.machine_text(field);
        let rule = field.complaint(session.plan.with(Plan::cloud), &text)?;
        Some(format!("“{text}” is not valid: {rule}."))
    };
    view! {
        <div class="field">
            <label for=key>{field.label()}</label>
            <input
                id=key
                type="text"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                aria-describedby=format!("{key}-error")
                aria-invalid=move || if complaint().is_some() { "true" } else { "false" }
                value=untrack(|| session.machine_text(field))
                prop:value=move || session.machine_text(field)
                on:input:target=move |event| session.type_machine(field, event.target().value())
            />
            <p class="field-error" id=format!("{key}-error") aria-live="polite">
                {move || complaint()}
            </p>
        </div>
    }
}

fn answers(existing: &Existing) -> AnyView {
    let rows: Vec<AnyView> = existing
        .satisfies()
        .iter()
        .map(|answer| {
            let (verdict, label) = if answer.is_satisfied() {
                (Verdict::Meets, "Satisfied".to_owned())
            } else {
                (Verdict::FallsShort, format!("Short: {}", answer.shortfall()))
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
                        <Fit verdict=verdict label=label/>
                    </td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let remark = |remark| view! { <p>{remark}</p> }.into_any();
    let remarks = existing.remarks().into_iter().map(remark).collect::<Vec<AnyView>>();
    let other = existing.other_installation().as_ref().map(explanation);
    view! {
        <Scroll label="What these machines can run">
            <table class="reverse">
                <caption class="hidden">"Deployments that these machines can run"</caption>
                <thead>
                    <tr>
                        <th scope="col">"Deployment"</th>
                        <th scope="col">"These machines"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </Scroll>
        {remarks}
        {other}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::rendered::{attributes, rendered, texts},
        reference::{Cloud, Environment, Tier},
    };

    /// The page's answers for existing machines.
    fn answered(cloud: Cloud, machines: [&str; 3]) -> scraper::Html {
        let existing = existing(cloud, machines).expect("valid machines");
        rendered(View::Compare, &Plan::new(Tier::Models, Environment::Production, cloud), || {
            answers(&existing)
        })
    }

    #[test]
    fn machines_get_an_answer_for_every_deployment() {
        let html = answered(Cloud::Aws, ["2", "r7i.2xlarge", "4x32"]);
        let fits = texts(&html, ".fit");
        assert_eq!(fits.len(), 6, "{fits:?}");
        assert_eq!(fits[0], "✕ Short: 1 node");
        assert_eq!(
            fits[5],
            "✕ Short: each node by 8 cores and 64 GB; MySQL by 4 cores and 32 GB; 1 node"
        );
    }

    #[test]
    fn links_of_answers_keep_the_servers() {
        let html = answered(Cloud::OnPremises, ["3", "24x192GB", "8x64"]);
        let links = attributes(&html, "a", "href");
        assert_eq!(links.len(), 6);
        for link in links {
            assert!(link.contains("&node-machine=24x192"), "{link}");
            // Only Test/Dev documents a different size.
            let named = link.contains("&mysql-machine=8x64");
            assert_eq!(named, link.contains("env=test-dev"), "{link}");
        }
    }

    #[test]
    fn burstable_machines_get_a_remark() {
        let remarks = |node| {
            let remarks = texts(&answered(Cloud::Aws, ["3", node, "db.r6g.large"]), "p");
            remarks.into_iter().filter(|it| it.contains("burstable")).collect::<Vec<_>>()
        };
        let remark = "t3a.2xlarge is burstable: its full CPU is available only in bursts.";
        assert_eq!(remarks("t3a.2xlarge"), [remark]);
        assert!(remarks("m6a.2xlarge").is_empty());
    }

    /// Checks the error below a field.
    #[track_caller]
    fn check_complaint(field: MachineField, typed: &str, expected: &str) {
        let plan = Plan::new(Tier::Models, Environment::Production, Cloud::Gcp);
        let html = rendered(View::Compare, &plan, || {
            expect_context::<Session>().type_machine(field, typed.to_owned());
            view! { <MachineInput field=field/> }
        });
        let error = texts(&html, ".field-error").concat();
        assert!(error.contains(expected) && error.is_empty() == expected.is_empty(), "{error}");
        assert_eq!(attributes(&html, "input", "value"), [typed]);
        assert_eq!(attributes(&html, "input", "aria-invalid"), [(!error.is_empty()).to_string()]);
    }

    #[test]
    fn invalid_input_gets_an_error_and_no_answer() {
        check_complaint(MachineField::Nodes, "0", "“0” is not valid: use a whole number");
        check_complaint(MachineField::Node, "t2a-standard-8", "ARM");
        check_complaint(MachineField::Mysql, "<b>", "“<b>” is not valid");
        check_complaint(MachineField::Nodes, " 4 ", "");
        assert_eq!(existing(Cloud::Gcp, ["0", "8x64", "8x64"]), None);
        assert_eq!(existing(Cloud::Gcp, ["3", "<b>", "8x64"]), None);
    }
}
