//! Turns arguments into plans, from options or from links, but never both.

use std::path::Path;

use super::{
    arguments::{OccasionArguments, Request, Selection},
    complaint::{Complaint, shown},
};
use crate::{
    bundle::{self, Occasion},
    date::Date,
    plan::{Address, Location, Plan, link},
    reference::{Cloud, Component, Term as _},
};

/// A plan, the planner's address in its link, and notices about the unused parts of the link.
#[derive(Debug)]
pub(super) struct Chosen {
    pub plan: Plan,
    pub address: Option<Address>,
    pub notices: Vec<String>,
}

impl Request {
    /// The plan of the request.
    pub fn choose(&self, occasion: &Occasion) -> Result<Chosen, Complaint> {
        match (&self.link, &self.from) {
            (None, None) => {
                let plan = self.selection.plan()?;
                Ok(Chosen { plan, address: None, notices: Vec::new() })
            }
            (Some(link), None) => {
                self.selection.refuse_with("--link")?;
                Ok(linked(link))
            }
            (None, Some(file)) => {
                self.selection.refuse_with("--from")?;
                saved(file, occasion)
            }
            (Some(_), Some(file)) => Err(Complaint::Usage(format!(
                "--from {} and --link cannot be combined: use one of them",
                shown(&file.to_string_lossy()),
            ))),
        }
    }
}

/// Reads a saved file. Each difference from today's results is a notice as well.
fn saved(file: &Path, occasion: &Occasion) -> Result<Chosen, Complaint> {
    let name = file.to_string_lossy();
    let refuse = |reason: String| {
        Complaint::Usage(format!("--from {} cannot be read: {reason}", shown(&name)))
    };
    let bytes = std::fs::read(file).map_err(|error| refuse(error.to_string()))?;
    let saved = bundle::open(&bytes, occasion).map_err(|reason| refuse(reason.to_string()))?;
    let mut chosen = linked(&saved.link);
    let since =
        saved.differences.iter().map(|difference| format!("since it was saved: {difference}"));
    chosen.notices.extend(since);
    Ok(chosen)
}

/// Reads a link.
pub(super) fn linked(link: &str) -> Chosen {
    let link::Decoded { plan, notices } = link::decode(link);
    let mut notices: Vec<String> = notices.iter().map(ToString::to_string).collect();
    let address = if link.trim_start().contains("://") {
        Address::of_url(link.trim())
            .map_err(|rule| {
                notices.push(format!("The link's address was ignored: {rule}."));
            })
            .ok()
    } else {
        None
    };
    Chosen { plan, address, notices }
}

impl Selection {
    /// Refuses options along with a link or a file: that describes the whole plan, so an option could only
    /// contradict it.
    pub fn refuse_with(&self, whole: &str) -> Result<(), Complaint> {
        self.first_given().map_or(Ok(()), |(option, value)| {
            Err(Complaint::Usage(format!(
                "{option} {} conflicts with {whole}, which describes the whole plan: use one of them",
                shown(&value),
            )))
        })
    }

    /// The plan of these options, with the page's defaults for the others.
    fn plan(&self) -> Result<Plan, Complaint> {
        let default = Plan::default();
        let plan = Plan::new(
            self.tier.unwrap_or(default.tier),
            self.environment.unwrap_or(default.environment),
            self.cloud.unwrap_or(default.cloud()),
        );
        self.apply(plan)
    }

    /// All base plans that match these options, with the other options applied to each.
    pub fn matrix(&self) -> Result<Vec<Plan>, Complaint> {
        for (option, value, what) in [
            ("--region", &self.region, "region"),
            ("--node-machine", &self.node_machine, "machine"),
            ("--mysql-machine", &self.mysql_machine, "machine"),
        ] {
            if let (Some(value), None) = (value, self.cloud) {
                return Err(Complaint::Usage(format!(
                    "{option} {} needs --cloud here, because a {what} belongs to one cloud: add --cloud {}",
                    shown(value),
                    Cloud::alternatives(),
                )));
            }
        }
        let matches = |plan: &Plan| {
            self.tier.is_none_or(|tier| tier == plan.tier)
                && self.environment.is_none_or(|environment| environment == plan.environment)
        };
        let clouds = self.cloud.map_or_else(|| Cloud::DOCUMENTED.to_vec(), |cloud| vec![cloud]);
        clouds
            .into_iter()
            .flat_map(Plan::base_plans_on)
            .filter(matches)
            .map(|plan| self.apply(plan))
            .collect()
    }

    /// Applies the options to a base plan.
    fn apply(&self, mut plan: Plan) -> Result<Plan, Complaint> {
        if let Some(region) = &self.region {
            plan.location = Location::in_region(plan.cloud(), region).map_err(|rule| {
                Complaint::Usage(format!(
                    "--region {} is not valid on {}: {rule}",
                    shown(region),
                    plan.cloud().label(),
                ))
            })?;
        }
        if let Some(nodes) = self.nodes {
            plan.nodes = nodes;
        }
        if let Some(name) = &self.name {
            plan.name = name.clone();
        }
        if let Some(domain) = &self.domain {
            plan.domain = domain.clone();
        }
        if let Some(subdomain) = &self.subdomain {
            plan.subdomain = subdomain.clone();
        }
        if let Some(mysql) = self.mysql {
            plan.mysql_machine = mysql;
        }
        for (option, component, name) in [
            ("--node-machine", Component::KubernetesNode, &self.node_machine),
            ("--mysql-machine", Component::Mysql, &self.mysql_machine),
        ] {
            let Some(name) = name else { continue };
            plan.location = plan.location.with_machine(component, name).map_err(|rule| {
                Complaint::Usage(format!("{option} {} is not valid: {rule}", shown(name)))
            })?;
        }
        if let Some(access) = self.access {
            plan.access = access;
        }
        if let Some(inbound) = &self.inbound {
            plan.inbound = inbound.clone();
        }
        if let Some(clickhouse) = self.clickhouse {
            plan.clickhouse = clickhouse;
        }
        if let Some(files) = self.files {
            plan.file_set = files;
        }
        self.installation.apply(&mut plan.installation);
        Ok(plan)
    }
}

impl OccasionArguments {
    /// The occasion of the output. Without an address, it uses the link's.
    pub fn occasion(&self, link_address: Option<&Address>) -> Occasion {
        Occasion {
            date: self.date(),
            address: self.address.address.as_ref().or(link_address).cloned(),
        }
    }

    /// The given date, or today's.
    pub fn date(&self) -> Date {
        self.date.unwrap_or_else(today)
    }
}

/// Today's date in UTC. The only clock of the program.
pub(super) fn today() -> Date {
    let today = time::OffsetDateTime::now_utc().date();
    u16::try_from(today.year())
        .ok()
        .and_then(|year| Date::new(year, u8::from(today.month()), today.day()))
        .expect("the year is between 1 and 9999")
}
