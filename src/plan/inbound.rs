//! The inbound ranges: IPv4 addresses that can open W&B.

use std::{fmt, net::Ipv4Addr, str::FromStr};

use ipnet::Ipv4Net;
use serde::{Serialize, Serializer};

use super::Invalid;

/// The ranges that do not exist on the internet (RFC 1918 and RFC 6598).
pub const PRIVATE_RANGES: [Ipv4Net; 4] = [
    range([10, 0, 0, 0], 8),
    range([100, 64, 0, 0], 10),
    range([172, 16, 0, 0], 12),
    range([192, 168, 0, 0], 16),
];

/// The range of the network that W&B's modules create: on AWS by default, elsewhere always.
pub const MODULE_NETWORK: Ipv4Net = range([10, 10, 0, 0], 16);

const fn range([a, b, c, d]: [u8; 4], prefix: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), prefix)
}

/// Whether all addresses of the range are private.
#[must_use]
pub fn is_private(range: Ipv4Net) -> bool {
    PRIVATE_RANGES.iter().any(|private| private.contains(&range))
}

/// Parses a range. Its address must be the first of the range: AWS rejects any other.
fn parse(text: &str) -> Result<Ipv4Net, Invalid> {
    let given: Result<Ipv4Net, _> = text.parse();
    // The library also accepts numbers with leading zeros, which some programs read as octal.
    let range = given.ok().filter(|it| it.to_string() == text).ok_or(Invalid::Ipv4Range)?;
    if range == range.trunc() { Ok(range) } else { Err(Invalid::RangeStart(range.trunc())) }
}

/// The IPv4 ranges that can open W&B: up to 20, or none, which leaves them to be filled in.
///
/// There are no IPv6 ranges, because the load balancers of W&B's modules have no IPv6 addresses. The limit
/// keeps a plan's link short enough for every server.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct InboundRanges(Vec<Ipv4Net>);

impl InboundRanges {
    /// The most ranges of a plan.
    pub const MAX: usize = 20;

    /// The ranges without duplicates, in the order in which they were entered.
    #[must_use]
    pub fn ranges(&self) -> &[Ipv4Net] {
        &self.0
    }

    /// Whether everyone on the internet can open W&B.
    #[must_use]
    pub fn include_everyone(&self) -> bool {
        self.0.iter().any(|range| range.prefix_len() == 0)
    }
}

impl fmt::Display for InboundRanges {
    /// Writes the ranges as a link does, separated by commas.
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

    /// Parses ranges that are separated by commas, semicolons, spaces or line breaks. It also accepts
    /// a list with brackets and quotes, as copied from a file.
    fn from_str(text: &str) -> Result<Self, Invalid> {
        let is_separator = |it: char| it.is_whitespace() || ",;[]\"'".contains(it);
        let mut ranges = Vec::new();
        for part in text.split(is_separator).filter(|part| !part.is_empty()) {
            let range = parse(part)?;
            if !ranges.contains(&range) {
                ranges.push(range);
            }
            if ranges.len() > Self::MAX {
                return Err(Invalid::TooManyRanges);
            }
        }
        if ranges.is_empty() && !text.trim().is_empty() {
            return Err(Invalid::Ipv4Range);
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
            "description": "The IPv4 ranges that can open W&B, in CIDR notation.",
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
        let read = read.map(|ranges| ranges.to_string()).map_err(|rule| rule.to_string());
        match (read, expected) {
            (Ok(read), Ok(expected)) => assert_eq!(read, expected, "{text}"),
            (Err(rule), Err(part)) => assert!(rule.contains(part), "{text}: {rule}"),
            (read, _) => panic!("{text}: {read:?}"),
        }
    }

    #[test]
    fn ranges_lose_duplicates_and_are_written_with_commas() {
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
    fn an_invalid_range_names_the_rule() {
        for text in ["203.0.113.7", "203.0.113.0/33", "203.0.113.0/", "1.2.3/8", "::/0"] {
            check(text, Err("such as 203.0.113.0/24"));
        }
        for text in
            [",", "[]", "*", "a/8", "1.2.3.4/+8", "1.2.3.4/032", "01.2.3.4/32", "${x}/8", "\"/8"]
        {
            check(text, Err("such as 203.0.113.0/24"));
        }
        check("203.0.113.7/24", Err("203.0.113.0/24"));
        check("1.0.0.0/0", Err("0.0.0.0/0"));
        let many =
            |count: u8| (0..count).map(|n| format!("10.0.{n}.0/24")).collect::<Vec<_>>().join(",");
        check(&many(21), Err("at most 20"));
        assert_eq!(many(20).parse::<InboundRanges>().unwrap().ranges().len(), 20);
        check(&"9".repeat(10_000), Err("such as"));
    }

    #[track_caller]
    fn check_private(range: &str, expected: bool) {
        assert_eq!(is_private(parse(range).unwrap()), expected, "{range}");
    }

    #[test]
    fn a_range_is_private_if_all_of_its_addresses_are() {
        for range in ["10.0.0.0/8", "172.16.0.0/12", "172.31.255.255/32", "192.168.7.0/24"] {
            check_private(range, true);
        }
        check_private("100.64.0.0/10", true);
        for range in ["0.0.0.0/0", "203.0.113.0/24", "172.32.0.0/16", "192.169.0.0/16"] {
            check_private(range, false);
        }
        check_private("8.0.0.0/5", false);
    }

    #[test]
    fn only_the_whole_internet_includes_everyone() {
        assert!("10.0.0.0/8,0.0.0.0/0".parse::<InboundRanges>().unwrap().include_everyone());
        assert!(!"128.0.0.0/1".parse::<InboundRanges>().unwrap().include_everyone());
    }
}
