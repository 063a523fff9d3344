//! The rules that a user's value can break.

use std::fmt;

use ipnet::Ipv4Net;

use super::{InboundRanges, NodeCount};
use crate::{
    catalog::MachineName,
    reference::{Cloud, Term as _},
    words::either,
};

/// The rule that a value breaks.
///
/// Its text says what to do and gives an example. It follows the value in a sentence: "“0” is not
/// valid: use a whole number from 1 to 100, such as 3".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invalid {
    /// A number of worker nodes.
    NodeCount,
    /// A deployment's name.
    DeploymentName,
    /// A DNS zone of one part.
    Zone,
    /// A DNS name with a part that DNS does not allow, with a valid example.
    DnsName(&'static str),
    /// A DNS name that is longer than this many characters.
    LongName(usize),
    /// A web address.
    Address,
    /// A region of this cloud.
    Region(Cloud),
    /// A range of IPv4 addresses.
    Ipv4Range,
    /// A range that does not start with its first address; this one does.
    RangeStart(Ipv4Net),
    /// More ranges than a plan can have.
    TooManyRanges,
    /// The size of a server, where machines have no names.
    ServerSize,
    /// The name of an ARM machine, for worker nodes.
    ArmMachine,
    /// A custom machine outside the limits of its series.
    CustomMachine,
    /// A machine that the catalog does not have.
    UnknownMachine {
        /// The cloud.
        cloud: Cloud,
        /// Machines whose names are similar, or at least one as an example.
        examples: Vec<MachineName>,
    },
    /// This, where a machine's size is an answer as well.
    NeitherMachineNorSize(Box<Self>),
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NodeCount => {
                let (least, most) = (NodeCount::MIN, NodeCount::MAX);
                write!(f, "use a whole number from {least} to {most}, such as 3")
            }
            Self::DeploymentName => f.write_str(
                "use 2 to 17 lowercase letters, digits and single hyphens, starting with a letter and not ending with a hyphen, such as wandb-prod",
            ),
            Self::Zone => f.write_str("use a DNS zone with at least two parts, such as example.com"),
            Self::DnsName(example) => write!(
                f,
                "use letters, digits and hyphens in parts of at most 63 characters separated by dots, without https://, a path or a final dot, such as {example}"
            ),
            Self::LongName(longest) => write!(f, "use at most {longest} characters"),
            Self::Address => f.write_str(
                "use an address that starts with http:// or https://, such as https://planner.example.com",
            ),
            Self::Region(cloud) => f.write_str(match cloud {
                Cloud::Aws => "use an AWS region name, such as us-east-1",
                Cloud::Gcp => "use a GCP region name, such as us-central1",
                Cloud::Azure => "use an Azure region name, such as eastus",
                Cloud::OnPremises => {
                    "use the region that your S3-compatible storage uses, such as us-east-1"
                }
            }),
            Self::Ipv4Range => f.write_str(
                "write each range as an IPv4 address and a prefix length, such as 203.0.113.0/24, or 203.0.113.7/32 for one address",
            ),
            Self::RangeStart(range) => write!(f, "start the range with its first address: {range}"),
            Self::TooManyRanges => write!(f, "use at most {} ranges", InboundRanges::MAX),
            Self::ServerSize => f.write_str("use a server size as cores x GiB, such as 16x128"),
            Self::ArmMachine => f.write_str(
                "this is an ARM machine, and W&B's pods run on x86 only; use an x86 machine",
            ),
            Self::CustomMachine => f.write_str(
                "use vCPUs and MiB within the limits of the series, such as n2-custom-8-65536",
            ),
            Self::UnknownMachine { cloud, examples } => {
                let names = either(examples.iter().map(|name| &**name));
                write!(f, "this is not a known {} machine; use a type such as {names}", cloud.label())
            }
            Self::NeitherMachineNorSize(machine) => {
                write!(f, "{machine}, or a size as cores x GiB, such as 8x64")
            }
        }
    }
}

impl std::error::Error for Invalid {}
