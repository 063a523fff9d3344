//! Quantities that always carry their unit.

use std::fmt;

use serde::Serialize;

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident, $one:literal, $many:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl $name {
            /// The unit for this quantity: singular for one.
            #[must_use]
            pub const fn unit(self) -> &'static str {
                if self.0 == 1 { $one } else { $many }
            }

            /// This quantity multiplied by `count`.
            #[must_use]
            pub const fn times(self, count: u32) -> Self {
                Self(self.0 * count)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{} {}", self.0, self.unit())
            }
        }
    };
}

quantity!(
    /// CPU cores as the reference architecture counts them. Its own machine tables recommend
    /// a machine with 16 vCPUs for 16 cores, so one core is one vCPU.
    Cores, "core", "cores"
);
quantity!(
    /// Gigabytes, the unit of the reference architecture's sizing tables.
    Gigabytes, "GB", "GB"
);
quantity!(
    /// Gibibytes, the unit in which the clouds state a machine's memory. Comparisons use the
    /// nominal numbers (64 GiB satisfies 64 GB), as the reference architecture's own recommendations do.
    Gibibytes, "GiB", "GiB"
);
