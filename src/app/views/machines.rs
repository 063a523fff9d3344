//! The reverse question: what do machines satisfy that are already there?

use leptos::prelude::*;

use crate::{
    app::{
        Session, View,
        components::{Fit, PlanLink, Scroll, explanation},
        have::{Have, existing},
    },
    assessment::{
        Verdict,
        reverse::{Answer, Existing},
    },
    catalog::documented_machine,
    plan::Plan,
    reference::{Component, Term as _},
};

/// The plan of an answer with the machines that somebody has, where the catalog has them.
fn plan_of(answer: &Answer, existing: &Existing) -> Plan {
    let mut plan = Plan::new(answer.tier, answer.environment, existing.cloud);
    plan.nodes = existing.nodes;
    for (component, hardware) in
        [(Component::KubernetesNode, existing.node), (Component::Mysql, existing.mysql)]
    {
        // On a cloud a size names no machine, and the plan keeps the documented one.
        let documented = documented_machine(component, plan.tier, plan.environment, plan.cloud());
        if let Ok(location) = plan.location.with_machine(component, &hardware.spelling())
            && location.machine(component) != Some(documented)
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
    let fields = Have::ALL.map(|have| view! { <HaveField have=have/> }.into_any());
    let satisfied = move || {
        let [nodes, node, mysql] = Have::ALL.map(|have| session.have(have));
        let cloud = session.plan.with(Plan::cloud);
        existing(cloud, [&nodes, &node, &mysql]).map(|existing| answers(&existing))
    };
    view! {
        <section aria-labelledby="machines-title" id="machines">
            <h2 id="machines-title">"Machines you have"</h2>
            <p class="hint">
                "See which deployments your existing machines can run, by the documented minimum of each node and the number of nodes that W&B's pods need. Enter a machine type, or cores x GiB such as 8x64. Disk size is not checked."
            </p>
            <div class="have">{Vec::from(fields)}</div>
            {move || satisfied()}
        </section>
    }
}

/// One field, with what is wrong with the text in it.
#[component]
fn HaveField(have: Have) -> impl IntoView {
    let session = expect_context::<Session>();
    let key = have.key();
    let complaint = move || {
        let text = session.have(have);
        let rule = have.complaint(session.plan.with(Plan::cloud), &text)?;
        Some(format!("“{text}” is not valid: {rule}."))
    };
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
                aria-invalid=move || if complaint().is_some() { "true" } else { "false" }
                value=untrack(|| session.have(have))
                prop:value=move || session.have(have)
                on:input:target=move |event| session.type_have(have, event.target().value())
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
            let (verdict, says) = if answer.is_satisfied() {
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
                        <Fit verdict=verdict says=says/>
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

    /// What the page says about machines that are there.
    fn answered(cloud: Cloud, have: [&str; 3]) -> scraper::Html {
        let existing = existing(cloud, have).expect("they can be used");
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
    fn servers_that_are_there_are_the_servers_of_the_plans_that_the_answers_lead_to() {
        let html = answered(Cloud::OnPremises, ["3", "24x192GB", "8x64"]);
        let links = attributes(&html, "a", "href");
        assert_eq!(links.len(), 6);
        for link in links {
            assert!(link.contains("&node-machine=24x192"), "{link}");
            // That is the documented size of Production.
            let named = link.contains("&mysql-machine=8x64");
            assert_eq!(named, link.contains("env=test-dev"), "{link}");
        }
    }

    #[test]
    fn a_burstable_machine_is_said_to_be_one() {
        let remarks = |node| {
            let said = texts(&answered(Cloud::Aws, ["3", node, "db.r6g.large"]), "p");
            said.into_iter().filter(|it| it.contains("burstable")).collect::<Vec<_>>()
        };
        let remark = "t3a.2xlarge is burstable: its full CPU is available only in bursts.";
        assert_eq!(remarks("t3a.2xlarge"), [remark]);
        assert!(remarks("m6a.2xlarge").is_empty());
    }

    /// What is said below a field with a text in it.
    #[track_caller]
    fn check_complaint(have: Have, typed: &str, expected: &str) {
        let plan = Plan::new(Tier::Models, Environment::Production, Cloud::Gcp);
        let html = rendered(View::Compare, &plan, || {
            expect_context::<Session>().type_have(have, typed.to_owned());
            view! { <HaveField have=have/> }
        });
        let said = texts(&html, ".field-error").concat();
        assert!(said.contains(expected) && said.is_empty() == expected.is_empty(), "{said}");
        assert_eq!(attributes(&html, "input", "value"), [typed]);
        assert_eq!(attributes(&html, "input", "aria-invalid"), [(!said.is_empty()).to_string()]);
    }

    #[test]
    fn what_is_typed_and_cannot_be_used_is_named_and_gets_no_answer() {
        check_complaint(Have::Nodes, "0", "“0” is not valid: use a whole number");
        check_complaint(Have::Node, "t2a-standard-8", "ARM");
        check_complaint(Have::Mysql, "<b>", "“<b>” is not valid");
        check_complaint(Have::Nodes, " 4 ", "");
        assert_eq!(existing(Cloud::Gcp, ["0", "8x64", "8x64"]), None);
        assert_eq!(existing(Cloud::Gcp, ["3", "<b>", "8x64"]), None);
    }
}
