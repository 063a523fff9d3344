//! The installation options on the command line: one argument for each, from the engine's list.

use std::ffi::OsStr;

use clap::{
    Arg, ArgMatches, Args, Command, FromArgMatches,
    builder::{PossibleValue, TypedValueParser},
};

use super::values::refusal;
use crate::plan::{Installation, InstallationOption};

/// The given options, each with the slug of its value.
#[derive(Clone, Debug, Default)]
pub(super) struct InstallationArguments(Vec<(InstallationOption, &'static str)>);

impl InstallationArguments {
    /// The first given option, with its value.
    pub fn first_given(&self) -> Option<(&'static str, String)> {
        self.0.first().map(|(option, slug)| (argument(*option), (*slug).to_owned()))
    }

    /// Applies the given options.
    pub fn apply(&self, installation: &mut Installation) {
        for (option, slug) in &self.0 {
            option.write(installation, slug);
        }
    }
}

/// The argument, with its hyphens.
pub(super) const fn argument(option: InstallationOption) -> &'static str {
    match option {
        InstallationOption::Platform => "--platform",
        InstallationOption::Ingress => "--ingress",
        InstallationOption::Egress => "--egress",
        InstallationOption::Login => "--login",
        InstallationOption::Mail => "--mail",
        InstallationOption::Authority => "--authority",
        InstallationOption::Storage => "--storage",
        InstallationOption::Network => "--network",
        InstallationOption::Nodes => "--node-use",
        InstallationOption::Delivery => "--delivery",
    }
}

const fn help(option: InstallationOption) -> &'static str {
    match option {
        InstallationOption::Platform => "The Kubernetes platform",
        InstallationOption::Ingress => "The ingress controller for W&B's address",
        InstallationOption::Egress => "Whether the cluster has internet access",
        InstallationOption::Login => "How users sign in",
        InstallationOption::Mail => "The mail server for W&B's email",
        InstallationOption::Authority => "The CA of the certificates that W&B trusts",
        InstallationOption::Storage => "The object storage of a plan on premises",
        InstallationOption::Network => "The network that Terraform uses for the deployment",
        InstallationOption::Nodes => "Whether W&B shares its worker nodes",
        InstallationOption::Delivery => "How the Kubernetes files are applied",
    }
}

/// Reads the value of one option.
#[derive(Clone, Copy, Debug)]
struct Value(InstallationOption);

impl TypedValueParser for Value {
    type Value = &'static str;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<&'static str, clap::Error> {
        let text = value.to_string_lossy();
        self.0.write(&mut Installation::default(), &text).ok_or_else(|| {
            let rule = format!("is not a value of this option: use {}", self.0.alternatives());
            refusal(command, argument, &text, &rule)
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let value = |[slug, _, meaning]: [&'static str; 3]| PossibleValue::new(slug).help(meaning);
        Some(Box::new(self.0.values().into_iter().map(value)))
    }
}

impl Args for InstallationArguments {
    fn augment_args(command: Command) -> Command {
        InstallationOption::ALL.iter().fold(command, |command, option| {
            command.arg(
                Arg::new(option.parameter())
                    .long(option.parameter())
                    .value_name("CHOICE")
                    .help(help(*option))
                    .help_heading("Installation")
                    .value_parser(Value(*option)),
            )
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for InstallationArguments {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let given = |option: &InstallationOption| {
            let slug: &&'static str = matches.get_one(option.parameter())?;
            Some((*option, *slug))
        };
        Ok(Self(InstallationOption::ALL.iter().filter_map(given).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
