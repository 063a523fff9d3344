//! The strength of a requirement, and the deployments that it applies to.

use serde::Serialize;

/// How strongly a source asks for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// W&B does not work or is not supported without it.
    Required,
    /// W&B recommends it.
    Recommended,
    /// The source asks the reader to consider it.
    Consider,
}

impl Strength {
    /// The strength with its scope: "Recommended, for self-managed MySQL".
    #[must_use]
    pub fn label_for(self, scope: Scope) -> String {
        match scope {
            Scope::Every => self.label().to_owned(),
            scope => format!("{}, for {}", self.label(), scope.label()),
        }
    }

    /// The strength in one word.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Required => "Required",
            Self::Recommended => "Recommended",
            Self::Consider => "Consider",
        }
    }
}

/// The deployments that a statement applies to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Every deployment.
    Every,
    /// Deployments with self-managed MySQL: "when you deploy a self-managed MySQL database".
    OwnMysql,
    /// Deployments with a managed MySQL service.
    ManagedMysql,
}

impl Scope {
    /// Whether the statement applies to every deployment.
    #[must_use]
    pub const fn is_every(&self) -> bool {
        matches!(self, Self::Every)
    }

    /// The kind of MySQL that the statement is about; empty for [`Self::Every`].
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Every => "",
            Self::OwnMysql => "self-managed MySQL",
            Self::ManagedMysql => "managed MySQL",
        }
    }
}
