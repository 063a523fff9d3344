//! The choices that the reference architecture distinguishes: products, environment and cloud.

use serde::Serialize;

use crate::words::either;

/// The words for one value of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// The value's name in links and on the command line.
    pub slug: &'static str,
    /// The value's name on the page and in messages.
    pub label: &'static str,
    /// A few words on what this choice means for the deployment.
    pub consequence: &'static str,
    /// Other spellings of this value, which mean no other value.
    pub aliases: &'static [&'static str],
}

/// A fixed set of named choices, shared by links, the command line, files and the page.
pub trait Term: Copy + Eq + Send + Sync + 'static {
    /// The name of the choice in messages, such as "tier".
    const NAME: &'static str;
    /// Every value, in the order of the reference architecture.
    const ALL: &'static [Self];

    /// The words for each value, in the same order.
    const WORDS: &'static [Words];

    /// The words for this value.
    fn words(self) -> &'static Words;

    /// The value's name in links and on the command line.
    fn slug(self) -> &'static str {
        self.words().slug
    }

    /// The value's name on the page and in messages.
    fn label(self) -> &'static str {
        self.words().label
    }

    /// A few words on what this choice means for the deployment.
    fn consequence(self) -> &'static str {
        self.words().consequence
    }

    /// Other spellings of this value, which mean no other value.
    fn aliases(self) -> &'static [&'static str] {
        self.words().aliases
    }

    /// Returns the value with exactly this slug. Use it for what the planner wrote, and [`Term::read`]
    /// for what people type.
    #[must_use]
    fn from_slug(slug: &str) -> Option<Self> {
        let index = Self::WORDS.iter().position(|words| words.slug == slug)?;
        Self::ALL.get(index).copied()
    }

    /// Returns the value whose slug, label or alias this is, ignoring letter case and the separators
    /// between words.
    #[must_use]
    fn read(text: &str) -> Option<Self> {
        Self::ALL.get(position(Self::WORDS, text)?).copied()
    }

    /// The slugs, for messages: "models, weave or combined".
    #[must_use]
    fn alternatives() -> String {
        alternatives(Self::WORDS)
    }
}

/// The slugs in messages. Not generic, as [`position`] is not, so that the page has them once.
pub(crate) fn alternatives(words: &'static [Words]) -> String {
    either(words.iter().map(|words| words.slug))
}

/// The position of the value whose slug, label or alias this is.
fn position(words: &'static [Words], text: &str) -> Option<usize> {
    words.iter().position(|words| {
        let names = [words.slug, words.label];
        names.iter().chain(words.aliases).any(|name| is_same_name(name, text))
    })
}

/// Whether two spellings differ only in letter case and separators, as `Test/Dev` and `test-dev` do.
fn is_same_name(name: &str, text: &str) -> bool {
    let letters = |text: &'_ str| -> String {
        let separates = |it: &char| matches!(it, '-' | '_' | '/' | '+' | '&') || it.is_whitespace();
        text.chars().filter(|it| !separates(it)).map(|it| it.to_ascii_lowercase()).collect()
    };
    letters(name) == letters(text)
}

/// Declares an enum that implements [`Term`], with its slugs, aliases, labels and consequences.
macro_rules! term {
    ($(#[$doc:meta])* $name:ident $word:literal {
        $(
            $(#[$value_doc:meta])*
            $value:ident = $slug:literal $(| $alias:literal)*, $label:literal, $consequence:literal;
        )+
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$value_doc])* #[serde(rename = $slug)] $value),+
        }

        impl $crate::terms::Term for $name {
            const NAME: &'static str = $word;
            const ALL: &'static [Self] = &[$(Self::$value),+];

            const WORDS: &'static [$crate::terms::Words] = &[$(
                $crate::terms::Words {
                    slug: $slug,
                    label: $label,
                    consequence: $consequence,
                    aliases: &[$($alias),*],
                },
            )+];

            fn words(self) -> &'static $crate::terms::Words {
                &Self::WORDS[self as usize]
            }
        }
    };
}
pub(crate) use term;

term! {
    /// The W&B products in a deployment.
    Tier "tier" {
        /// W&B Models without Weave.
        Models = "models" | "model", "Models only", "Experiment tracking, artifacts and registry";
        /// Weave without W&B Models.
        Weave = "weave", "Weave only", "Tracing and evaluation of LLM applications; needs ClickHouse";
        /// Both products in one deployment.
        Combined = "combined" | "both" | "models-weave" | "weave-and-models", "Models and Weave", "Both in one deployment; needs ClickHouse";
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
    /// The purpose of a deployment.
    Environment "environment" {
        /// A deployment for evaluation and development.
        TestDev = "test-dev" | "test" | "dev" | "dev-test" | "development", "Test/Dev", "Smallest documented sizes, for evaluation";
        /// A deployment that people rely on.
        Production = "production" | "prod", "Production", "Documented sizes, for production workloads";
    }
}

term! {
    /// The cloud that a deployment runs on.
    Cloud "cloud" {
        /// Amazon Web Services.
        Aws = "aws" | "amazon" | "amazon-web-services" | "eks", "AWS", "EKS, RDS Aurora and S3";
        /// Google Cloud.
        Gcp = "gcp" | "google" | "google-cloud" | "google-cloud-platform" | "gke", "GCP", "GKE, Cloud SQL and Cloud Storage";
        /// Microsoft Azure.
        Azure = "azure" | "azurerm" | "microsoft-azure" | "aks", "Azure", "AKS, Azure Database for MySQL and Blob Storage";
        /// No cloud provider: your own Kubernetes cluster, MySQL and S3-compatible storage.
        OnPremises = "on-premises" | "on-premise" | "on-prem", "On-premises", "Your own Kubernetes, MySQL and S3-compatible storage";
    }
}

impl Environment {
    /// The environment as the reference architecture's tables spell it.
    #[must_use]
    pub const fn in_document(self) -> &'static str {
        match self {
            Self::TestDev => "Test/Dev",
            Self::Production => "Production",
        }
    }
}

impl Cloud {
    /// The clouds whose services and machines the reference architecture names.
    pub const DOCUMENTED: [Self; 3] = [Self::Aws, Self::Gcp, Self::Azure];
}
