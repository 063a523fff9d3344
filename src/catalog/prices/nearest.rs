//! Distances between regions, in whole degrees on the globe: precise enough to suggest a region.

/// The coordinates of regions, from `data/region` of SpareCores/sc-data-dumps at e8749be (2026-01-31).
const PLACES: &str = include_str!("places.csv");

/// Latitude and longitude, in degrees.
type Degrees = (i32, i32);

fn place(region: &str) -> Option<Degrees> {
    let line = PLACES.lines().skip(1).find(|line| line.split(',').next() == Some(region))?;
    let mut fields = line.split(',').skip(1);
    Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
}

/// The square of the distance between two places. A degree of longitude counts as three quarters of a
/// degree of latitude, which is about right where most regions are.
const fn distance(one: Degrees, other: Degrees) -> i32 {
    let north = 4 * (one.0 - other.0);
    let around = (one.1 - other.1).abs();
    let east = 3 * if around > 180 { 360 - around } else { around };
    north * north + east * east
}

/// The nearest of the other regions. `None` if the region's coordinates are unknown.
pub(super) fn nearest(
    region: &str,
    others: impl Iterator<Item = &'static str>,
) -> Option<&'static str> {
    let here = place(region)?;
    let apart = |other: &&str| place(other).map_or(i32::MAX, |there| distance(here, there));
    others.filter(|other| *other != region).min_by_key(apart)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(region: &str, others: &[&'static str], expected: Option<&str>) {
        assert_eq!(nearest(region, others.iter().copied()), expected, "{region}");
    }

    #[test]
    fn the_nearest_region_is_found_across_borders_and_the_date_line() {
        let aws = ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1", "ap-northeast-1"];
        check("us-east-2", &aws, Some("us-east-1"));
        check("us-west-1", &aws, Some("us-west-2"));
        check("ca-central-1", &aws, Some("us-east-1"));
        check("eu-west-2", &aws, Some("eu-west-1"));
        check("eu-south-1", &aws, Some("eu-central-1"));
        check("ap-northeast-2", &aws, Some("ap-northeast-1"));
        check("us-east-1", &["us-east-1"], None);
        check("us-gov-east-1", &aws, None);
        check("newzealandnorth", &["westus", "japaneast"], Some("japaneast"));
        assert_eq!(distance((0, 179), (0, -179)), distance((0, 1), (0, -1)));
    }
}
