//! Error messages: one line with the argument, the value and the remedy.
//!
//! The parser's own messages take three to five lines and differ in form from those about values that only
//! the engine can check, such as a region of another cloud. Condensing them takes 60 lines here.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

/// The reason why the program fails.
#[derive(Debug)]
pub(super) enum Complaint {
    /// An argument is not valid.
    Usage(String),
    /// Something could not be written.
    Output(String),
}

impl Complaint {
    /// The exit code: 2 for arguments, 1 for output.
    pub fn exit_code(&self) -> ExitCode {
        match self {
            Self::Usage(_) => ExitCode::from(2),
            Self::Output(_) => ExitCode::from(1),
        }
    }

    /// The message, in one line.
    pub fn line(&self) -> &str {
        match self {
            Self::Usage(line) | Self::Output(line) => line,
        }
    }

    /// Condenses an error of the argument parser from several lines to one.
    pub fn about_arguments(error: &clap::Error) -> Self {
        let first = |kind| texts(error, kind).first().copied().unwrap_or_default();
        // The parser calls an option "--tier <TIER>".
        let option = |kind| first(kind).split(' ').next().unwrap_or_default();
        let argument = option(ContextKind::InvalidArg);
        Self::Usage(match error.kind() {
            ErrorKind::ValueValidation => first(ContextKind::Custom).to_owned(),
            ErrorKind::InvalidValue => match texts(error, ContextKind::ValidValue).as_slice() {
                [] => format!("{argument} needs a value: {HELP}"),
                values => format!("{argument} needs a value: one of {}", values.join(", ")),
            },
            ErrorKind::MissingRequiredArgument => {
                format!("{argument} is missing: add {}", first(ContextKind::InvalidArg))
            }
            ErrorKind::ArgumentConflict if argument == option(ContextKind::PriorArg) => {
                format!("{argument} is repeated: use it once")
            }
            ErrorKind::UnknownArgument => {
                let argument = first(ContextKind::InvalidArg);
                let suggestion = first(ContextKind::SuggestedArg);
                if suggestion.is_empty() {
                    format!("{} is not an option here: {HELP}", shown(argument))
                } else {
                    let suggestion = suggestion.split(' ').next().unwrap_or_default();
                    format!("{} is not an option here: did you mean {suggestion}?", shown(argument))
                }
            }
            ErrorKind::InvalidSubcommand => {
                format!(
                    "{} is not a command: {COMMANDS}",
                    shown(first(ContextKind::InvalidSubcommand))
                )
            }
            ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                format!("a command is missing: {COMMANDS}")
            }
            ErrorKind::TooManyValues => {
                let value = shown(first(ContextKind::InvalidValue));
                format!("{argument} does not take a value: remove {value}")
            }
            // The first line of any other message makes sense on its own.
            _ => {
                let text = error.to_string();
                let line = text.lines().next().unwrap_or_default();
                line.strip_prefix("error: ").unwrap_or(line).to_owned()
            }
        })
    }
}

const HELP: &str = "see wandb-planner --help";
const COMMANDS: &str =
    "use plan, compare, bundle, satisfies, tables, drift, cost or link, or --help";

/// The strings that the parser attached to an error.
fn texts(error: &clap::Error, kind: ContextKind) -> Vec<&str> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text],
        Some(ContextValue::Strings(texts)) => texts.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The maximum length of a value in a message, in characters.
const LONGEST_QUOTE: usize = 60;

/// A value for a message: in quotes, shortened, and with invisible characters escaped.
pub(super) fn shown(value: &str) -> String {
    let mut text = String::from("\"");
    text.extend(value.chars().take(LONGEST_QUOTE));
    if value.chars().nth(LONGEST_QUOTE).is_some() {
        text.push('…');
    }
    text.push('"');
    printable(&text)
}

/// Text that is safe to print in a terminal: characters that are not printable, including line breaks, are
/// escaped, for example as `\u{1b}`.
pub(super) fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        let escaped = character.escape_debug();
        if escaped.len() == 1 || matches!(character, '"' | '\'' | '\\') {
            shown.push(character);
        } else {
            shown.extend(escaped);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, expected: &str) {
        assert_eq!(shown(value), expected);
    }

    #[test]
    fn control_characters_in_values_are_escaped() {
        check("model", "\"model\"");
        check("it's \\ \"x\"", "\"it's \\ \"x\"\"");
        check("\u{1b}[31mred\r\n\u{7}", "\"\\u{1b}[31mred\\r\\n\\u{7}\"");
        check("\u{202e}txt.exe\u{200b}\u{9b}", "\"\\u{202e}txt.exe\\u{200b}\\u{9b}\"");
        check(&"a".repeat(61), &format!("\"{}…\"", "a".repeat(60)));
    }
}
