//! The sentences of the engine, as lists: what the code says is a name here. Those of the page stand in
//! its components.
//!
//! A text costs nothing at run time: it is a constant, or a function around one `format!`. What is no
//! prose stays where it is: names (of clouds, machines, files), units, and the words of the document.

/// Declares texts. Each is one of:
///
/// - `NAME = "…";` for a text as it stands;
/// - `fn name(value: Type) = "… {value} …";` for a text with values in it;
/// - `fn name(count: u32) = match count { 1 => "…", _ => "…" };` where a number decides the form.
macro_rules! texts {
    () => {};
    ($(#[$meta:meta])* $name:ident = $text:literal; $($rest:tt)*) => {
        $(#[$meta])*
        pub(crate) const $name: &str = $text;
        texts! { $($rest)* }
    };
    (
        $(#[$meta:meta])*
        fn $name:ident($($value:ident: $type:ty),+ $(,)?) = $text:literal; $($rest:tt)*
    ) => {
        $(#[$meta])*
        pub(crate) fn $name($($value: $type),+) -> String {
            format!($text, $($value = $value),+)
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
                $($form => format!($text, $value = $value)),+
            }
        }
        texts! { $($rest)* }
    };
}

mod english;

// The language. Another one is a module with the same names: a missing text does not compile.
pub(crate) use english::*;
