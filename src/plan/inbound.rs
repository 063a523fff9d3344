//! Who may open W&B: ranges of IPv4 addresses.

use std::{fmt, net::Ipv4Addr, str::FromStr};

use serde::{Serialize, Serializer};

use super::Invalid;

/// A range of IPv4 addresses in CIDR notation, for example `203.0.113.0/24`.
///
/// The load balancers of W&B's modules have no IPv6 addresses. The address is the first of the
/// range: AWS refuses a range that is written with another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ipv4Range {
    first: Ipv4Addr,
    prefix: u8,
}

/// The ranges that nobody has on the internet (RFC 1918 and RFC 6598).
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

    /// Whether the other range contains all addresses of this one.
    #[must_use]
    pub const fn is_inside(self, other: Self) -> bool {
        self.prefix >= other.prefix && other.mask() & self.first.to_bits() == other.first.to_bits()
    }

    /// Whether nobody on the internet has an address of the range.
    #[must_use]
    pub fn is_private(self) -> bool {
        PRIVATE.into_iter().any(|private| self.is_inside(private))
    }

    /// The ranges that nobody on the internet has.
    #[must_use]
    pub const fn private() -> &'static [Self] {
        &PRIVATE
    }

    /// The bits that all addresses of the range have in common.
    const fn mask(self) -> u32 {
        // A shift by all 32 bits would overflow.
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
                return Err(Invalid::TooManyRanges);
            }
        }
        if ranges.is_empty() && !given.trim().is_empty() {
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
        let read = read.map(|ranges| ranges.to_string()).map_err(|rule| rule.to_string());
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
    fn a_range_is_inside_one_that_has_all_of_its_addresses() {
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
    fn a_range_is_private_when_all_of_it_is() {
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
    fn only_the_whole_internet_is_everyone() {
        assert!("10.0.0.0/8,0.0.0.0/0".parse::<InboundRanges>().unwrap().let_in_everyone());
        assert!(!"128.0.0.0/1".parse::<InboundRanges>().unwrap().let_in_everyone());
    }
}
