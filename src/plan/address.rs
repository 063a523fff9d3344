//! Where the planner itself is served, so that files can link back to it.

use super::Invalid;

/// The web address of a planner, without query or fragment.
///
/// Only plain characters: the address is written into comments of generated files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// Takes the address out of a URL: what stands before `?` and `#`.
    ///
    /// # Errors
    ///
    /// When it does not start with `http://` or `https://`, is longer than 300 characters, or
    /// holds characters that need no place in an address.
    pub fn of_url(url: &str) -> Result<Self, Invalid> {
        let end = url.find(['?', '#']).unwrap_or(url.len());
        let address = &url[..end];
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/%[]".contains(&byte);
        match rest {
            Some(rest) if !rest.is_empty() && address.len() <= 300 && rest.bytes().all(plain) => {
                Ok(Self(address.to_owned()))
            }
            _ => Err(Invalid::Address),
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
