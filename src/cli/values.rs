//! Readers of single values. Each says what would be right when it cannot use a text.

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

/// Reads one of a closed set of choices, and lists them in the help.
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

/// Reads a value by a rule. A text that is not Unicode is read with replacement characters,
/// which no rule accepts.
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

/// The error for a value: the argument, the value, and what would be right.
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

/// A value of the engine, by its own rule.
pub(super) fn parsed<T: FromStr<Err: Display>>(text: &str) -> Result<T, String> {
    text.parse().map_err(|rule: T::Err| format!("is not valid: {rule}"))
}

/// A date.
pub(super) fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|rule: NotADate| format!("is not a date: {rule}"))
}

/// The address of a planner.
pub(super) fn address(text: &str) -> Result<Address, String> {
    Address::of_url(text).map_err(|rule| format!("is not valid: {rule}"))
}

/// Any text is a link, but an empty one is a variable that nobody set.
pub(super) fn link(text: &str) -> Result<String, String> {
    if text.trim().is_empty() {
        return Err("is empty: give a URL, or a query such as ?v=1&tier=models".to_owned());
    }
    any_text(text)
}

/// For a region: whether its form is right depends on the cloud, so it is judged later.
// The signature is that of a rule.
#[allow(clippy::unnecessary_wraps)]
pub(super) fn any_text(text: &str) -> Result<String, String> {
    Ok(text.to_owned())
}
