//! Finds the paths in a source file, in any notation.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Every path in a file that contains `::`, with the braces of imports resolved: `use std::{fs, io::Read};` has
/// `std::fs` and `std::io::Read`. This omits comments and unit tests, and includes the contents of macros.
pub fn paths(source: &str) -> Vec<String> {
    let program = source.split_once("#[cfg(test)]").map_or(source, |(program, _)| program);
    let mut found = Vec::new();
    collect(program.parse().expect("valid Rust"), &mut found);
    found
}

/// Keywords that can precede a path from the root, such as `::std::fs`.
const KEYWORDS: [&str; 8] = ["as", "dyn", "for", "impl", "in", "mut", "return", "use"];

fn collect(tokens: TokenStream, found: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token {
            TokenTree::Ident(name) if KEYWORDS.contains(&name.to_string().as_str()) => at += 1,
            TokenTree::Ident(_) => at += path("", &tokens[at..], found),
            TokenTree::Group(group) => {
                collect(group.stream(), found);
                at += 1;
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => at += 1,
        }
    }
}

/// Reads the path at the beginning of the tokens, and returns its number of tokens.
fn path(before: &str, tokens: &[TokenTree], found: &mut Vec<String>) -> usize {
    let mut path = before.to_owned();
    let mut at = 0;
    loop {
        match tokens.get(at) {
            Some(TokenTree::Ident(name)) => path.push_str(&name.to_string()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                let parts = inside.split(|it| is_sign(Some(it), ','));
                for part in parts.filter(|part| !part.is_empty()) {
                    self::path(&path, part, found);
                }
                return at + 1;
            }
            _ => break,
        }
        at += 1;
        if !(is_sign(tokens.get(at), ':') && is_sign(tokens.get(at + 1), ':')) {
            break;
        }
        path.push_str("::");
        at += 2;
    }
    if path.contains("::") {
        found.push(path);
    }
    at.max(1)
}

fn is_sign(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(it)) if it.as_char() == sign)
}

/// The paths in a file of the program, from its root: resolves `super` and `self`, but not imported names.
pub fn absolute(file: &str, source: &str) -> Vec<String> {
    let module = file.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    let module: Vec<&str> = module.split('/').collect();
    let mut resolved = Vec::new();
    for path in paths(source) {
        let mut rest = path.as_str();
        let mut up = None;
        while let Some((first @ ("super" | "self"), after)) = rest.split_once("::") {
            up = Some(up.unwrap_or(0) + usize::from(first == "super"));
            rest = after;
        }
        resolved.push(match up {
            None => path,
            Some(up) => {
                let above = &module[..module.len().saturating_sub(up)];
                [&["crate"], above, &[rest]].concat().join("::")
            }
        });
    }
    resolved
}

#[test]
fn paths_are_found_in_every_notation() {
    let source = "
        use std::{fs, io::{self, Read as _}, time::SystemTime};
        use crate::{catalog, plan::{Plan, link::encode}};
        pub(super) use super::Finding;
        fn now() -> u64 { format!(\"{}\", std::env::args().count()); fs::read(PATH) }
        #[cfg(test)] mod tests { use std::process::Command; }
    ";
    let expected = [
        "std::fs",
        "std::io::self",
        "std::io::Read",
        "std::time::SystemTime",
        "crate::catalog",
        "crate::plan::Plan",
        "crate::plan::link::encode",
        "super::Finding",
        "std::env::args",
        "fs::read",
    ];
    assert_eq!(paths(source), expected);
}

#[test]
fn relative_paths_are_resolved() {
    let of = |file: &str| absolute(file, "use super::super::{Plan, fit::Fit}; use self::x::Y;");
    let deep = [
        "crate::assessment::Plan",
        "crate::assessment::fit::Fit",
        "crate::assessment::findings::nodes::x::Y",
    ];
    assert_eq!(of("src/assessment/findings/nodes.rs"), deep);
    let shallow = ["crate::Plan", "crate::fit::Fit", "crate::bundle::zip::x::Y"];
    assert_eq!(of("src/bundle/zip.rs"), shallow);
    assert_eq!(of("src/bundle/mod.rs")[2], "crate::bundle::x::Y");
}
