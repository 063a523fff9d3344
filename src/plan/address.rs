//! The web address of the planner, to which generated files link back.

use super::Invalid;

/// The web address of a planner, without query or fragment.
///
/// It contains plain characters only, because generated files have it in comments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// Extracts the address from a URL: the part before `?` and `#`.
    ///
    /// # Errors
    ///
    /// Fails if the address does not start with `http://` or `https://`, is longer than 300
    /// characters, or contains characters that an address does not need.
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

    /// The address as a string slice.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
