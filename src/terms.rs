//! The document's own choices: which products, for what, and where.

use serde::Serialize;

use crate::words::either;

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

    /// Other spellings that people use for this value alone.
    fn aliases(self) -> &'static [&'static str];

    /// The value that `slug` names, if any. Slugs are exact: this is for what the planner wrote.
    #[must_use]
    fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.slug() == slug)
    }

    /// The value that a person means: by its slug, its label or an alias, whatever the letter case
    /// and whatever separates the words.
    #[must_use]
    fn read(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| {
            let names = [value.slug(), value.label()];
            names.iter().chain(value.aliases()).any(|name| is_spelled(name, text))
        })
    }

    /// The slugs, for messages: "models, weave or combined".
    #[must_use]
    fn alternatives() -> String {
        either(Self::ALL.iter().map(|value| value.slug()))
    }
}

/// Whether two texts have the same letters and digits: `Test/Dev` is spelled as `test-dev` is.
fn is_spelled(name: &str, text: &str) -> bool {
    let letters = |text: &'_ str| -> String {
        let separates = |it: &char| matches!(it, '-' | '_' | '/' | '+' | '&') || it.is_whitespace();
        text.chars().filter(|it| !separates(it)).map(|it| it.to_ascii_lowercase()).collect()
    };
    letters(name) == letters(text)
}

/// Declares a closed set of choices with its slugs, aliases, labels and consequences.
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

            fn slug(self) -> &'static str {
                match self { $(Self::$value => $slug),+ }
            }

            fn label(self) -> &'static str {
                match self { $(Self::$value => $label),+ }
            }

            fn consequence(self) -> &'static str {
                match self { $(Self::$value => $consequence),+ }
            }

            fn aliases(self) -> &'static [&'static str] {
                match self { $(Self::$value => &[$($alias),*]),+ }
            }
        }
    };
}
pub(crate) use term;

term! {
    /// Which W&B products are deployed.
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
    /// What the deployment is for.
    Environment "environment" {
        /// A deployment to try things on.
        TestDev = "test-dev" | "test" | "dev" | "dev-test" | "development", "Test/Dev", "Smallest documented sizes, for evaluation";
        /// A deployment that people rely on.
        Production = "production" | "prod", "Production", "Documented sizes, for production workloads";
    }
}

term! {
    /// Where the deployment runs.
    Cloud "cloud" {
        /// Amazon Web Services.
        Aws = "aws" | "amazon" | "amazon-web-services" | "eks", "AWS", "EKS, RDS Aurora and S3";
        /// Google Cloud.
        Gcp = "gcp" | "google" | "google-cloud" | "google-cloud-platform" | "gke", "GCP", "GKE, Cloud SQL and Cloud Storage";
        /// Microsoft Azure.
        Azure = "azure" | "azurerm" | "microsoft-azure" | "aks", "Azure", "AKS, Azure Database for MySQL and Blob Storage";
        /// None of these: a Kubernetes cluster, a MySQL and an S3-compatible storage of one's own.
        OnPremises = "on-premises" | "on-premise" | "on-prem", "On-premises", "Your own Kubernetes, MySQL and S3-compatible storage";
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
