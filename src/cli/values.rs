//! Parsers of single values. Their errors say what is expected.

use std::{ffi::OsStr, fmt::Display, marker::PhantomData, str::FromStr};

use clap::{
    Arg, Command,
    builder::{PossibleValue, TypedValueParser},
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::complaint::shown;
use crate::{
    date::{Date, NotADate},
    plan::Address,
    reference::Term,
};

/// Parses one of a fixed set of values, and lists them in the help.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice<T>(PhantomData<T>);

impl<T: Term> Choice<T> {
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T: Term> TypedValueParser for Choice<T> {
    type Value = T;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<T, clap::Error> {
        let text = value.to_string_lossy();
        T::read(&text).ok_or_else(|| {
            let rule = format!("is not {}: use {}", with_article(T::NAME), T::alternatives());
            refusal(command, argument, &text, &rule)
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let value = |value: &T| PossibleValue::new(value.slug()).help(value.consequence());
        Some(Box::new(T::ALL.iter().map(value)))
    }
}

fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// Parses a value by a rule. Invalid Unicode becomes replacement characters, which no rule accepts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule<T>(fn(&str) -> Result<T, String>);

impl<T> Rule<T> {
    pub const fn new(rule: fn(&str) -> Result<T, String>) -> Self {
        Self(rule)
    }
}

impl<T: Clone + Send + Sync + 'static> TypedValueParser for Rule<T> {
    type Value = T;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<T, clap::Error> {
        let text = value.to_string_lossy();
        (self.0)(&text).map_err(|rule| refusal(command, argument, &text, &rule))
    }
}

/// The error for a value: the argument, the value, and the rule.
pub(super) fn refusal(
    command: &Command,
    argument: Option<&Arg>,
    value: &str,
    rule: &str,
) -> clap::Error {
    let option = argument.and_then(Arg::get_long).unwrap_or_default();
    let mut error = clap::Error::new(ErrorKind::ValueValidation).with_cmd(command);
    let line = format!("--{option} {} {rule}", shown(value));
    error.insert(ContextKind::Custom, ContextValue::String(line));
    error
}

/// Parses a value of the engine by its own rule.
pub(super) fn parsed<T: FromStr<Err: Display>>(text: &str) -> Result<T, String> {
    text.parse().map_err(|rule: T::Err| format!("is not valid: {rule}"))
}

/// Parses a date.
pub(super) fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|rule: NotADate| format!("is not a date: {rule}"))
}

/// Parses the address of a planner.
pub(super) fn address(text: &str) -> Result<Address, String> {
    Address::of_url(text).map_err(|rule| format!("is not valid: {rule}"))
}

/// Accepts any text as a link, unless it is empty: that is likely an unset shell variable.
pub(super) fn link(text: &str) -> Result<String, String> {
    if text.trim().is_empty() {
        return Err("is empty: use a URL, or a query such as ?v=1&tier=models".to_owned());
    }
    any_text(text)
}

/// Accepts any text. Regions and machines are checked later, because their rules depend on the cloud.
// A rule has this signature.
#[allow(clippy::unnecessary_wraps)]
pub(super) fn any_text(text: &str) -> Result<String, String> {
    Ok(text.to_owned())
}
