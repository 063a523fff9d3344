//! Rules about regions, networks and domains where a plan cannot work.

use std::borrow::Cow;

use ipnet::Ipv4Net;

use super::{Facts, Finding, FindingId, Remedy, Severity};
use crate::{
    catalog::{
        AZURE_REGIONS_SOURCE, OfficialModule, Partition, azure_with_zones, is_sovereign_azure,
        nearest_to_unlisted,
    },
    evidence::{Evidence, Source},
    plan::{self, Access, Change, FileSet, MODULE_NETWORK},
    reference::{Cloud, Term as _, Topic},
};

fn use_region(region: &'static str) -> Option<Remedy> {
    Some(Remedy { label: format!("Use {region}"), change: Change::Region(region) })
}

/// W&B's modules support only the main partition of each cloud.
pub(super) fn cloud_apart(facts: &Facts) -> Option<Finding> {
    if !facts.plan.has_terraform() {
        return None;
    }
    let (cloud, region) = (facts.plan.cloud(), facts.plan.location.region().as_str());
    let partition = Partition::of(region);
    let (title, advice, fact) = match cloud {
        Cloud::Aws if partition != Partition::COMMERCIAL => (
            format!(
                "W&B's AWS module does not work in {region}, which is in the {} partition",
                partition.name
            ),
            Cow::Owned(format!(
                "The module writes ARNs that start with arn:aws:. ARNs in this partition start with arn:{}:, so terraform apply fails. Create a cluster yourself and use the Kubernetes files, which have the right partition.",
                partition.name
            )),
            "The module attaches arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy to the nodes' role, and has no argument for the partition.",
        ),
        Cloud::Azure if is_sovereign_azure(region) => (
            format!(
                "W&B's Azure module does not work in {region}, which is not in Azure's public cloud"
            ),
            Cow::Borrowed(
                "Azure's government and China clouds have other endpoints and host names, and the Terraform files are written for the public cloud. Create a cluster yourself and use the Kubernetes files.",
            ),
            "The module's DNS zone for MySQL ends in mysql.database.azure.com, a name of the public cloud.",
        ),
        Cloud::Aws | Cloud::Gcp | Cloud::Azure | Cloud::OnPremises => return None,
    };
    let mut finding = Finding::new(
        FindingId::CloudApart,
        Severity::Warning,
        Topic::Provisioning,
        title,
        advice,
        vec![Evidence::updated(fact, OfficialModule::for_cloud(cloud).read_at)],
    );
    finding.remedy = Some(Remedy {
        label: "Use the Kubernetes files".to_owned(),
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
        FindingId::RegionWithoutZones,
        Severity::Warning,
        Topic::Provisioning,
        format!("W&B's Azure module needs availability zones, and {region} has none"),
        format!(
            "The module puts each node pool in a zone, so terraform plan fails. {with_zones} is in the same geography and has zones. To stay in this region, create a cluster yourself and use the Kubernetes files."
        ),
        vec![
            Evidence::updated(
                "The module takes as many zones as it creates node pools, from the zones of the node machine in the region.",
                OfficialModule::for_cloud(Cloud::Azure).read_at,
            ),
            Evidence::updated(
                "The list of Azure's regions shows no availability zones for this one.",
                AZURE_REGIONS_SOURCE,
            ),
        ],
    );
    finding.remedy = use_region(with_zones);
    Some(finding)
}

pub(super) fn unknown_region(facts: &Facts) -> Option<Finding> {
    let (cloud, region) = (facts.plan.cloud(), facts.plan.location.region().as_str());
    if cloud == Cloud::Azure && is_sovereign_azure(region) {
        return None;
    }
    let (nearest, source) = nearest_to_unlisted(cloud, region)?;
    let mut finding = Finding::new(
        FindingId::UnknownRegion,
        Severity::Warning,
        Topic::Provisioning,
        format!("{region} is not a known region of {}", cloud.label()),
        format!(
            "The nearest known name is {nearest}. If the region is new, check that it offers the machines and services in this plan."
        ),
        vec![Evidence::updated("The cloud's list of regions does not include this name.", source)],
    );
    finding.remedy = use_region(nearest);
    Some(finding)
}

/// The inbound ranges that match, separated by commas, or `None` if none match.
fn inbound(facts: &Facts, matches: impl Fn(Ipv4Net) -> bool) -> Option<String> {
    let ranges = facts.plan.inbound.ranges().iter();
    let matching: Vec<String> =
        ranges.filter(|range| matches(**range)).map(ToString::to_string).collect();
    (!matching.is_empty()).then(|| matching.join(", "))
}

fn is_of_the_network(range: Ipv4Net) -> bool {
    MODULE_NETWORK.contains(&range)
}

/// Suggests private access, unless an inbound range is inside the network that Terraform creates.
fn use_private_access(facts: &Facts) -> Option<Remedy> {
    let ranges = facts.plan.inbound.ranges();
    if facts.plan.has_terraform() && ranges.iter().copied().any(is_of_the_network) {
        return None;
    }
    let change = Change::Access(Access::Private);
    Some(Remedy { label: "Use private access".to_owned(), change })
}

/// On premises, clients can also reach a public load balancer from inside, so private ranges are fine.
pub(super) fn private_ranges_on_a_public_entry(facts: &Facts) -> Option<Finding> {
    let plan = facts.plan;
    if plan.access != Access::Public || plan.cloud() == Cloud::OnPremises {
        return None;
    }
    let ranges = inbound(facts, plan::is_private)?;
    let mut finding = Finding::new(
        FindingId::PrivateRangesOnAPublicEntry,
        Severity::Warning,
        Topic::Networking,
        "Private inbound ranges never match on a public load balancer",
        format!(
            "Clients reach it over the internet from the public addresses of their gateways, so {ranges} lets nobody in. Enter those public addresses, or use private access with a connection to your network."
        ),
        vec![Evidence::updated(
            "10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 and 100.64.0.0/10 are not routed on the internet.",
            Source { name: "RFC 1918 and RFC 6598", date: "2012-04-01" },
        )],
    );
    if plan.inbound.ranges().iter().copied().all(plan::is_private) {
        finding.remedy = use_private_access(facts);
    }
    Some(finding)
}

/// A range that contains the network is fine, because it also lets in clients outside the network.
pub(super) fn ranges_of_the_network(facts: &Facts) -> Option<Finding> {
    let cloud = facts.plan.cloud();
    if facts.plan.access != Access::Private || !facts.plan.has_terraform() {
        return None;
    }
    let ranges = inbound(facts, is_of_the_network)?;
    let network = MODULE_NETWORK;
    let (what_to_do, fact) = match cloud {
        Cloud::Aws => (
            "Before the first apply, set network_cidr in terraform.tfvars to a range that is free in your networks.",
            "The module's network is 10.10.0.0/16 by default.",
        ),
        Cloud::Gcp | Cloud::Azure | Cloud::OnPremises => (
            "The module has no argument for another range: use clients with other addresses, or create a cluster yourself and use the Kubernetes files.",
            "The module's network is 10.10.0.0/16, and no argument changes it.",
        ),
    };
    Some(Finding::new(
        FindingId::RangesOfTheNetwork,
        Severity::Warning,
        Topic::Networking,
        format!("Inbound ranges are inside {network}, the network that the Terraform files create"),
        format!("A network of your own that uses {ranges} cannot connect to it. {what_to_do}"),
        vec![Evidence::updated(fact, OfficialModule::for_cloud(cloud).read_at)],
    ))
}

/// With private access, or on premises, such a name works with a custom certificate.
pub(super) fn unprovable_domain(facts: &Facts) -> Option<Finding> {
    let plan = facts.plan;
    if !plan.domain.is_for_private_networks() {
        return None;
    }
    let is_public = plan.access == Access::Public && plan.cloud() != Cloud::OnPremises;
    let what_to_do = match plan.cloud() {
        _ if !plan.has_terraform() => "Use your own certificate.",
        Cloud::Aws => {
            "Import your own certificate into ACM, set acm_certificate_arn, and use private access with a private Route 53 zone."
        }
        Cloud::Gcp | Cloud::Azure | Cloud::OnPremises => {
            "Use your own certificate and private access: with public access, the module has no argument for a certificate."
        }
    };
    let mut finding = Finding::new(
        FindingId::UnprovableDomain,
        if is_public { Severity::Warning } else { Severity::Note },
        Topic::Tls,
        format!(
            "{} is a name for private networks: no public CA issues a certificate for it",
            plan.domain.as_str()
        ),
        format!(
            "The name is not in public DNS either, so only clients that use your own DNS can find W&B. {what_to_do} Browsers and training machines must trust its CA. A subdomain of a domain that you own avoids all of this, even with private access."
        ),
        vec![Evidence::updated(
            "Names such as local, test, internal and home.arpa are reserved and are not in the public DNS.",
            Source { name: "RFC 6761, RFC 6762 and RFC 8375", date: "2018-05-01" },
        )],
    );
    if is_public {
        finding.remedy = use_private_access(facts);
    }
    Some(finding)
}
