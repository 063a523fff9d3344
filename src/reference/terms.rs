//! The document's own choices: which products, for what, and where.

use crate::text::{form as text, plan as rules};
use serde::Serialize;

/// A closed set of named choices, the same in links, on the command line, in files and on the page.
pub trait Term: Copy + Eq + Send + Sync + 'static {
    /// The choice in words, for messages: "tier".
    const NAME: &'static str;
    /// Every value, in the document's order.
    const ALL: &'static [Self];

    /// The value as links and the command line write it.
    fn slug(self) -> &'static str;

    /// The value as people read it.
    fn label(self) -> &'static str;

    /// What choosing this value means, in a few words.
    fn consequence(self) -> &'static str;

    /// The value that `slug` names, if any. Slugs are exact.
    #[must_use]
    fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.slug() == slug)
    }

    /// The slugs, for messages: "models, weave or combined".
    #[must_use]
    fn alternatives() -> String {
        let mut slugs = String::new();
        for (index, value) in Self::ALL.iter().enumerate() {
            slugs.push_str(match index {
                0 => "",
                _ if index + 1 == Self::ALL.len() => rules::OR,
                _ => ", ",
            });
            slugs.push_str(value.slug());
        }
        slugs
    }
}

/// Declares a closed set of choices with its slugs, labels and consequences.
macro_rules! term {
    ($(#[$doc:meta])* $name:ident $word:literal {
        $($(#[$value_doc:meta])* $value:ident = $slug:literal, $label:expr, $consequence:expr;)+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$value_doc])* #[serde(rename = $slug)] $value),+
        }

        impl $crate::reference::Term for $name {
            const NAME: &'static str = $word;
            const ALL: &'static [Self] = &[$(Self::$value),+];

            fn slug(self) -> &'static str {
                match self { $(Self::$value => $slug),+ }
            }

            fn label(self) -> &'static str {
                match self { $(Self::$value => $label),+ }
            }

            fn consequence(self) -> &'static str {
                match self { $(Self::$value => $consequence),+ }
            }
        }
    };
}
pub(crate) use term;

term! {
    /// Which W&B products are deployed.
    Tier "tier" {
        /// W&B Models without Weave.
        Models = "models", text::MODELS, text::MODELS_MEANS;
        /// Weave without W&B Models.
        Weave = "weave", text::WEAVE, text::WEAVE_MEANS;
        /// Both products in one deployment.
        Combined = "combined", text::COMBINED, text::COMBINED_MEANS;
    }
}

impl Tier {
    /// Whether this tier includes Weave.
    #[must_use]
    pub const fn includes_weave(self) -> bool {
        matches!(self, Self::Weave | Self::Combined)
    }
}

term! {
    /// What the deployment is for.
    Environment "environment" {
        /// A deployment to try things on.
        TestDev = "test-dev", text::TEST_DEV, text::TEST_DEV_MEANS;
        /// A deployment that people rely on.
        Production = "production", text::PRODUCTION, text::PRODUCTION_MEANS;
    }
}

term! {
    /// Where the deployment runs.
    Cloud "cloud" {
        /// Amazon Web Services.
        Aws = "aws", "AWS", text::AWS_MEANS;
        /// Google Cloud.
        Gcp = "gcp", "GCP", text::GCP_MEANS;
        /// Microsoft Azure.
        Azure = "azure", "Azure", text::AZURE_MEANS;
        /// None of these: a Kubernetes cluster, a MySQL and an S3-compatible storage of one's own.
        OnPremises = "on-premises", text::ON_PREMISES, text::ON_PREMISES_MEANS;
    }
}

impl Environment {
    /// The environment as the document's tables spell it.
    #[must_use]
    pub const fn in_document(self) -> &'static str {
        match self {
            Self::TestDev => "Test/Dev",
            Self::Production => "Production",
        }
    }
}

impl Cloud {
    /// The clouds whose services and machines the document names.
    pub const DOCUMENTED: [Self; 3] = [Self::Aws, Self::Gcp, Self::Azure];
}
