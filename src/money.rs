//! Amounts of money, in whole billionths of a US dollar so that sums are exact.

use std::fmt;

use serde::{Serialize, Serializer};

/// US dollars, exact to a billionth of a dollar: clouds state prices with up to nine decimals.
///
/// Arithmetic saturates at 18 billion dollars, far above any price that can be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Usd(u64);

/// Units of [`Usd`] in a dollar.
const DOLLAR: u64 = 1_000_000_000;

impl Usd {
    /// Zero dollars.
    pub const ZERO: Self = Self(0);

    /// Parses a decimal number of dollars such as `0.126` or `1048`: less than ten million, with at
    /// most nine decimals.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |it: &str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(decimals) || whole.len() > 7 || decimals.len() > 9 {
            return None;
        }
        let number = |it: &str| it.bytes().fold(0, |sum, byte| sum * 10 + u64::from(byte - b'0'));
        let places = u32::try_from(decimals.len()).ok()?;
        Some(Self(number(whole) * DOLLAR + number(decimals) * 10_u64.pow(9 - places)))
    }

    /// This amount multiplied by `count`.
    #[must_use]
    pub const fn times(self, count: u64) -> Self {
        Self(self.0.saturating_mul(count))
    }

    /// The sum of both amounts.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// This amount minus `other`, or zero if `other` is larger.
    #[must_use]
    pub const fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// The given percentage of this amount.
    #[must_use]
    pub const fn percent(self, percent: u8) -> Self {
        let percent = percent as u64;
        Self((self.0 / 100).saturating_mul(percent).saturating_add(self.0 % 100 * percent / 100))
    }

    /// Whole dollars, rounded to the nearest.
    #[must_use]
    pub const fn dollars(self) -> u64 {
        self.0 / DOLLAR + (self.0 % DOLLAR >= DOLLAR / 2) as u64
    }

    /// The exact amount without trailing zeros: `0.126`.
    #[must_use]
    pub fn exact(self) -> String {
        let (whole, rest) = (self.0 / DOLLAR, self.0 % DOLLAR);
        let decimals = format!("{whole}.{rest:09}");
        decimals.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}

impl Usd {
    /// The exact amount with a comma at each thousand: `$2,500` or `$0.126`.
    #[must_use]
    pub fn in_full(self) -> String {
        let exact = self.exact();
        let decimals = exact.find('.').map_or("", |point| &exact[point..]);
        format!("${}{decimals}", grouped(self.0 / DOLLAR))
    }
}

impl fmt::Display for Usd {
    /// Whole dollars, with a comma at each thousand: `$1,234`. An amount that rounds to zero is `under $1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self > Self::ZERO && self.dollars() == 0 {
            return f.write_str("under $1");
        }
        f.write_str("$")?;
        f.write_str(&grouped(self.dollars()))
    }
}

/// A number with a comma at each thousand.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.char_indices() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

impl Serialize for Usd {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.exact())
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Usd {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Usd".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^[0-9]+(\\.[0-9]{1,9})?$",
            "description": "US dollars as a decimal number, in a string to keep sums exact."
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, exact: &str, shown: &str) {
        let usd = Usd::read(text).unwrap();
        assert_eq!((usd.exact().as_str(), usd.to_string().as_str()), (exact, shown), "{text}");
    }

    #[test]
    fn amounts_parse_exactly_and_display_in_whole_dollars() {
        check("0", "0", "$0");
        check("0.126", "0.126", "under $1");
        check("0.5", "0.5", "$1");
        check("0.499999999", "0.499999999", "under $1");
        check("1048.423392", "1048.423392", "$1,048");
        check("999.5", "999.5", "$1,000");
        check("1234567.10", "1234567.1", "$1,234,567");
        for text in ["", ".", "1.", ".5", "-1", "1,000", "$1", "1e3", "0.1234567890", "10000000"] {
            assert_eq!(Usd::read(text), None, "{text}");
        }
    }

    #[test]
    fn sums_are_exact_and_saturate() {
        let most = Usd(u64::MAX);
        assert_eq!(most.plus(most), most);
        assert_eq!(most.times(2), most);
        assert_eq!(most.percent(100), most);
        assert_eq!(Usd::read("0.000000007").unwrap().percent(50), Usd(3));
        assert_eq!(Usd::read("504").unwrap().percent(70).exact(), "352.8");
        assert_eq!(Usd(1).less(Usd(2)), Usd::ZERO);
    }
}
