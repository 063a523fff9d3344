//! Stable names: of requirements, guidance and findings.

/// Declares an enum of names, each with its slug. Files, links within the page and ticks in the
/// checklist keep the slugs, so a slug never changes.
macro_rules! ids {
    ($(#[$doc:meta])* $name:ident { $($value:ident = $slug:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "the slug is the description")]
        pub enum $name {
            $($value),+
        }

        impl $name {
            /// Every name, in order.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];

            /// The name as files have it, in kebab-case.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$value => $slug),+ }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.slug())
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.slug())
            }
        }
    };
}
pub(crate) use ids;
