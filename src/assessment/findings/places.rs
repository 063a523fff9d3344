//! Rules about where a plan cannot work.

use std::borrow::Cow;

use super::{Facts, Finding, Remedy, Severity};
use crate::{
    catalog::{
        AZURE_REGIONS_SOURCE, OfficialModule, Partition, azure_with_zones, is_azure_apart,
        nearest_to_unlisted,
    },
    evidence::Evidence,
    plan::{Change, FileSet},
    reference::{Cloud, Term as _, Topic},
    text::places as text,
};

fn use_region(region: &'static str) -> Option<Remedy> {
    Some(Remedy { label: text::use_region(region), change: Change::Region(region) })
}

/// W&B's modules are written for the largest part of each cloud.
pub(super) fn cloud_apart(facts: &Facts) -> Option<Finding> {
    if !facts.plan.has_terraform() {
        return None;
    }
    let (cloud, region) = (facts.plan.cloud(), facts.plan.location.region().as_str());
    let partition = Partition::of(region);
    let (title, advice, fact) = match cloud {
        Cloud::Aws if partition != Partition::COMMERCIAL => (
            text::apart_on_aws(region, partition.name),
            Cow::Owned(text::apart_on_aws_advice(partition.name)),
            text::APART_ON_AWS_EVIDENCE,
        ),
        Cloud::Azure if is_azure_apart(region) => (
            text::apart_on_azure(region),
            Cow::Borrowed(text::APART_ON_AZURE_ADVICE),
            text::APART_ON_AZURE_EVIDENCE,
        ),
        Cloud::Aws | Cloud::Gcp | Cloud::Azure | Cloud::OnPremises => return None,
    };
    let mut finding = Finding::new(
        "cloud-apart",
        Severity::Warning,
        Topic::Provisioning,
        title,
        advice,
        vec![Evidence::updated(fact, OfficialModule::for_cloud(cloud).read_at)],
    );
    finding.remedy = Some(Remedy {
        label: text::USE_KUBERNETES_FILES.to_owned(),
        change: Change::FileSet(FileSet::Kubernetes),
    });
    Some(finding)
}

pub(super) fn region_without_zones(facts: &Facts) -> Option<Finding> {
    if facts.plan.cloud() != Cloud::Azure || !facts.plan.has_terraform() {
        return None;
    }
    let region = facts.plan.location.region().as_str();
    let with_zones = azure_with_zones(region)?;
    let mut finding = Finding::new(
        "region-without-zones",
        Severity::Warning,
        Topic::Provisioning,
        text::without_zones(region),
        text::without_zones_advice(with_zones),
        vec![
            Evidence::updated(
                text::WITHOUT_ZONES_EVIDENCE,
                OfficialModule::for_cloud(Cloud::Azure).read_at,
            ),
            Evidence::updated(text::WITHOUT_ZONES_LIST, AZURE_REGIONS_SOURCE),
        ],
    );
    finding.remedy = use_region(with_zones);
    Some(finding)
}

pub(super) fn unknown_region(facts: &Facts) -> Option<Finding> {
    let (cloud, region) = (facts.plan.cloud(), facts.plan.location.region().as_str());
    if cloud == Cloud::Azure && is_azure_apart(region) {
        return None;
    }
    let (nearest, source) = nearest_to_unlisted(cloud, region)?;
    let mut finding = Finding::new(
        "unknown-region",
        Severity::Warning,
        Topic::Provisioning,
        text::unknown_region(region, cloud.label()),
        text::unknown_region_advice(nearest),
        vec![Evidence::updated(text::UNKNOWN_REGION_EVIDENCE, source)],
    );
    finding.remedy = use_region(nearest);
    Some(finding)
}
