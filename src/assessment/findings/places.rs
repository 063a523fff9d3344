//! Rules about where a plan cannot work.

use std::borrow::Cow;

use super::{Facts, Finding, Remedy, Severity};
use crate::{
    catalog::{
        AZURE_REGIONS_SOURCE, OfficialModule, Partition, azure_with_zones, is_azure_apart,
        nearest_to_unlisted,
    },
    evidence::{Evidence, Source},
    plan::{Access, Change, FileSet, Ipv4Range},
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

/// The inbound ranges that are so, with commas between them.
fn inbound(facts: &Facts, is_so: impl Fn(Ipv4Range) -> bool) -> Option<String> {
    let ranges = facts.plan.inbound.ranges().iter();
    let texts: Vec<String> =
        ranges.filter(|range| is_so(**range)).map(ToString::to_string).collect();
    (!texts.is_empty()).then(|| texts.join(", "))
}

fn is_of_the_network(range: Ipv4Range) -> bool {
    range.is_inside(Ipv4Range::MODULE_NETWORK)
}

/// Use private access, unless that would meet the addresses of the new network.
fn use_private_access(facts: &Facts) -> Option<Remedy> {
    let ranges = facts.plan.inbound.ranges();
    if facts.plan.has_terraform() && ranges.iter().any(|it| is_of_the_network(*it)) {
        return None;
    }
    let change = Change::Access(Access::Private);
    Some(Remedy { label: text::USE_PRIVATE_ACCESS.to_owned(), change })
}

/// On premises a load balancer for everybody may well be reached from inside.
pub(super) fn private_ranges_on_a_public_entry(facts: &Facts) -> Option<Finding> {
    let plan = facts.plan;
    if plan.access != Access::Public || plan.cloud() == Cloud::OnPremises {
        return None;
    }
    let ranges = inbound(facts, Ipv4Range::is_private)?;
    let mut finding = Finding::new(
        "private-ranges-on-a-public-entry",
        Severity::Warning,
        Topic::Networking,
        text::PRIVATE_RANGES,
        text::private_ranges_advice(&ranges),
        vec![Evidence::updated(
            text::PRIVATE_RANGES_EVIDENCE,
            Source { name: "RFC 1918 and RFC 6598", date: "2012-04-01" },
        )],
    );
    if plan.inbound.ranges().iter().all(|range| range.is_private()) {
        finding.remedy = use_private_access(facts);
    }
    Some(finding)
}

/// A range around the network is fine: then it lets in more than the clients.
pub(super) fn ranges_of_the_network(facts: &Facts) -> Option<Finding> {
    let cloud = facts.plan.cloud();
    if facts.plan.access != Access::Private || !facts.plan.has_terraform() {
        return None;
    }
    let ranges = inbound(facts, is_of_the_network)?;
    let network = Ipv4Range::MODULE_NETWORK.to_string();
    Some(Finding::new(
        "ranges-of-the-network",
        Severity::Warning,
        Topic::Networking,
        text::ranges_of_the_network(&network),
        text::ranges_of_the_network_advice(
            &ranges,
            if cloud == Cloud::Aws { text::SET_ANOTHER_NETWORK } else { text::FIXED_NETWORK },
        ),
        vec![Evidence::updated(
            if cloud == Cloud::Aws { text::NETWORK_BY_DEFAULT } else { text::NETWORK_IS_FIXED },
            OfficialModule::for_cloud(cloud).read_at,
        )],
    ))
}

/// With private access, or on premises, such a name works with a certificate of one's own.
pub(super) fn unprovable_domain(facts: &Facts) -> Option<Finding> {
    let plan = facts.plan;
    if !plan.domain.is_for_private_networks() {
        return None;
    }
    let is_public = plan.access == Access::Public && plan.cloud() != Cloud::OnPremises;
    let what_to_do = match plan.cloud() {
        _ if !plan.has_terraform() => text::OWN_CERTIFICATE,
        Cloud::Aws => text::OWN_CERTIFICATE_IN_ACM,
        Cloud::Gcp | Cloud::Azure | Cloud::OnPremises => text::OWN_CERTIFICATE_WITH_PRIVATE_ACCESS,
    };
    let mut finding = Finding::new(
        "unprovable-domain",
        if is_public { Severity::Warning } else { Severity::Note },
        Topic::Tls,
        text::unprovable_domain(plan.domain.as_str()),
        text::unprovable_domain_advice(what_to_do),
        vec![Evidence::updated(
            text::UNPROVABLE_DOMAIN_EVIDENCE,
            Source { name: "RFC 6761, RFC 6762 and RFC 8375", date: "2018-05-01" },
        )],
    );
    if is_public {
        finding.remedy = use_private_access(facts);
    }
    Some(finding)
}
