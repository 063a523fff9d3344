//! The link that encodes a plan: readable query parameters, version 1.
//!
//! A published link keeps its meaning forever (`tests/links/`). Decoding never fails: any string
//! yields a plan, and a notice for every part that was not used.

mod notice;
mod tracking;

use std::{borrow::Cow, fmt, str::FromStr};

use super::{Address, Installation, InstallationOption, Location, Plan};
use crate::{
    reference::{Cloud, Component, Environment, Term, Tier},
    words::counted,
};

pub use notice::Notice;

/// The version of the link format that this planner writes.
pub const VERSION: &str = "1";

/// Parameters that are for the page and are not part of the plan.
const PAGE_PARAMETERS: [&str; 3] = ["embed", "theme", "view"];

/// The parameter for a plan to compare with the link's own. It can occur several times.
const BESIDE: &str = "beside";

/// The most plans to compare with the link's own.
pub const MOST_BESIDE: usize = 3;

/// The parameters that choose a machine by name.
const MACHINE_PARAMETERS: [(Component, &str); 2] =
    [(Component::KubernetesNode, "node-machine"), (Component::Mysql, "mysql-machine")];

/// The most notices for one link. One more counts the rest.
const MOST_NOTICES: usize = 20;

/// Encodes a plan as a link's query, starting with `?`. Options at their default are omitted.
#[must_use]
pub fn encode(plan: &Plan) -> String {
    // The suffix starts after the `?`, so that no `&` comes before the first parameter.
    let mut query = form_urlencoded::Serializer::for_suffix(String::from("?"), 1);
    query
        .append_pair("v", VERSION)
        .append_pair("tier", plan.tier.slug())
        .append_pair("env", plan.environment.slug())
        .append_pair("cloud", plan.cloud().slug());
    let default = Plan::new(plan.tier, plan.environment, plan.cloud());
    if !plan.location.is_default_region() {
        query.append_pair("region", plan.location.region().as_str());
    }
    for (component, parameter) in MACHINE_PARAMETERS {
        if let Some(machine) = plan.location.machine(component) {
            query.append_pair(parameter, &machine.spelling());
        }
    }
    if plan.nodes != default.nodes {
        query.append_pair("nodes", &plan.nodes.to_string());
    }
    if plan.name != default.name {
        query.append_pair("name", plan.name.as_str());
    }
    if plan.subdomain != default.subdomain {
        query.append_pair("subdomain", plan.subdomain.as_str());
    }
    if plan.domain != default.domain {
        query.append_pair("domain", plan.domain.as_str());
    }
    if plan.mysql_machine != default.mysql_machine {
        query.append_pair("mysql", plan.mysql_machine.slug());
    }
    if plan.access != default.access {
        query.append_pair("access", plan.access.slug());
    }
    if plan.clickhouse != default.clickhouse {
        query.append_pair("clickhouse", plan.clickhouse.slug());
    }
    if plan.file_set != default.file_set {
        query.append_pair("files", plan.file_set.slug());
    }
    for option in InstallationOption::ALL {
        let value = option.read(&plan.installation);
        if value != option.read(&default.installation) {
            query.append_pair(option.parameter(), value);
        }
    }
    let mut link = query.finish();
    if plan.inbound != default.inbound {
        // A query may contain unescaped slashes and commas, which keeps ranges readable.
        link.push_str("&inbound=");
        link.push_str(&plan.inbound.to_string());
    }
    link
}

/// The complete link of a plan, starting with the planner's address if it is known.
#[must_use]
pub fn full(address: Option<&Address>, plan: &Plan) -> String {
    let mut link = address.map_or_else(String::new, |address| address.as_str().to_owned());
    link.push_str(&encode(plan));
    link
}

/// The link of a plan and of the plans to compare with it.
#[must_use]
pub fn comparison(address: Option<&Address>, plan: &Plan, others: &[Plan]) -> String {
    full(address, plan) + &beside_query(others)
}

/// The parameters that follow a plan's link, for the plans to compare with it.
#[must_use]
pub fn beside_query(others: &[Plan]) -> String {
    let mut query = String::new();
    for other in others {
        query.push_str("&beside=");
        query.extend(form_urlencoded::byte_serialize(
            encode(other).trim_start_matches('?').as_bytes(),
        ));
    }
    query
}

/// Decodes a link, with notices about the plans to compare as well.
#[must_use]
pub fn decode_with_beside(text: &str) -> Decoded {
    let mut decoded = decode(text);
    decoded.notices.extend(beside(text).into_iter().flat_map(|other| other.notices));
    decoded
}

/// The plans to compare with the link's own, at most three.
#[must_use]
pub fn beside(text: &str) -> Vec<Decoded> {
    let (query, fragment) = parameters(text.trim());
    Reader::new(query, fragment)
        .pairs
        .iter()
        .filter(|(parameter, _)| parameter == BESIDE)
        .take(MOST_BESIDE)
        .map(|(_, other)| {
            let mut decoded = decode(other);
            // The link's own plan may have the same parameter with a valid value.
            for notice in &mut decoded.notices {
                notice.parameter.insert_str(0, "beside ");
            }
            decoded
        })
        .collect()
}

/// The parameter for the user's own prices, in the fragment at the end of a link.
const PRICES: &str = "prices";

/// The fragment that adds the user's own prices to a link. Browsers do not send it to a server.
#[must_use]
pub fn prices_fragment(prices: &str) -> String {
    let value: String = form_urlencoded::byte_serialize(prices.as_bytes()).collect();
    format!("#{PRICES}={value}")
}

/// Splits a link into the part before its prices, and the prices, if it has any.
#[must_use]
pub fn split_prices(url: &str) -> (&str, Option<String>) {
    let Some((link, value)) = url.split_once(&format!("#{PRICES}=")) else { return (url, None) };
    let mut parameters = form_urlencoded::parse(value.as_bytes());
    (link, parameters.next().map(|(prices, _)| prices.into_owned()))
}

/// A decoded link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The plan, with defaults in place of values that were not used.
    pub plan: Plan,
    /// The parts of the link that were not used.
    pub notices: Vec<Notice>,
}

/// Decodes a link: a complete URL, a query with or without `?`, or a fragment with `#`.
#[must_use]
pub fn decode(text: &str) -> Decoded {
    let (query, fragment) = parameters(text.trim());
    let mut reader = Reader::new(query, fragment);
    reader.version();
    let default = Plan::default();
    let tier: Tier = reader.choice("tier", default.tier);
    let environment: Environment = reader.choice("env", default.environment);
    let cloud: Cloud = reader.choice("cloud", default.cloud());
    let mut plan = Plan::new(tier, environment, cloud);
    plan.location = reader.location(cloud);
    for (component, parameter) in MACHINE_PARAMETERS {
        plan.location = reader.machine(plan.location, component, parameter);
    }
    plan.nodes = reader.option("nodes");
    plan.name = reader.option("name");
    plan.subdomain = reader.option("subdomain");
    plan.domain = reader.option("domain");
    plan.mysql_machine = reader.choice("mysql", plan.mysql_machine);
    plan.access = reader.choice("access", plan.access);
    plan.inbound = reader.option("inbound");
    plan.clickhouse = reader.choice("clickhouse", plan.clickhouse);
    plan.file_set = reader.choice("files", plan.file_set);
    for option in InstallationOption::ALL {
        reader.installation(*option, &mut plan.installation);
    }
    reader.prices();
    Decoded { plan, notices: reader.finish() }
}

/// The parts of a link that can contain parameters: the query and the fragment.
fn parameters(text: &str) -> (&str, &str) {
    let (before_fragment, fragment) = text.split_once('#').unwrap_or((text, ""));
    let query = match before_fragment.split_once('?') {
        Some((_, query)) => query,
        None if before_fragment.contains("://") || before_fragment.starts_with('/') => "",
        None => before_fragment,
    };
    // A fragment without `=` is an anchor in the page.
    let fragment = if fragment.contains('=') { fragment.trim_start_matches('?') } else { "" };
    (query, fragment)
}

/// Takes known parameters out of a link one by one, and notes those that were not used.
struct Reader<'a> {
    pairs: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    notices: Vec<Notice>,
}

impl<'a> Reader<'a> {
    fn new(query: &'a str, fragment: &'a str) -> Self {
        let parse = |part: &'a str| form_urlencoded::parse(part.as_bytes());
        Self { pairs: parse(query).chain(parse(fragment)).collect(), notices: Vec::new() }
    }

    /// Takes the first value of a parameter and leaves repetitions for [`Self::repetitions`].
    fn take(&mut self, parameter: &str) -> Option<Cow<'a, str>> {
        let position = self.pairs.iter().position(|(key, _)| key == parameter)?;
        Some(self.pairs.remove(position).1)
    }

    /// Notes the other values of a parameter, once the value that the plan uses is known.
    fn repetitions(&mut self, parameter: &str, first: &str, used: &str) {
        let (again, others) =
            std::mem::take(&mut self.pairs).into_iter().partition(|(key, _)| key == parameter);
        self.pairs = others;
        let again: Vec<(Cow<str>, Cow<str>)> = again;
        for (_, value) in again {
            if value != first {
                let reason = "the link has it more than once, and only the first one is read";
                self.note(parameter, &value, Some(used.to_owned()), reason.into());
            }
        }
    }

    fn note(
        &mut self,
        parameter: &str,
        value: &str,
        used: Option<String>,
        reason: Cow<'static, str>,
    ) {
        self.notices.push(Notice::new(parameter, value, used, reason));
    }

    fn version(&mut self) {
        let Some(version) = self.take("v") else { return };
        if version != VERSION {
            let reason = "this planner reads version 1 of the link format; a newer planner may read more of this link";
            self.note("v", &version, Some(VERSION.to_owned()), reason.into());
        }
        self.repetitions("v", &version, VERSION);
    }

    /// Notes prices without repeating them, because they are confidential.
    fn prices(&mut self) {
        if self.take(PRICES).is_some() {
            let reason = "prices are not part of the plan; only the planner's page reads them, when it opens this link";
            self.note(PRICES, "(not shown)", None, reason.into());
        }
    }

    fn choice<T: Term>(&mut self, parameter: &str, default: T) -> T {
        let Some(value) = self.take(parameter) else { return default };
        let choice = T::read(&value).unwrap_or_else(|| {
            let reason = format!("use {}", T::alternatives());
            self.note(parameter, &value, Some(default.slug().to_owned()), reason.into());
            default
        });
        self.repetitions(parameter, &value, choice.slug());
        choice
    }

    fn option<T>(&mut self, parameter: &str) -> T
    where
        T: Default + fmt::Display + FromStr<Err = super::Invalid>,
    {
        let Some(value) = self.take(parameter) else { return T::default() };
        let option = value.parse().unwrap_or_else(|rule: super::Invalid| {
            let default = T::default();
            self.note(parameter, &value, Some(default.to_string()), rule.to_string().into());
            default
        });
        self.repetitions(parameter, &value, &option.to_string());
        option
    }

    fn installation(&mut self, option: InstallationOption, installation: &mut Installation) {
        let parameter = option.parameter();
        let Some(value) = self.take(parameter) else { return };
        let used = option.write(installation, &value).unwrap_or_else(|| {
            let used = option.read(installation);
            let reason = format!("use {}", option.alternatives());
            self.note(parameter, &value, Some(used.to_owned()), reason.into());
            used
        });
        self.repetitions(parameter, &value, used);
    }

    fn location(&mut self, cloud: Cloud) -> Location {
        let Some(region) = self.take("region") else { return Location::new(cloud) };
        let location = Location::in_region(cloud, &region).unwrap_or_else(|rule| {
            let used = Location::default_region(cloud).to_owned();
            self.note("region", &region, Some(used), rule.to_string().into());
            Location::new(cloud)
        });
        self.repetitions("region", &region, location.region().as_str());
        location
    }

    fn machine(&mut self, location: Location, component: Component, parameter: &str) -> Location {
        let Some(name) = self.take(parameter) else { return location };
        let (location, used) = match location.with_machine(component, &name) {
            Ok(chosen) => (chosen, name.clone()),
            Err(rule) => {
                let used = "the documented machine";
                self.note(parameter, &name, Some(used.to_owned()), rule.to_string().into());
                (location, used.into())
            }
        };
        self.repetitions(parameter, &name, &used);
        location
    }

    /// Notes every parameter that was not taken.
    fn finish(mut self) -> Vec<Notice> {
        let mut room = MOST_BESIDE;
        for (parameter, value) in std::mem::take(&mut self.pairs) {
            if parameter == BESIDE && room == 0 {
                self.note(
                    BESIDE,
                    &value,
                    None,
                    "a comparison has at most three other plans".into(),
                );
            } else if parameter == BESIDE {
                room -= 1;
            } else if !PAGE_PARAMETERS.contains(&&*parameter) && !tracking::is_tracking(&parameter)
            {
                self.note(&parameter, &value, None, "this planner has no such parameter".into());
            }
        }
        let more = self.notices.len().saturating_sub(MOST_NOTICES);
        if more > 0 {
            self.notices.truncate(MOST_NOTICES);
            let value = counted(more, "more part");
            self.note("rest", &value, None, "the link has too many invalid parts".into());
        }
        self.notices
    }
}
