//! The inbound ranges: IPv4 addresses that can open W&B.

use std::{fmt, net::Ipv4Addr, str::FromStr};

use serde::{Serialize, Serializer};

use super::Invalid;

/// A range of IPv4 addresses in CIDR notation, for example `203.0.113.0/24`.
///
/// There are no IPv6 ranges, because the load balancers of W&B's modules have no IPv6 addresses. The
/// address is the first of the range: AWS rejects any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ipv4Range {
    first: Ipv4Addr,
    prefix: u8,
}

/// The ranges that do not exist on the internet (RFC 1918 and RFC 6598).
const PRIVATE: [Ipv4Range; 4] = [
    Ipv4Range::of([10, 0, 0, 0], 8),
    Ipv4Range::of([100, 64, 0, 0], 10),
    Ipv4Range::of([172, 16, 0, 0], 12),
    Ipv4Range::of([192, 168, 0, 0], 16),
];

impl Ipv4Range {
    /// The range of the network that W&B's modules create: on AWS by default, elsewhere always.
    pub const MODULE_NETWORK: Self = Self::of([10, 10, 0, 0], 16);

    const fn of([a, b, c, d]: [u8; 4], prefix: u8) -> Self {
        Self { first: Ipv4Addr::new(a, b, c, d), prefix }
    }

    /// Whether `other` contains all addresses of this range.
    #[must_use]
    pub const fn is_inside(self, other: Self) -> bool {
        self.prefix >= other.prefix && other.mask() & self.first.to_bits() == other.first.to_bits()
    }

    /// Whether all addresses of the range are private.
    #[must_use]
    pub fn is_private(self) -> bool {
        PRIVATE.into_iter().any(|private| self.is_inside(private))
    }

    /// The private ranges.
    #[must_use]
    pub const fn private() -> &'static [Self] {
        &PRIVATE
    }

    /// The network mask.
    const fn mask(self) -> u32 {
        // A shift by 32 bits would overflow.
        if self.prefix == 0 { 0 } else { u32::MAX << (32 - self.prefix) }
    }

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
        let (address, prefix) = text.split_once('/').ok_or(Invalid::Ipv4Range)?;
        let address: Ipv4Addr = address.parse().map_err(|_| Invalid::Ipv4Range)?;
        let digits_only = prefix.bytes().all(|byte| byte.is_ascii_digit());
        let prefix = match prefix.parse() {
            Ok(length @ 0..=32) if digits_only && prefix.len() <= 2 => length,
            _ => return Err(Invalid::Ipv4Range),
        };
        let given = Self { first: address, prefix };
        let first = Ipv4Addr::from_bits(address.to_bits() & given.mask());
        let range = Self { first, prefix };
        if first == address { Ok(range) } else { Err(Invalid::RangeStart(range)) }
    }
}

/// The IPv4 ranges that can open W&B: up to 20, or none, which leaves them to be filled in.
///
/// The limit keeps a plan's link short enough for every server.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct InboundRanges(Vec<Ipv4Range>);

impl InboundRanges {
    /// The most ranges of a plan.
    pub const MAX: usize = 20;

    /// The ranges without duplicates, in the order in which they were entered.
    #[must_use]
    pub fn ranges(&self) -> &[Ipv4Range] {
        &self.0
    }

    /// Whether everyone on the internet can open W&B.
    #[must_use]
    pub fn include_everyone(&self) -> bool {
        self.0.iter().any(|range| range.is_everyone())
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
            let range = part.parse()?;
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
    fn check_inside(one: &str, other: &str, expected: bool) {
        let range = |text: &str| text.parse::<Ipv4Range>().expect("a range");
        assert_eq!(range(one).is_inside(range(other)), expected, "{one} in {other}");
    }

    #[test]
    fn a_range_is_inside_another_that_has_all_of_its_addresses() {
        check_inside("10.10.4.0/24", "10.10.0.0/16", true);
        check_inside("10.10.0.0/16", "10.10.0.0/16", true);
        check_inside("10.11.0.0/16", "10.10.0.0/16", false);
        check_inside("10.0.0.0/8", "10.10.0.0/16", false);
        check_inside("10.10.4.7/32", "0.0.0.0/0", true);
        check_inside("0.0.0.0/0", "0.0.0.0/0", true);
        check_inside("0.0.0.0/0", "10.0.0.0/8", false);
        check_inside("10.10.4.7/32", "10.10.4.7/32", true);
    }

    #[track_caller]
    fn check_private(range: &str, expected: bool) {
        assert_eq!(range.parse::<Ipv4Range>().unwrap().is_private(), expected, "{range}");
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
