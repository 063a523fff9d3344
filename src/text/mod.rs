//! Every sentence that the planner shows, as lists: what the code says is a name here.
//!
//! A text costs nothing at run time: it is a constant, or a function around one `format!`. What is no
//! prose stays where it is: names (of clouds, machines, files), units, and the words of the document.
//!
//! Under the feature `pseudo-locale` each text stands in ⟦ ⟧ and each value put into it in ⟨ ⟩, so
//! that a test can find what is shown and does not come from here (`tests/pseudo_locale.rs`).

/// A text as it is shown.
#[cfg(not(feature = "pseudo-locale"))]
macro_rules! shown {
    ($text:literal) => {
        $text
    };
}

/// A text as it is shown, marked as one.
#[cfg(feature = "pseudo-locale")]
macro_rules! shown {
    ($text:literal) => {
        concat!("⟦", $text, "⟧")
    };
}

/// A value as it is put into a text.
#[cfg(not(feature = "pseudo-locale"))]
macro_rules! value {
    ($value:ident) => {
        $value
    };
}

/// A value as it is put into a text, marked as one.
#[cfg(feature = "pseudo-locale")]
macro_rules! value {
    ($value:ident) => {
        format!("⟨{}⟩", $value)
    };
}

/// Declares texts. Each is one of:
///
/// - `NAME = "…";` for a text as it stands;
/// - `fn name(value: Type) = "… {value} …";` for a text with values in it;
/// - `fn name(count: u32) = match count { 1 => "…", _ => "…" };` where a number decides the form.
macro_rules! texts {
    () => {};
    ($(#[$meta:meta])* $name:ident = $text:literal; $($rest:tt)*) => {
        $(#[$meta])*
        pub(crate) const $name: &str = shown!($text);
        texts! { $($rest)* }
    };
    (
        $(#[$meta:meta])*
        fn $name:ident($($value:ident: $type:ty),+ $(,)?) = $text:literal; $($rest:tt)*
    ) => {
        $(#[$meta])*
        pub(crate) fn $name($($value: $type),+) -> String {
            format!(shown!($text), $($value = value!($value)),+)
        }
        texts! { $($rest)* }
    };
    (
        $(#[$meta:meta])*
        fn $name:ident($value:ident: $type:ty) = match $number:ident {
            $($form:pat => $text:literal),+ $(,)?
        }; $($rest:tt)*
    ) => {
        $(#[$meta])*
        pub(crate) fn $name($value: $type) -> String {
            match $number {
                $($form => format!(shown!($text), $value = value!($value))),+
            }
        }
        texts! { $($rest)* }
    };
}

mod english;

// The language. Another one is a module with the same names: a missing text does not compile.
pub(crate) use english::*;
