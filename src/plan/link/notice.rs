//! What is said about a part of a link that was not used.

use std::{borrow::Cow, fmt};

use serde::Serialize;

/// The longest part of a link's text that a notice repeats, in characters.
const LONGEST_QUOTE: usize = 60;

/// A part of a link that was not used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Notice {
    /// The parameter.
    pub parameter: String,
    /// The value that it had, shortened to 60 characters.
    pub value: String,
    /// What the plan has instead; nothing where the parameter has no meaning at all.
    pub used: Option<String>,
    /// Why, and what would have been right.
    pub reason: Cow<'static, str>,
}

impl Notice {
    /// A notice that repeats what the link says in a form that is safe to show.
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
                    "The link's {parameter} “{value}” was not used, and the plan has {used} instead: {reason}."
                )
            }
            None => {
                f.write_str(&format!("The link's {parameter} “{value}” was ignored: {reason}."))
            }
        }
    }
}

/// Characters that could disguise a text: controls, marks that change its direction, and others
/// that take no room.
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

/// A text from a link as a notice repeats it: shortened, and without invisible characters.
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
