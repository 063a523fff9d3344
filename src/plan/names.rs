//! The names in a plan: of the deployment and of its hostname.

use std::{fmt, str::FromStr};

use serde::Serialize;

use super::Invalid;

/// Declares a string type that only its check can create.
macro_rules! name {
    ($(#[$doc:meta])* $name:ident, default $default:literal, $check:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The name as a string slice.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self($default.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = Invalid;

            fn from_str(text: &str) -> Result<Self, Invalid> {
                // Copied names often have spaces around them.
                $check(text.trim()).map(Self)
            }
        }
    };
}

name! {
    /// The deployment's name, from which W&B's Terraform modules derive all other names.
    ///
    /// One rule applies to all clouds, so that a plan can change its cloud: 2 to 17 lowercase letters,
    /// digits and single hyphens, starting with a letter and not ending with a hyphen. The strictest
    /// limits are Azure's, for the storage account, Key Vault and Redis that use the name.
    DeploymentName, default "wandb", check_deployment_name
}

name! {
    /// The DNS zone, for example `example.com`. It is stored in lower case, because DNS ignores letter
    /// case.
    Domain, default "example.com", check_domain
}

name! {
    /// The deployment's name in the zone, for example `wandb`.
    Subdomain, default "wandb", check_subdomain
}

/// Top-level domains that will never exist in the public DNS: reserved by RFC 2606, RFC 6761,
/// RFC 6762 (with its appendix G) and, in 2024, by ICANN (`internal`).
const PRIVATE_TOPS: [&str; 12] = [
    "corp",
    "example",
    "home",
    "internal",
    "intranet",
    "invalid",
    "lan",
    "local",
    "localdomain",
    "localhost",
    "private",
    "test",
];

impl Domain {
    /// Whether this is a placeholder that nobody can own: `example.com` or a zone in it.
    #[must_use]
    pub fn is_placeholder(&self) -> bool {
        self.0 == "example.com" || self.0.ends_with(".example.com")
    }

    /// Whether the zone exists only in private networks, so that no public CA can issue certificates
    /// for it.
    #[must_use]
    pub fn is_for_private_networks(&self) -> bool {
        let top = self.0.rsplit('.').next().unwrap_or_default();
        PRIVATE_TOPS.contains(&top) || self.0 == "home.arpa" || self.0.ends_with(".home.arpa")
    }
}

fn check_deployment_name(text: &str) -> Result<String, Invalid> {
    let valid = text.len() >= 2
        && text.len() <= 17
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && !text.ends_with('-')
        && !text.contains("--")
        && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    if valid { Ok(text.to_owned()) } else { Err(Invalid::DeploymentName) }
}

/// The longest zone. With the longest subdomain and the dot between them, it has 253 characters, the
/// longest name that DNS allows.
const LONGEST_DOMAIN: usize = 190;
const LONGEST_SUBDOMAIN: usize = 253 - LONGEST_DOMAIN - 1;

fn check_domain(text: &str) -> Result<String, Invalid> {
    let name = check_dns_labels(text, LONGEST_DOMAIN, "example.com")?;
    let top = name.rsplit('.').next().unwrap_or_default();
    if !name.contains('.') || top.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Invalid::Zone);
    }
    Ok(name)
}

fn check_subdomain(text: &str) -> Result<String, Invalid> {
    check_dns_labels(text, LONGEST_SUBDOMAIN, "wandb")
}

fn check_dns_labels(text: &str, longest: usize, example: &'static str) -> Result<String, Invalid> {
    let is_valid_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    if text.len() > longest {
        Err(Invalid::LongName(longest))
    } else if text.split('.').all(is_valid_label) {
        Ok(text.to_ascii_lowercase())
    } else {
        Err(Invalid::DnsName(example))
    }
}
