//! The command line: the same engine as the page, for terminals and scripts.
//!
//! Data flows one way here as well:
//!
//! 1. `arguments` and `values` parse arguments into the engine's types;
//! 2. `choice` turns them into plans, from options or from links;
//! 3. `documents` holds the results as data, which is also the JSON format;
//! 4. `text`, `markdown` and `csv` are the other formats;
//! 5. `files` writes bundles, and `output` writes everything else;
//! 6. `complaint` formats errors as one line.

mod arguments;
mod choice;
mod complaint;
mod cost;
mod csv;
mod documents;
mod drift;
mod files;
mod installation;
mod markdown;
mod output;
mod text;
mod values;

use std::{ffi::OsString, process::ExitCode};

use clap::Parser as _;

use arguments::{
    Arguments, BundleArguments, Command, CompareArguments, CompareFormat, DriftArguments,
    LinkArguments, PlanArguments, PlanFormat, SatisfiesArguments, TablesArguments, TablesFormat,
};
use choice::Chosen;
use complaint::{Complaint, printable, shown};
use documents::{Arrangement, CompareDocument, SatisfiesDocument, TablesDocument, to_json};

pub use documents::{reference_architecture, schemas};

use crate::{
    assessment::{
        Assessment,
        reverse::{Existing, Hardware},
    },
    bundle::{Bundle, Occasion, PlanDocument, plan_summary},
    plan::{Address, Plan, link},
    reference::Component,
};

/// Runs the command line.
#[must_use]
pub fn run() -> ExitCode {
    let done = result(std::env::args_os())
        .and_then(|(text, exit_code)| output::print(&text).map(|()| exit_code));
    match done {
        Ok(exit_code) => exit_code,
        Err(complaint) => {
            output::remark("error", complaint.line());
            complaint.exit_code()
        }
    }
}

/// The text for standard output, and the exit code.
fn result(arguments: impl Iterator<Item = OsString>) -> Result<(String, ExitCode), Complaint> {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        // Help and version are results, although the parser returns them as errors.
        Err(error) if !error.use_stderr() => return Ok((error.to_string(), ExitCode::SUCCESS)),
        Err(error) => return Err(Complaint::about_arguments(&error)),
    };
    let text = match arguments.command {
        Command::Drift(arguments) => return drift(&arguments),
        Command::Plan(arguments) => plan(&arguments),
        Command::Compare(arguments) => compare(&arguments),
        Command::Bundle(arguments) => bundle(&arguments),
        Command::Satisfies(arguments) => satisfies(&arguments),
        Command::Tables(arguments) => Ok(tables(&arguments)),
        Command::Cost(arguments) => cost::cost(&arguments),
        Command::Link(arguments) => print_link(&arguments),
    };
    Ok((text?, ExitCode::SUCCESS))
}

/// The exit code if a page differs from the encoded data.
const DRIFT_FOUND: u8 = 3;

fn drift(arguments: &DriftArguments) -> Result<(String, ExitCode), Complaint> {
    let drift = drift::of_file(&arguments.page, arguments.known.as_deref())?;
    let exit_code = if drift.is_none() { ExitCode::SUCCESS } else { ExitCode::from(DRIFT_FOUND) };
    Ok((drift.text(), exit_code))
}

fn plan(arguments: &PlanArguments) -> Result<String, Complaint> {
    let occasion = arguments.occasion.occasion(None);
    let Chosen { plan, address, notices } = arguments.request.choose(&occasion)?;
    output::report_notices(&notices, arguments.request.strict)?;
    let occasion = arguments.occasion.occasion(address.as_ref());
    let assessment = Assessment::on(&plan, occasion.date);
    Ok(match arguments.format {
        PlanFormat::Text => text::plan(&assessment, &occasion),
        PlanFormat::Json => PlanDocument::new(&assessment, &occasion).to_json(),
        PlanFormat::Markdown => plan_summary(&assessment, &occasion),
    })
}

/// The number of plans that can be compared side by side.
const SIDE_BY_SIDE: std::ops::RangeInclusive<usize> = 2..=4;

fn compare(arguments: &CompareArguments) -> Result<String, Complaint> {
    let (arrangement, plans) = if arguments.links.is_empty() {
        let plans = arguments.selection.matrix()?;
        (Arrangement::Matrix, plans.into_iter().map(|plan| (plan, None)).collect())
    } else {
        (Arrangement::SideBySide, linked_plans(arguments)?)
    };
    let given = arguments.occasion.address.address.as_ref();
    let plans: Vec<(Plan, Option<Address>)> =
        plans.into_iter().map(|(plan, own)| (plan, given.cloned().or(own))).collect();
    let document =
        CompareDocument::of(arrangement, &plans, arguments.occasion.date(), arguments.differences);
    Ok(match arguments.format {
        CompareFormat::Text => text::comparison(&document),
        CompareFormat::Json => to_json(&document),
        CompareFormat::Markdown => markdown::comparison(&document),
        CompareFormat::Csv => csv::comparison(&document),
    })
}

fn linked_plans(arguments: &CompareArguments) -> Result<Vec<(Plan, Option<Address>)>, Complaint> {
    arguments.selection.refuse_with("--link")?;
    let mut plans = Vec::new();
    let mut all_notices = Vec::new();
    for (number, link) in (1..).zip(&arguments.links) {
        let Chosen { plan, address, notices } = choice::linked(link);
        all_notices.extend(notices.iter().map(|notice| format!("link {number}: {notice}")));
        plans.push((plan, address.clone()));
        // A link from the page may include the other plans of a comparison.
        for other in link::beside(link) {
            let notices = other.notices.iter();
            all_notices.extend(notices.map(|notice| format!("link {number}: {notice}")));
            plans.push((other.plan, address.clone()));
        }
    }
    if !SIDE_BY_SIDE.contains(&plans.len()) {
        let last = arguments.links.last().map_or("", String::as_str);
        return Err(Complaint::Usage(format!(
            "--link {} makes {}: compare 2 to 4 plans",
            shown(last),
            match plans.len() {
                1 => "only one plan, so add another --link".to_owned(),
                count => format!("{count} plans"),
            },
        )));
    }
    output::report_notices(&all_notices, arguments.strict)?;
    Ok(plans)
}

fn bundle(arguments: &BundleArguments) -> Result<String, Complaint> {
    let occasion = arguments.occasion.occasion(None);
    let Chosen { plan, address, notices } = arguments.request.choose(&occasion)?;
    output::report_notices(&notices, arguments.request.strict)?;
    let occasion = arguments.occasion.occasion(address.as_ref());
    let assessment = Assessment::on(&plan, occasion.date);
    let bundle = Bundle::of(&assessment, &occasion);
    files::write(&bundle, &arguments.out, arguments.force)?;
    Ok(text::written(&assessment, &bundle, &printable(&arguments.out.to_string_lossy())))
}

fn satisfies(arguments: &SatisfiesArguments) -> Result<String, Complaint> {
    let hardware = |option, component, text: &str| {
        Hardware::read(arguments.cloud, component, text).map_err(|rule| {
            Complaint::Usage(format!("{option} {} is not valid: {rule}", shown(text)))
        })
    };
    let document = SatisfiesDocument::of(&Existing {
        cloud: arguments.cloud,
        nodes: arguments.nodes,
        node: hardware("--node", Component::KubernetesNode, &arguments.node)?,
        mysql: hardware("--mysql", Component::Mysql, &arguments.mysql)?,
    });
    Ok(match arguments.format {
        CompareFormat::Text => text::satisfies(&document),
        CompareFormat::Json => to_json(&document),
        CompareFormat::Markdown => markdown::satisfies(&document),
        CompareFormat::Csv => csv::satisfies(&document),
    })
}

fn tables(arguments: &TablesArguments) -> String {
    let document = TablesDocument::new();
    match arguments.format {
        TablesFormat::Markdown => markdown::tables(&document),
        TablesFormat::Json => to_json(&document),
        TablesFormat::Csv => csv::tables(&document),
    }
}

fn print_link(arguments: &LinkArguments) -> Result<String, Complaint> {
    let occasion = Occasion { date: choice::today(), address: None };
    let Chosen { plan, address, notices } = arguments.request.choose(&occasion)?;
    output::report_notices(&notices, arguments.request.strict)?;
    let address = arguments.address.address.as_ref().or(address.as_ref());
    Ok(link::full(address, &plan) + "\n")
}
