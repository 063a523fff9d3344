//! Tracking parameters, which other programs add to a link.

/// Parameters that mail programs, search engines and advertisers add to every link. They have nothing
/// to do with the plan, and the user did not type them.
const TRACKING_PARAMETERS: [&str; 22] = [
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "dclid",
    "fbclid",
    "gad_source",
    "gbraid",
    "gclid",
    "igshid",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "msclkid",
    "ref",
    "srsltid",
    "trk",
    "ttclid",
    "twclid",
    "wbraid",
    "yclid",
];

/// Prefixes of further tracking parameters.
const TRACKING_PREFIXES: [&str; 3] = ["utm_", "mtm_", "hsa_"];

/// Whether a parameter only tracks where a visitor came from.
pub(super) fn is_tracking(parameter: &str) -> bool {
    TRACKING_PARAMETERS.contains(&parameter)
        || TRACKING_PREFIXES.iter().any(|prefix| parameter.starts_with(prefix))
}
