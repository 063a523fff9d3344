//! Findings about installation options, for every plan with any one or two options changed.

use std::collections::BTreeSet;

use wandb_planner::{
    assessment::{Assessment, Severity},
    plan::{
        Authority, Delivery, Egress, FileSet, Ingress, InstallationOption, Mail, Network, Nodes,
        Plan, Platform, Storage, link,
    },
    reference::{
        Cloud::{self, Aws, Gcp, OnPremises},
        Environment, Term as _, Tier,
    },
};

type Says = fn(&Plan) -> Option<Severity>;

fn when(applies: bool, severity: Severity) -> Option<Severity> {
    applies.then_some(severity)
}

/// Every rule about installation options, with its severity in each plan.
const FINDINGS: &[(&str, Says)] = &[
    ("module-cannot-follow", |plan| {
        let it = plan.installation;
        let other = it.platform == Platform::OpenShift || it.egress == Egress::AirGapped;
        when(plan.has_terraform() && other, Severity::Warning)
    }),
    ("route-without-openshift", |plan| {
        let it = plan.installation;
        let lacks = it.ingress == Ingress::Route && it.platform != Platform::OpenShift;
        when(plan.has_kubernetes() && lacks, Severity::Warning)
    }),
    ("identity-outside-gke", |plan| {
        let openshift = plan.installation.platform == Platform::OpenShift;
        when(plan.has_kubernetes() && plan.cloud() == Gcp && openshift, Severity::Warning)
    }),
    ("air-gapped-mail", |plan| {
        let it = plan.installation;
        let lacks = it.egress == Egress::AirGapped && it.mail == Mail::Service;
        when(plan.has_kubernetes() && lacks, Severity::Warning)
    }),
    ("own-authority", |plan| {
        let own = plan.installation.authority == Authority::Own;
        when(plan.has_kubernetes() && own, Severity::Warning)
    }),
    ("minio-unmaintained", |plan| {
        let minio = plan.installation.storage == Storage::Minio;
        when(plan.cloud() == OnPremises && minio, Severity::Warning)
    }),
    ("existing-network", |plan| {
        let severity = if plan.cloud() == Aws { Severity::Note } else { Severity::Warning };
        when(plan.has_terraform() && plan.installation.network == Network::Existing, severity)
    }),
    ("shared-nodes", |plan| {
        when(plan.has_kubernetes() && plan.installation.node_use == Nodes::Shared, Severity::Note)
    }),
    ("options-without-effect", |plan| {
        let it = plan.installation;
        let for_kubernetes = it.ingress != Ingress::Default
            || it.authority == Authority::Own
            || it.node_use == Nodes::Shared
            || it.delivery == Delivery::GitOps;
        let unused = for_kubernetes && !plan.has_kubernetes()
            || it.network == Network::Existing && !plan.has_terraform()
            || it.storage != Storage::S3Compatible && plan.cloud() != OnPremises;
        when(unused, Severity::Warning)
    }),
];

/// The plan with each value of an option.
fn with(plan: &Plan, option: InstallationOption) -> Vec<Plan> {
    let written = |value: [&'static str; 3]| {
        let mut plan = plan.clone();
        option.write(&mut plan.installation, value[0]).expect("one of its values");
        plan
    };
    option.values().into_iter().map(written).collect()
}

fn plans() -> Vec<Plan> {
    let mut plans = Vec::new();
    for cloud in Cloud::ALL {
        for file_set in FileSet::ALL {
            let base = Plan::new(Tier::Combined, Environment::Production, *cloud);
            let base = Plan { file_set: *file_set, ..base };
            for (index, one) in InstallationOption::ALL.iter().enumerate() {
                for other in &InstallationOption::ALL[index + 1..] {
                    let changed = with(&base, *one);
                    plans.extend(changed.iter().flat_map(|plan| with(plan, *other)));
                }
            }
        }
    }
    plans
}

fn severity(assessment: &Assessment, id: &str) -> Option<Severity> {
    let found = assessment.findings.iter().find(|it| it.id.slug() == id);
    found.map(|it| it.severity)
}

#[test]
fn findings_match_the_table_above() {
    let mut seen = BTreeSet::new();
    for plan in plans() {
        let assessment = Assessment::of(&plan);
        for (id, says) in FINDINGS {
            let found = severity(&assessment, id);
            assert_eq!(found, says(&plan), "{id}: {}", link::encode(&plan));
            seen.extend(found.map(|_| *id));
        }
    }
    assert_eq!(seen.len(), FINDINGS.len(), "{seen:?}");
}

#[test]
fn no_option_adds_a_problem_and_remedies_remove_their_findings() {
    for plan in plans() {
        let assessment = Assessment::of(&plan);
        let base = Assessment::of(&Plan {
            installation: wandb_planner::plan::Installation::default(),
            ..plan.clone()
        });
        let problems = assessment.count(Severity::Problem);
        assert!(problems <= base.count(Severity::Problem), "{}", link::encode(&plan));
        for found in &assessment.findings {
            assert!(!found.evidence.is_empty(), "{}", found.id);
            let Some(remedy) = &found.remedy else { continue };
            if !FINDINGS.iter().any(|(id, _)| *id == found.id.slug()) {
                continue;
            }
            let after = Assessment::of(&remedy.change.apply(&plan));
            assert_eq!(severity(&after, found.id.slug()), None, "{}", link::encode(&plan));
            assert!(after.count(Severity::Problem) <= problems, "{}", link::encode(&plan));
        }
    }
}

#[test]
fn options_without_effect_are_named_and_not_listed_as_chosen() {
    let mut plan = Plan::new(Tier::Models, Environment::Production, Aws);
    plan.installation.authority = Authority::Own;
    plan.installation.delivery = Delivery::GitOps;
    plan.installation.storage = Storage::Ceph;
    let assessment = Assessment::of(&plan);
    let found = assessment.findings.iter().find(|it| it.id.slug() == "options-without-effect");
    assert_eq!(
        found.expect("three options").title,
        "These options have no effect on the files of this plan: Certificate authority, Object storage, Delivery"
    );
    assert_eq!(plan.chosen_options(), []);
    plan.file_set = FileSet::Kubernetes;
    let labels: Vec<&str> = plan.chosen_options().iter().map(|it| it.label).collect();
    assert_eq!(labels, ["Your own", "GitOps"]);
}
