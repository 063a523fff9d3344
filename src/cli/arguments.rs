//! The command line's arguments. Values are parsed into the engine's types here, so that later
//! modules never have to validate a string again.

use std::{fmt::Display, path::PathBuf, sync::LazyLock};

use clap::{Args, Parser, Subcommand};
use serde::Serialize;

use super::{
    cost::CostArguments,
    installation::InstallationArguments,
    values::{Choice, Rule, address, any_text, date, link, parsed},
};
use crate::{
    date::Date,
    plan::{
        Access, Address, ClickHouse, DeploymentName, Domain, FileSet, InboundRanges, MysqlMachine,
        NodeCount, Plan, Subdomain,
    },
    reference::{self, Cloud, Environment, Term, Tier, term},
};

/// Plan a self-managed W&B Server deployment
///
/// Based on the W&B reference architecture: sizes, machines, totals, findings, a checklist and
/// starter files for every tier, environment and cloud. Not an official W&B product.
#[derive(Debug, Parser)]
#[command(name = "wandb-planner", version, long_version = LONG_VERSION.as_str(), max_term_width = 80)]
#[command(disable_help_subcommand = true, after_help = exit_codes())]
pub(super) struct Arguments {
    /// The command to run.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands of the program.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print a plan's sizes, machines and findings
    #[command(after_help = default_plan())]
    Plan(PlanArguments),
    /// Compare linked plans side by side, or list all plans in one table
    ///
    /// With 2 to 4 links, it puts those plans side by side and marks the differences. Without
    /// links, it lists all 18 plans; --tier, --environment and --cloud filter them, and the
    /// other options apply to every plan.
    Compare(CompareArguments),
    /// Write the plan's files to a folder or a zip archive
    #[command(after_help = default_plan())]
    Bundle(BundleArguments),
    /// Show which deployments your existing machines can run, and what they lack
    Satisfies(SatisfiesArguments),
    /// Print the reference architecture as data: tables, requirements and later guidance
    Tables(TablesArguments),
    /// Compare a saved copy of W&B's reference architecture page with the encoded data
    #[command(after_help = "Exit codes: 0 no differences, 3 differences found.")]
    Drift(DriftArguments),
    /// Print a plan's monthly cost, line by line
    #[command(after_help = default_plan())]
    Cost(CostArguments),
    /// Print the link to a plan
    #[command(after_help = default_plan())]
    Link(LinkArguments),
}

#[derive(Debug, Args)]
pub(super) struct PlanArguments {
    #[command(flatten)]
    pub request: Request,
    #[command(flatten)]
    pub occasion: OccasionArguments,
    /// Output format
    #[arg(long, value_name = "FORMAT", help_heading = "Output", default_value = "text")]
    #[arg(value_parser = Choice::<PlanFormat>::new())]
    pub format: PlanFormat,
}

#[derive(Debug, Args)]
pub(super) struct CompareArguments {
    #[command(flatten)]
    pub selection: Selection,
    /// A link to compare, as in the page's address bar; use this option 2 to 4 times
    #[arg(long = "link", value_name = "URL", value_parser = Rule::<String>::new(link))]
    pub links: Vec<String>,
    /// Fail if any part of a link is not valid
    #[arg(long)]
    pub strict: bool,
    /// Show only measures that differ
    #[arg(long, help_heading = "Output")]
    pub differences: bool,
    #[command(flatten)]
    pub occasion: OccasionArguments,
    /// Output format
    #[arg(long, value_name = "FORMAT", help_heading = "Output", default_value = "text")]
    #[arg(value_parser = Choice::<CompareFormat>::new())]
    pub format: CompareFormat,
}

#[derive(Debug, Args)]
pub(super) struct BundleArguments {
    /// The output path: a zip archive if it ends in .zip, otherwise a folder
    #[arg(long, value_name = "DIR|FILE.zip", help_heading = "Output")]
    pub out: PathBuf,
    /// Overwrite an existing file, or write into a folder that is not empty; other files stay
    #[arg(long, help_heading = "Output")]
    pub force: bool,
    #[command(flatten)]
    pub request: Request,
    #[command(flatten)]
    pub occasion: OccasionArguments,
}

#[derive(Debug, Args)]
pub(super) struct SatisfiesArguments {
    /// The cloud that the machines run on, or on premises
    #[arg(long, value_name = "CLOUD", value_parser = Choice::<Cloud>::new())]
    pub cloud: Cloud,
    /// The number of worker nodes
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    #[arg(value_parser = Rule::<NodeCount>::new(parsed), default_value = "3")]
    pub nodes: NodeCount,
    /// Each worker node: a machine, or cores and GiB of memory such as 8x64
    #[arg(long, value_name = "MACHINE", allow_hyphen_values = true)]
    #[arg(value_parser = Rule::<String>::new(any_text))]
    pub node: String,
    /// The database: a machine, or cores and GiB of memory such as 8x64
    #[arg(long, value_name = "MACHINE", allow_hyphen_values = true)]
    #[arg(value_parser = Rule::<String>::new(any_text))]
    pub mysql: String,
    /// Output format
    #[arg(long, value_name = "FORMAT", help_heading = "Output", default_value = "text")]
    #[arg(value_parser = Choice::<CompareFormat>::new())]
    pub format: CompareFormat,
}

#[derive(Debug, Args)]
pub(super) struct TablesArguments {
    /// Output format
    #[arg(long, value_name = "FORMAT", help_heading = "Output", default_value = "markdown")]
    #[arg(value_parser = Choice::<TablesFormat>::new())]
    pub format: TablesFormat,
}

#[derive(Debug, Args)]
pub(super) struct DriftArguments {
    /// The page, saved as HTML, Markdown or text
    #[arg(value_name = "FILE")]
    pub page: PathBuf,
    /// Known differences: a file with the output of an earlier run
    #[arg(long, value_name = "FILE")]
    pub known: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct LinkArguments {
    #[command(flatten)]
    pub request: Request,
    #[command(flatten)]
    pub address: AddressArgument,
}

// The structs below are parts of commands. They have ordinary comments, because a doc comment
// would become the description of each command that contains them.

// One plan, by options or by a link.
#[derive(Debug, Args)]
pub(super) struct Request {
    #[command(flatten)]
    pub selection: Selection,
    /// The plan as a link, instead of the options above: a URL or only its query
    #[arg(long, value_name = "URL", value_parser = Rule::<String>::new(link))]
    pub link: Option<String>,
    /// The plan from a saved file: a plan.json, a bundle (zip archive) or a link
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
    /// Fail if any part of the link is not valid, or if the saved file's numbers differ from today's
    #[arg(long)]
    pub strict: bool,
}

// A plan by options.
#[derive(Debug, Args)]
#[command(next_help_heading = "Plan")]
pub(super) struct Selection {
    /// The W&B products to deploy
    #[arg(long, value_name = "TIER", value_parser = Choice::<Tier>::new())]
    pub tier: Option<Tier>,
    /// The purpose of the deployment
    #[arg(long, value_name = "ENVIRONMENT", value_parser = Choice::<Environment>::new())]
    pub environment: Option<Environment>,
    /// The cloud, or on-premises
    #[arg(long, value_name = "CLOUD", value_parser = Choice::<Cloud>::new())]
    pub cloud: Option<Cloud>,
    /// The number of Kubernetes worker nodes, 1 to 100
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    #[arg(value_parser = Rule::<NodeCount>::new(parsed))]
    pub nodes: Option<NodeCount>,
    /// The cloud's region
    #[arg(long, value_name = "REGION", allow_hyphen_values = true)]
    #[arg(value_parser = Rule::<String>::new(any_text))]
    pub region: Option<String>,
    /// The deployment's name, the prefix of every cloud resource
    #[arg(long, value_name = "NAME", allow_hyphen_values = true)]
    #[arg(value_parser = Rule::<DeploymentName>::new(parsed))]
    pub name: Option<DeploymentName>,
    /// The DNS zone of the deployment's address
    #[arg(long, value_name = "DOMAIN", allow_hyphen_values = true)]
    #[arg(value_parser = Rule::<Domain>::new(parsed))]
    pub domain: Option<Domain>,
    /// The deployment's name in that zone
    #[arg(long, value_name = "SUBDOMAIN", allow_hyphen_values = true)]
    #[arg(value_parser = Rule::<Subdomain>::new(parsed))]
    pub subdomain: Option<Subdomain>,
    /// The managed MySQL machine in the files
    #[arg(long, value_name = "MACHINE", value_parser = Choice::<MysqlMachine>::new())]
    pub mysql: Option<MysqlMachine>,
    /// The worker node machine, instead of the documented one
    #[arg(long, value_name = "MACHINE", allow_hyphen_values = true)]
    #[arg(value_parser = Rule::<String>::new(any_text))]
    pub node_machine: Option<String>,
    /// The MySQL machine, instead of the one that --mysql selects
    #[arg(long, value_name = "MACHINE", allow_hyphen_values = true)]
    #[arg(value_parser = Rule::<String>::new(any_text))]
    pub mysql_machine: Option<String>,
    /// The networks that can reach W&B
    #[arg(long, value_name = "ACCESS", value_parser = Choice::<Access>::new())]
    pub access: Option<Access>,
    /// The IPv4 ranges that can reach W&B, separated by commas
    #[arg(long, value_name = "CIDR,...", allow_hyphen_values = true)]
    #[arg(value_parser = Rule::<InboundRanges>::new(parsed))]
    pub inbound: Option<InboundRanges>,
    /// The place where Weave's ClickHouse runs
    #[arg(long, value_name = "PLACE", value_parser = Choice::<ClickHouse>::new())]
    pub clickhouse: Option<ClickHouse>,
    /// The installation files in the bundle
    #[arg(long, value_name = "FILES", value_parser = Choice::<FileSet>::new())]
    pub files: Option<FileSet>,
    #[command(flatten)]
    pub installation: InstallationArguments,
}

impl Selection {
    /// The first option that was given, with its value.
    pub fn first_given(&self) -> Option<(&'static str, String)> {
        fn slug<T: Term>(value: Option<T>) -> Option<String> {
            value.map(|value| value.slug().to_owned())
        }
        fn text<T: Display>(value: Option<&T>) -> Option<String> {
            value.map(ToString::to_string)
        }
        [
            ("--tier", slug(self.tier)),
            ("--environment", slug(self.environment)),
            ("--cloud", slug(self.cloud)),
            ("--nodes", text(self.nodes.as_ref())),
            ("--region", self.region.clone()),
            ("--name", text(self.name.as_ref())),
            ("--domain", text(self.domain.as_ref())),
            ("--subdomain", text(self.subdomain.as_ref())),
            ("--mysql", slug(self.mysql)),
            ("--node-machine", self.node_machine.clone()),
            ("--mysql-machine", self.mysql_machine.clone()),
            ("--access", slug(self.access)),
            ("--inbound", text(self.inbound.as_ref())),
            ("--clickhouse", slug(self.clickhouse)),
            ("--files", slug(self.files)),
        ]
        .into_iter()
        .find_map(|(option, value)| Some((option, value?)))
        .or_else(|| self.installation.first_given())
    }
}

// The day and the planner's address, for the headers of files and documents.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct OccasionArguments {
    /// The date in the output; defaults to today (UTC)
    #[arg(long, value_name = "YYYY-MM-DD", allow_hyphen_values = true)]
    #[arg(value_parser = Rule::<Date>::new(date))]
    pub date: Option<Date>,
    #[command(flatten)]
    pub address: AddressArgument,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct AddressArgument {
    /// The planner's address for links; defaults to that of --link
    #[arg(long, value_name = "URL", value_parser = Rule::<Address>::new(address))]
    pub address: Option<Address>,
}

term! {
    /// The output format of a plan.
    PlanFormat "format" {
        /// Aligned plain text.
        Text = "text" | "txt", "Text", "To read in a terminal";
        /// The plan document.
        Json = "json", "JSON", "The whole plan with all evidence, as in the bundle's plan.json";
        /// The bundle's summary.
        Markdown = "markdown" | "md", "Markdown", "The summary, as in the bundle's PLAN.md";
    }
}

term! {
    /// The output format of a comparison, and of the other commands with tables.
    CompareFormat "format" {
        /// Aligned plain text.
        Text = "text" | "txt", "Text", "To read in a terminal";
        /// The comparison document.
        Json = "json", "JSON", "All values, with their sources";
        /// A Markdown table.
        Markdown = "markdown" | "md", "Markdown", "To paste into a page or an issue";
        /// A table for spreadsheets.
        Csv = "csv", "CSV", "For spreadsheets";
    }
}

term! {
    /// The output format of the reference architecture.
    TablesFormat "format" {
        /// Markdown tables and lists.
        Markdown = "markdown" | "md", "Markdown", "To read, or to paste into a page";
        /// The tables document.
        Json = "json", "JSON", "Every value with its section and quote";
        /// One fact per record.
        Csv = "csv", "CSV", "For spreadsheets, one fact per record";
    }
}

fn default_plan() -> String {
    let plan = Plan::default();
    format!(
        "Without these options, the plan is the page's default: --tier {} --environment {} --cloud {}.",
        plan.tier.slug(),
        plan.environment.slug(),
        plan.cloud().slug(),
    )
}

/// The version of the program and of its data.
static LONG_VERSION: LazyLock<String> = LazyLock::new(|| {
    format!(
        "{} (reference architecture: {}; data updated on {})",
        env!("CARGO_PKG_VERSION"),
        reference::EDITION,
        reference::DATA_DATE,
    )
});

const fn exit_codes() -> &'static str {
    "Exit codes: 0 success, 1 output could not be written, 2 invalid argument, 3 drift found."
}
