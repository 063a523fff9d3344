//! End-of-support dates of the versions that a plan can use.

use crate::{
    date::Date,
    evidence::Source,
    reference::{Cloud, Version},
};

/// A product whose versions have an end of support.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Product {
    /// A cloud's managed Kubernetes; on premises, Kubernetes itself.
    Kubernetes(Cloud),
    /// A cloud's managed MySQL; on premises, MySQL itself.
    Mysql(Cloud),
}

/// The support dates of one version of a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifecycle {
    /// The product.
    pub product: Product,
    /// The version. Aurora has its own version numbers: 3 is compatible with MySQL 8.0.
    pub version: Version,
    /// The last day of standard support.
    pub standard_end: Date,
    /// The last day of extended support, which costs extra or has to be requested. On GKE, it is that of
    /// the Extended channel.
    pub extended_end: Option<Date>,
    /// The source of the dates.
    pub source: Source,
}

const fn date(year: u16, month: u8, day: u8) -> Date {
    Date::new(year, month, day).expect("a valid date")
}

const ENDOFLIFE: Source = Source { name: "endoflife.date at a70eca3", date: "2026-08-22" };
/// Google publishes the length of support, 24 months of which 14 are standard support, and endoflife.date
/// the day on which a version entered the Regular channel.
const GKE: Source = Source {
    name: "endoflife.date at a70eca3, and Google Cloud, GKE versioning and support (24 months)",
    date: "2026-08-22",
};
const KUBERNETES_1_37: Source = Source {
    name: "kubernetes.io, release page of Kubernetes 1.37 with 1.37.1",
    date: "2026-09-15",
};
/// It states months: support lasts until the end of the month.
const AKS_1_37: Source = Source {
    name: "MicrosoftDocs/azure-aks-docs, supported-kubernetes-versions.md at f988e7e8b",
    date: "2026-08-05",
};
const AURORA_CALENDAR: Source = Source {
    name: "rulestamp-rds-extended-support-cost-lint 1.0.2 (third party)",
    date: "2026-09-27",
};
const CLOUD_SQL: Source =
    Source { name: "Cloud SQL database versions page (copy of early 2026)", date: "2026-11-23" };

const fn kubernetes(
    cloud: Cloud,
    minor: u16,
    standard_end: Date,
    extended_end: Option<Date>,
) -> Lifecycle {
    Lifecycle {
        product: Product::Kubernetes(cloud),
        version: Version { major: 1, minor },
        standard_end,
        extended_end,
        source: match cloud {
            Cloud::Gcp => GKE,
            Cloud::Aws | Cloud::Azure | Cloud::OnPremises => ENDOFLIFE,
        },
    }
}

const fn mysql(
    cloud: Cloud,
    (major, minor): (u16, u16),
    standard_end: Date,
    extended_end: Date,
    source: Source,
) -> Lifecycle {
    Lifecycle {
        product: Product::Mysql(cloud),
        version: Version { major, minor },
        standard_end,
        extended_end: Some(extended_end),
        source,
    }
}

/// Every version whose end of support is known. Versions without a published end are omitted:
/// MySQL 8.4 on Cloud SQL, on Azure and on Aurora (see [`super::AURORA_8_4`]), and Kubernetes 1.37
/// on EKS and GKE, which did not offer it yet when their pages were read.
pub const LIFECYCLES: &[Lifecycle] = &[
    kubernetes(Cloud::Aws, 29, date(2025, 3, 23), Some(date(2026, 3, 23))),
    kubernetes(Cloud::Aws, 30, date(2025, 7, 23), Some(date(2026, 7, 23))),
    kubernetes(Cloud::Aws, 31, date(2025, 11, 26), Some(date(2026, 11, 26))),
    kubernetes(Cloud::Aws, 32, date(2026, 3, 23), Some(date(2027, 3, 23))),
    kubernetes(Cloud::Aws, 33, date(2026, 7, 29), Some(date(2027, 7, 29))),
    kubernetes(Cloud::Aws, 34, date(2026, 12, 2), Some(date(2027, 12, 2))),
    kubernetes(Cloud::Aws, 35, date(2027, 3, 27), Some(date(2028, 3, 27))),
    kubernetes(Cloud::Aws, 36, date(2027, 8, 2), Some(date(2028, 8, 2))),
    kubernetes(Cloud::Gcp, 29, date(2025, 4, 12), Some(date(2026, 1, 26))),
    kubernetes(Cloud::Gcp, 30, date(2025, 9, 30), Some(date(2026, 7, 31))),
    kubernetes(Cloud::Gcp, 31, date(2026, 1, 16), Some(date(2026, 10, 25))),
    kubernetes(Cloud::Gcp, 32, date(2026, 4, 11), Some(date(2027, 2, 11))),
    kubernetes(Cloud::Gcp, 33, date(2026, 8, 3), Some(date(2027, 6, 3))),
    kubernetes(Cloud::Gcp, 34, date(2026, 10, 1), Some(date(2027, 9, 30))),
    kubernetes(Cloud::Gcp, 35, date(2027, 4, 11), Some(date(2028, 2, 11))),
    kubernetes(Cloud::Gcp, 36, date(2027, 8, 9), Some(date(2028, 6, 9))),
    kubernetes(Cloud::Azure, 29, date(2025, 3, 31), Some(date(2026, 4, 30))),
    kubernetes(Cloud::Azure, 30, date(2025, 8, 22), Some(date(2026, 7, 31))),
    kubernetes(Cloud::Azure, 31, date(2025, 11, 1), Some(date(2026, 11, 30))),
    kubernetes(Cloud::Azure, 32, date(2026, 3, 31), Some(date(2027, 3, 31))),
    kubernetes(Cloud::Azure, 33, date(2026, 7, 31), Some(date(2027, 7, 31))),
    kubernetes(Cloud::Azure, 34, date(2026, 11, 30), Some(date(2027, 11, 30))),
    kubernetes(Cloud::Azure, 35, date(2027, 3, 31), Some(date(2028, 3, 31))),
    kubernetes(Cloud::Azure, 36, date(2027, 6, 30), Some(date(2028, 6, 30))),
    Lifecycle {
        source: AKS_1_37,
        ..kubernetes(Cloud::Azure, 37, date(2027, 10, 31), Some(date(2028, 10, 31)))
    },
    kubernetes(Cloud::OnPremises, 29, date(2025, 2, 28), None),
    kubernetes(Cloud::OnPremises, 30, date(2025, 7, 15), None),
    kubernetes(Cloud::OnPremises, 31, date(2025, 11, 11), None),
    kubernetes(Cloud::OnPremises, 32, date(2026, 2, 28), None),
    kubernetes(Cloud::OnPremises, 33, date(2026, 6, 28), None),
    kubernetes(Cloud::OnPremises, 34, date(2026, 10, 27), None),
    kubernetes(Cloud::OnPremises, 35, date(2027, 2, 28), None),
    kubernetes(Cloud::OnPremises, 36, date(2027, 6, 28), None),
    Lifecycle {
        source: KUBERNETES_1_37,
        ..kubernetes(Cloud::OnPremises, 37, date(2027, 10, 28), None)
    },
    mysql(Cloud::Aws, (3, 0), date(2028, 4, 30), date(2029, 7, 31), AURORA_CALENDAR),
    mysql(Cloud::Gcp, (8, 0), date(2026, 7, 1), date(2029, 7, 1), CLOUD_SQL),
    mysql(Cloud::Azure, (5, 7), date(2026, 7, 31), date(2029, 3, 31), ENDOFLIFE),
    mysql(Cloud::OnPremises, (8, 4), date(2029, 4, 30), date(2032, 4, 30), ENDOFLIFE),
    mysql(Cloud::Azure, (8, 0), date(2026, 12, 31), date(2029, 5, 31), ENDOFLIFE),
];

/// Returns the support dates of a version, if they are known.
#[must_use]
pub fn lifecycle(product: Product, version: Version) -> Option<&'static Lifecycle> {
    LIFECYCLES.iter().find(|it| (it.product, it.version) == (product, version))
}

/// The state of a version's support on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// In standard support, for this many more days.
    Standard(i32),
    /// In extended support, until this day.
    Extended(Date),
    /// Past its end of life.
    Ended,
}

impl Lifecycle {
    /// Returns the state of support on a day. The last day is still supported.
    #[must_use]
    pub fn on(&self, day: Date) -> Support {
        if day <= self.standard_end {
            return Support::Standard(day.days_until(self.standard_end));
        }
        match self.extended_end {
            Some(end) if day <= end => Support::Extended(end),
            _ => Support::Ended,
        }
    }
}
