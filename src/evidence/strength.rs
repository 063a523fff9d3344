//! How strongly something is asked for, and of whom.

use serde::Serialize;

/// How strongly the source puts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// W&B does not work or is not supported without it.
    Required,
    /// W&B recommends it.
    Recommended,
    /// The source asks for a decision or a thought.
    Consider,
}

impl Strength {
    /// The strength, and for whom: "Recommended, for a MySQL of your own".
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

/// Whose MySQL a statement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Every deployment.
    Every,
    /// One that runs MySQL itself: "when you deploy a self-managed MySQL database", as the document says.
    OwnMysql,
    /// One whose MySQL is a managed service.
    ManagedMysql,
}

impl Scope {
    /// Whether every deployment is meant.
    #[must_use]
    pub const fn is_every(&self) -> bool {
        matches!(self, Self::Every)
    }

    /// Which deployments are meant, where not all are.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Every => "",
            Self::OwnMysql => "self-managed MySQL",
            Self::ManagedMysql => "managed MySQL",
        }
    }
}
