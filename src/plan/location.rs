//! The cloud together with the choices that depend on it, the region and machines chosen by name, so
//! that they cannot contradict each other.

use std::fmt;

use serde::{Serialize, Serializer, ser::SerializeStruct as _};

use super::Invalid;
use crate::{
    catalog::{self, Machine},
    reference::{Cloud, Component, Environment, Tier},
};

/// The name of a cloud region, in the form of its cloud.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Region(String);

impl Region {
    /// The name as a string slice.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A cloud, a region whose name has that cloud's form, and machines of that cloud.
///
/// Only the form of a region's name is checked, because clouds open regions more often than this
/// planner is released. Machines are those of the catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    cloud: Cloud,
    region: Region,
    node_machine: Option<Machine>,
    mysql_machine: Option<Machine>,
}

impl Location {
    /// Creates the location of a cloud in its default region.
    #[must_use]
    pub fn new(cloud: Cloud) -> Self {
        Self {
            cloud,
            region: Region(Self::default_region(cloud).to_owned()),
            node_machine: None,
            mysql_machine: None,
        }
    }

    /// Creates the location of a cloud in the region of this name.
    ///
    /// # Errors
    ///
    /// Fails if the name does not have the form of this cloud's region names.
    pub fn in_region(cloud: Cloud, region: &str) -> Result<Self, Invalid> {
        Self::new(cloud).with_region(region)
    }

    /// Returns the same cloud and machines in the region of this name.
    ///
    /// # Errors
    ///
    /// Fails if the name does not have the form of this cloud's region names.
    pub fn with_region(&self, region: &str) -> Result<Self, Invalid> {
        let region = &in_cloud_spelling(self.cloud, region);
        let fits = match self.cloud {
            Cloud::Aws => is_aws_region(region),
            Cloud::Gcp => is_gcp_region(region),
            Cloud::Azure => is_azure_region(region),
            Cloud::OnPremises => is_storage_region(region),
        };
        if fits && region.len() <= 32 {
            Ok(Self { region: Region(region.to_owned()), ..self.clone() })
        } else {
            Err(Invalid::Region(self.cloud))
        }
    }

    /// The label of the region. On premises, only the object storage has one.
    #[must_use]
    pub const fn region_label(&self) -> &'static str {
        match self.cloud {
            Cloud::Aws | Cloud::Gcp | Cloud::Azure => "Region",
            Cloud::OnPremises => "Object storage region",
        }
    }

    /// The default region of a cloud: the one that the provider's own examples use first.
    #[must_use]
    pub const fn default_region(cloud: Cloud) -> &'static str {
        match cloud {
            // The default of most S3-compatible storage.
            Cloud::Aws | Cloud::OnPremises => "us-east-1",
            Cloud::Gcp => "us-central1",
            Cloud::Azure => "eastus",
        }
    }

    /// The cloud.
    #[must_use]
    pub const fn cloud(&self) -> Cloud {
        self.cloud
    }

    /// The region.
    #[must_use]
    pub const fn region(&self) -> &Region {
        &self.region
    }

    /// Returns the same location with a machine of the catalog, by its name in any letter case, for a
    /// component. An empty name chooses none.
    ///
    /// # Errors
    ///
    /// Fails if the catalog has no such machine for this component on this cloud.
    pub fn with_machine(&self, component: Component, name: &str) -> Result<Self, Invalid> {
        let name = name.trim();
        if name.is_empty() {
            return Ok(self.without_machine(component));
        }
        let machine = catalog::find_machine(self.cloud, component, name)
            .ok_or_else(|| unknown_machine(self.cloud, component, name))?;
        Ok(self.with(component, Some(machine)))
    }

    /// The same place with the documented machine for a component.
    #[must_use]
    pub fn without_machine(&self, component: Component) -> Self {
        self.with(component, None)
    }

    fn with(&self, component: Component, machine: Option<Machine>) -> Self {
        let mut other = self.clone();
        match component {
            Component::KubernetesNode => other.node_machine = machine,
            Component::Mysql => other.mysql_machine = machine,
        }
        other
    }

    /// The machine that was chosen by name for a component.
    #[must_use]
    pub const fn machine(&self, component: Component) -> Option<Machine> {
        match component {
            Component::KubernetesNode => self.node_machine,
            Component::Mysql => self.mysql_machine,
        }
    }

    /// Whether the region is the cloud's default.
    #[must_use]
    pub fn is_default_region(&self) -> bool {
        self.region.as_str() == Self::default_region(self.cloud)
    }
}

/// The error for a machine that the catalog does not have, with suggestions.
pub(crate) fn unknown_machine(cloud: Cloud, component: Component, name: &str) -> Invalid {
    if cloud == Cloud::OnPremises {
        return Invalid::ServerSize;
    }
    if component == Component::KubernetesNode && catalog::looks_like_arm(cloud, name) {
        return Invalid::ArmMachine;
    }
    if component == Component::KubernetesNode && catalog::looks_like_custom(cloud, name) {
        return Invalid::CustomMachine;
    }
    let mut examples = catalog::similar_machines(cloud, component, name);
    if examples.is_empty() {
        // The largest documented machine, so that the example is large enough for every plan.
        let (tier, environment) = (Tier::Combined, Environment::Production);
        examples.push(catalog::documented_machine(component, tier, environment, cloud).name);
    }
    Invalid::UnknownMachine { cloud, examples }
}

impl Serialize for Location {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Location", 4)?;
        fields.serialize_field("cloud", &self.cloud)?;
        fields.serialize_field("region", self.region.as_str())?;
        let name = |machine: Option<Machine>| machine.map(|machine| machine.name);
        fields.serialize_field("nodeMachineChosen", &name(self.node_machine))?;
        fields.serialize_field("mysqlMachineChosen", &name(self.mysql_machine))?;
        fields.end()
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Location {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Location".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let cloud = generator.subschema_for::<Cloud>();
        schemars::json_schema!({
            "type": "object",
            "properties": {
                "cloud": cloud,
                "region": { "type": "string" },
                "nodeMachineChosen": {
                    "type": ["string", "null"],
                    "description": "The worker nodes' machine, if it was chosen by name."
                },
                "mysqlMachineChosen": {
                    "type": ["string", "null"],
                    "description": "MySQL's machine, if it was chosen by name."
                }
            },
            "required": ["cloud", "region", "nodeMachineChosen", "mysqlMachineChosen"]
        })
    }
}

/// A region in its cloud's own spelling: `us-east-1` for `US-EAST-1`, and `eastus2` for Azure's
/// `East US 2`. On-premises storage may distinguish `Garage` from `garage`, so it is not changed.
fn in_cloud_spelling(cloud: Cloud, region: &str) -> String {
    let region = region.trim();
    match cloud {
        Cloud::Aws | Cloud::Gcp => region.to_ascii_lowercase(),
        Cloud::Azure => region.to_ascii_lowercase().replace(' ', ""),
        Cloud::OnPremises => region.to_owned(),
    }
}

fn is_lowercase(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn is_number(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `us-east-1`, `us-gov-west-1`.
fn is_aws_region(text: &str) -> bool {
    let mut parts = text.rsplit('-');
    parts.next().is_some_and(is_number) && parts.clone().count() >= 2 && parts.all(is_lowercase)
}

/// `us-central1`, `northamerica-northeast1`.
fn is_gcp_region(text: &str) -> bool {
    text.split_once('-').is_some_and(|(continent, place)| {
        let direction = place.trim_end_matches(|last: char| last.is_ascii_digit());
        is_lowercase(continent) && is_lowercase(direction) && is_number(&place[direction.len()..])
    })
}

/// `us-east-1`, `garage`, or any other name that was set in the storage.
fn is_storage_region(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// `eastus`, `westus2`.
fn is_azure_region(text: &str) -> bool {
    let place = text.trim_end_matches(|last: char| last.is_ascii_digit());
    place.len() >= 4
        && is_lowercase(place)
        && (place.len() == text.len() || is_number(&text[place.len()..]))
}
