//! The clouds' regions: their names, their zones, and their separate partitions.
//!
//! Each list is one string, which takes a third of the space of an array in the page.

use crate::{evidence::Source, reference::Cloud};

/// The source of the partitions of AWS and their regions.
const AWS_REGIONS_SOURCE: Source =
    Source { name: "botocore 1.44.8, partitions.json", date: "2026-11-20" };

/// The source of Azure's regions and their zones.
pub const AZURE_REGIONS_SOURCE: Source = Source {
    name: "MicrosoftDocs/reliability-docs regions-list.md at c7803c50",
    date: "2026-07-28",
};

const GCP_REGIONS_SOURCE: Source = Source {
    name: "Cyclenerd/google-cloud-pricing-cost-calculator build/gcp.yml at dac31281",
    date: "2026-07-22",
};

const AWS: &str = "us-east-1 us-east-2 us-west-1 us-west-2 af-south-1 ap-east-1 ap-east-2 \
    ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 \
    ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 \
    ca-central-1 ca-west-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 \
    eu-west-2 eu-west-3 il-central-1 me-central-1 me-south-1 me-west-1 mx-central-1 sa-east-1 \
    sa-west-1 us-gov-east-1 us-gov-west-1 cn-north-1 cn-northwest-1 eusc-de-east-1 us-iso-east-1 \
    us-iso-west-1 us-isob-east-1 us-isob-west-1 us-isof-east-1 us-isof-south-1 eu-isoe-west-1";

const GCP: &str = "us-central1 us-east1 us-east4 us-east5 us-south1 us-west1 us-west2 us-west3 \
    us-west4 africa-south1 asia-east1 asia-east2 asia-northeast1 asia-northeast2 asia-northeast3 \
    asia-south1 asia-south2 asia-southeast1 asia-southeast2 asia-southeast3 australia-southeast1 \
    australia-southeast2 europe-central2 europe-north1 europe-north2 europe-southwest1 \
    europe-west1 europe-west2 europe-west3 europe-west4 europe-west6 europe-west8 europe-west9 \
    europe-west10 europe-west12 me-central1 me-central2 me-west1 northamerica-northeast1 \
    northamerica-northeast2 northamerica-south1 southamerica-east1 southamerica-west1";

/// The regions of Azure's public cloud that have zones.
const AZURE: &str = "eastus eastus2 westus2 westus3 centralus southcentralus australiaeast \
    austriaeast belgiumcentral brazilsouth canadacentral centralindia chilecentral denmarkeast \
    eastasia francecentral germanywestcentral indiasouthcentral indonesiacentral israelcentral \
    italynorth japaneast japanwest koreacentral malaysiawest mexicocentral newzealandnorth \
    northeurope norwayeast polandcentral qatarcentral southafricanorth southeastasia spaincentral \
    swedencentral switzerlandnorth uaenorth uksouth westeurope";

/// The regions without zones, each with a region of the same geography that has them.
const AZURE_WITHOUT_ZONES: &str = "westus>westus2 westcentralus>westus2 \
    northcentralus>southcentralus australiacentral>australiaeast australiacentral2>australiaeast \
    australiasoutheast>australiaeast brazilsoutheast>brazilsouth canadaeast>canadacentral \
    francesouth>francecentral germanynorth>germanywestcentral koreasouth>koreacentral \
    norwaywest>norwayeast southafricawest>southafricanorth southindia>centralindia \
    westindia>centralindia switzerlandwest>switzerlandnorth uaecentral>uaenorth ukwest>uksouth";

/// A part of AWS with separate accounts, ARNs and hostnames.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partition {
    /// Its name, which follows `arn:` in every ARN.
    pub name: &'static str,
    /// The domain of its services' hostnames.
    pub domain: &'static str,
}

/// The partitions other than the commercial one, by the prefix of their regions' names
/// (`AWS_REGIONS_SOURCE`).
const PARTITIONS: [(&str, Partition); 7] = [
    ("us-gov-", Partition { name: "aws-us-gov", domain: "amazonaws.com" }),
    ("cn-", Partition { name: "aws-cn", domain: "amazonaws.com.cn" }),
    ("eusc-", Partition { name: "aws-eusc", domain: "amazonaws.eu" }),
    ("us-iso-", Partition { name: "aws-iso", domain: "c2s.ic.gov" }),
    ("us-isob-", Partition { name: "aws-iso-b", domain: "sc2s.sgov.gov" }),
    ("us-isof-", Partition { name: "aws-iso-f", domain: "csp.hci.ic.gov" }),
    ("eu-isoe-", Partition { name: "aws-iso-e", domain: "cloud.adc-e.uk" }),
];

impl Partition {
    /// The partition that almost every account is in.
    pub const COMMERCIAL: Self = Self { name: "aws", domain: "amazonaws.com" };

    /// The partition of an AWS region.
    #[must_use]
    pub fn of(region: &str) -> Self {
        PARTITIONS
            .into_iter()
            .find(|(start, _)| region.starts_with(start))
            .map_or(Self::COMMERCIAL, |(_, partition)| partition)
    }
}

/// Whether a region of Azure belongs to one of the separate clouds, for the United States government
/// or for China, which publish their own lists.
#[must_use]
pub fn is_sovereign_azure(region: &str) -> bool {
    ["usgov", "usdod", "china"].iter().any(|start| region.starts_with(start))
}

/// For a region of Azure without zones, a region of the same geography that has them.
#[must_use]
pub fn azure_with_zones(region: &str) -> Option<&'static str> {
    let mut pairs = AZURE_WITHOUT_ZONES.split(' ').filter_map(|pair| pair.split_once('>'));
    pairs.find(|(without, _)| *without == region).map(|(_, with)| with)
}

/// The regions of a cloud, and their source. `None` on premises.
#[must_use]
pub fn regions(cloud: Cloud) -> Option<(impl Iterator<Item = &'static str>, Source)> {
    let (names, without_zones, source) = match cloud {
        Cloud::Aws => (AWS, "", AWS_REGIONS_SOURCE),
        Cloud::Gcp => (GCP, "", GCP_REGIONS_SOURCE),
        Cloud::Azure => (AZURE, AZURE_WITHOUT_ZONES, AZURE_REGIONS_SOURCE),
        Cloud::OnPremises => return None,
    };
    let without_zones =
        without_zones.split(' ').filter_map(|pair| pair.split_once('>')).map(|(name, _)| name);
    Some((names.split(' ').chain(without_zones), source))
}

/// The listed region with zones whose name is closest to `typed` in edit distance, and the list's
/// source. `None` if `typed` is itself listed, or if there is no list.
#[must_use]
pub fn nearest_to_unlisted(cloud: Cloud, typed: &str) -> Option<(&'static str, Source)> {
    let (mut names, source) = regions(cloud)?;
    if names.any(|name| name == typed) {
        return None;
    }
    let with_zones = regions(cloud)?.0.filter(|name| azure_with_zones(name).is_none());
    let nearest = with_zones.min_by_key(|name| edit_distance(name, typed))?;
    Some((nearest, source))
}

/// The number of letters to change, add or remove to turn one name into the other.
fn edit_distance(from: &str, to: &str) -> usize {
    let mut changes: Vec<usize> = (0..=to.len()).collect();
    for letter in from.bytes() {
        let mut before = changes[0];
        changes[0] += 1;
        for (at, other) in (1..).zip(to.bytes()) {
            let replaced = before + usize::from(letter != other);
            before = changes[at];
            changes[at] = replaced.min(before + 1).min(changes[at - 1] + 1);
        }
    }
    changes[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: &str, to: &str, expected: usize) {
        assert_eq!(edit_distance(from, to), expected, "{from} and {to}");
        assert_eq!(edit_distance(to, from), expected, "{to} and {from}");
    }

    #[test]
    fn edit_distance_counts_changed_added_and_removed_letters() {
        check("", "", 0);
        check("", "abc", 3);
        check("us-east-1", "us-east-1", 0);
        check("us-east-1", "us-east-9", 1);
        check("us-east-1", "us-est-1", 1);
        check("eastus", "eastus9", 1);
        check("us-east1", "us-east-1", 1);
        check("kitten", "sitting", 3);
    }
}
