//! Notices about parts of a link that were not used.

use std::{borrow::Cow, fmt};

use serde::Serialize;

/// The most characters of a link's value that a notice repeats.
const LONGEST_QUOTE: usize = 60;

/// A part of a link that was not used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Notice {
    /// The parameter.
    pub parameter: String,
    /// The parameter's value, shortened to 60 characters.
    pub value: String,
    /// The value that the plan has instead; `None` if the planner has no such parameter.
    pub used: Option<String>,
    /// The reason, with what would be valid.
    pub reason: Cow<'static, str>,
}

impl Notice {
    /// Creates a notice that repeats the link's value in a form that is safe to show.
    pub(super) fn new(
        parameter: &str,
        value: &str,
        used: Option<String>,
        reason: Cow<'static, str>,
    ) -> Self {
        Self { parameter: quote(parameter), value: quote(value), used, reason }
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { parameter, value, used, reason } = self;
        match used {
            Some(used) => {
                let used = if used.is_empty() { "none" } else { used };
                write!(
                    f,
                    "The link's {parameter} “{value}” was not used; the plan uses {used} instead: {reason}."
                )
            }
            None => {
                f.write_str(&format!("The link's {parameter} “{value}” was ignored: {reason}."))
            }
        }
    }
}

/// Whether a character could disguise a string: a control character, a mark that changes the text
/// direction, or another that has no width.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// A string from a link, shortened and without invisible characters.
fn quote(text: &str) -> String {
    let mut shown: String = text
        .chars()
        .take(LONGEST_QUOTE)
        .map(|character| if is_invisible(character) { '\u{fffd}' } else { character })
        .collect();
    if text.chars().nth(LONGEST_QUOTE).is_some() {
        shown.push('…');
    }
    shown
}
