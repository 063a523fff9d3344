//! Finds the sentences in a source file that users see, without data about sources.

use proc_macro2::{Delimiter, Literal, TokenStream, TokenTree};

/// Fields and functions with quotes or data about sources.
const OF_OTHERS: [&str; 7] =
    ["quote", "source", "Source", "documented", "name", "date", "argument"];

/// The strings of a file that contain a space, in order; others are names. This omits comments, unit
/// tests, quotes and sources.
pub fn sentences(source: &str) -> Vec<String> {
    let program = source.split_once("#[cfg(test)]").map_or(source, |(program, _)| program);
    let mut found = Vec::new();
    collect(program.parse().expect("valid Rust"), &mut found);
    found
}

fn collect(tokens: TokenStream, found: &mut Vec<String>) {
    // The last name before the next token in the same group.
    let mut of = String::new();
    let mut is_attribute = false;
    for token in tokens {
        let is_of_others = OF_OTHERS.contains(&of.as_str());
        match token {
            TokenTree::Ident(name) => of = name.to_string(),
            TokenTree::Punct(sign) => {
                is_attribute = sign.as_char() == '#' || is_attribute && sign.as_char() == '!';
                if matches!(sign.as_char(), ',' | ';') {
                    of.clear();
                }
                continue;
            }
            TokenTree::Group(group) => {
                let is_body = of == "documented" && group.delimiter() == Delimiter::Brace;
                if !is_attribute && (!is_of_others || is_body) {
                    collect(group.stream(), found);
                }
                of.clear();
            }
            TokenTree::Literal(literal) if !is_of_others => found.extend(text(&literal)),
            TokenTree::Literal(_) => {}
        }
        is_attribute = false;
    }
}

/// The text of a string literal that contains a space, unless it is markup or a style sheet.
fn text(literal: &Literal) -> Option<String> {
    let written = literal.to_string();
    let text = written.strip_prefix('"')?.strip_suffix('"')?;
    let is_code = text.contains('<') || text.contains(":#");
    (text.contains(' ') && !is_code).then(|| text.to_owned())
}

#[test]
fn only_strings_for_users_are_sentences() {
    let source = r#"
        //! A comment.
        #[doc = "A doc comment."]
        const RULE: &str = "use at most 20 ranges";
        fn title(disk: u32) -> String { format!("Not {disk} GB", disk) }
        const IT: Requirement = Requirement {
            id: "one", task: "Do it", quote: "The document's words.",
            source: Source { name: "A page", date: "2026-01-02" },
            evidence: Evidence::documented(Section::Dns, "More words."),
        };
        #[cfg(test)] mod tests { const TEST: &str = "a test of it"; }
    "#;
    assert_eq!(sentences(source), ["use at most 20 ranges", "Not {disk} GB", "Do it"]);
}
