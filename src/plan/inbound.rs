//! Who may open W&B: ranges of IPv4 addresses.

use std::{fmt, net::Ipv4Addr, str::FromStr};

use serde::{Serialize, Serializer};

use super::Invalid;
use crate::text::plan as text;

/// A range of IPv4 addresses in CIDR notation, for example `203.0.113.0/24`.
///
/// The load balancers of W&B's modules have no IPv6 addresses. The address is the first of the
/// range: AWS refuses a range that is written with another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ipv4Range {
    first: Ipv4Addr,
    prefix: u8,
}

impl Ipv4Range {
    /// Whether the range is the whole internet.
    #[must_use]
    pub const fn is_everyone(self) -> bool {
        self.prefix == 0
    }
}

impl fmt::Display for Ipv4Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.first, self.prefix)
    }
}

impl FromStr for Ipv4Range {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let invalid = || Invalid(text::RANGE_RULE.into());
        let (address, prefix) = text.split_once('/').ok_or_else(invalid)?;
        let address: Ipv4Addr = address.parse().map_err(|_| invalid())?;
        let digits_only = prefix.bytes().all(|byte| byte.is_ascii_digit());
        let prefix = match prefix.parse() {
            Ok(length @ 0..=32) if digits_only && prefix.len() <= 2 => length,
            _ => return Err(invalid()),
        };
        let mask = u32::MAX.checked_shl(32 - u32::from(prefix)).unwrap_or(0);
        let first = Ipv4Addr::from_bits(address.to_bits() & mask);
        let range = Self { first, prefix };
        if first == address {
            Ok(range)
        } else {
            Err(Invalid(text::range_start_rule(&range.to_string()).into()))
        }
    }
}

/// The IPv4 ranges that may open W&B: none, which leaves them to be filled in, or up to 20.
///
/// The limit keeps a plan's link short enough for every server.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct InboundRanges(Vec<Ipv4Range>);

impl InboundRanges {
    /// The most ranges of a plan.
    pub const MAX: usize = 20;

    /// The ranges, each once, in the order in which they were given.
    #[must_use]
    pub fn ranges(&self) -> &[Ipv4Range] {
        &self.0
    }

    /// Whether everyone on the internet may open W&B.
    #[must_use]
    pub fn let_in_everyone(&self) -> bool {
        self.0.iter().any(|range| range.is_everyone())
    }
}

impl fmt::Display for InboundRanges {
    /// Writes them as the link does, with commas between them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, range) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(",")?;
            }
            range.fmt(f)?;
        }
        Ok(())
    }
}

impl FromStr for InboundRanges {
    type Err = Invalid;

    /// Reads ranges with commas, semicolons, spaces or line ends between them, also as a list with
    /// brackets and quotes that was copied out of a file.
    fn from_str(given: &str) -> Result<Self, Invalid> {
        let between = |it: char| it.is_whitespace() || ",;[]\"'".contains(it);
        let mut ranges = Vec::new();
        for part in given.split(between).filter(|part| !part.is_empty()) {
            let range = part.parse()?;
            if !ranges.contains(&range) {
                ranges.push(range);
            }
            if ranges.len() > Self::MAX {
                return Err(Invalid(text::RANGES_RULE.into()));
            }
        }
        if ranges.is_empty() && !given.trim().is_empty() {
            return Err(Invalid(text::RANGE_RULE.into()));
        }
        Ok(Self(ranges))
    }
}

impl Serialize for InboundRanges {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(ToString::to_string))
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for InboundRanges {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "InboundRanges".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "array",
            "description": "The IPv4 ranges that may open W&B, in CIDR notation.",
            "items": { "type": "string" },
            "maxItems": InboundRanges::MAX
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<&str, &str>) {
        let read = text.parse::<InboundRanges>();
        let read = read.map(|ranges| ranges.to_string()).map_err(|Invalid(rule)| rule);
        match (read, expected) {
            (Ok(read), Ok(expected)) => assert_eq!(read, expected, "{text}"),
            (Err(rule), Err(part)) => assert!(rule.contains(part), "{text}: {rule}"),
            (read, _) => panic!("{text}: {read:?}"),
        }
    }

    #[test]
    fn ranges_are_read_once_each_and_written_with_commas() {
        check("", Ok(""));
        check("203.0.113.0/24", Ok("203.0.113.0/24"));
        check(" 203.0.113.7/32, 10.0.0.0/8,203.0.113.7/32 ", Ok("203.0.113.7/32,10.0.0.0/8"));
        check(
            "10.0.0.0/8;192.168.0.0/16\n172.16.0.0/12",
            Ok("10.0.0.0/8,192.168.0.0/16,172.16.0.0/12"),
        );
        check("[\"10.0.0.0/8\", '192.168.0.0/16']", Ok("10.0.0.0/8,192.168.0.0/16"));
        check("0.0.0.0/0", Ok("0.0.0.0/0"));
        check("255.255.255.255/32", Ok("255.255.255.255/32"));
    }

    #[test]
    fn what_is_no_range_names_the_rule() {
        for text in ["203.0.113.7", "203.0.113.0/33", "203.0.113.0/", "1.2.3/8", "::/0"] {
            check(text, Err("for example 203.0.113.0/24"));
        }
        for text in
            [",", "[]", "*", "a/8", "1.2.3.4/+8", "1.2.3.4/032", "01.2.3.4/32", "${x}/8", "\"/8"]
        {
            check(text, Err("for example 203.0.113.0/24"));
        }
        check("203.0.113.7/24", Err("203.0.113.0/24"));
        check("1.0.0.0/0", Err("0.0.0.0/0"));
        let many =
            |count: u8| (0..count).map(|n| format!("10.0.{n}.0/24")).collect::<Vec<_>>().join(",");
        check(&many(21), Err("at most 20"));
        assert_eq!(many(20).parse::<InboundRanges>().unwrap().ranges().len(), 20);
        check(&"9".repeat(10_000), Err("for example"));
    }

    #[test]
    fn only_the_whole_internet_is_everyone() {
        assert!("10.0.0.0/8,0.0.0.0/0".parse::<InboundRanges>().unwrap().let_in_everyone());
        assert!(!"128.0.0.0/1".parse::<InboundRanges>().unwrap().let_in_everyone());
    }
}
