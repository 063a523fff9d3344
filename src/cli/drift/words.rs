//! Comparison of text by its words, ignoring typography.

/// Text without invisible characters: zero-width characters, soft hyphens and repeated spaces.
pub(super) fn clean(text: &str) -> String {
    let is_visible = |it: &char| !matches!(it, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
    let shown: String = text.chars().filter(is_visible).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of text in lower case, each with a space before and after it, so that sequences of words can
/// be found. Numbers keep their decimal point and percent sign; all other punctuation is removed.
pub(super) fn words(text: &str) -> String {
    let characters: Vec<char> = clean(text).chars().collect();
    let mut words = String::from(" ");
    for (index, character) in characters.iter().enumerate() {
        let is_digit = |it: Option<&char>| it.is_some_and(char::is_ascii_digit);
        let before = index.checked_sub(1).and_then(|it| characters.get(it));
        let in_number =
            *character == '.' && is_digit(before) && is_digit(characters.get(index + 1));
        if character.is_alphanumeric() || *character == '%' || in_number {
            words.extend(character.to_lowercase());
        } else if !matches!(character, '\'' | '’' | '‘') && !words.ends_with(' ') {
            words.push(' ');
        }
    }
    if !words.ends_with(' ') {
        words.push(' ');
    }
    words
}

/// Whether two strings have the same words.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    words(one) == words(other)
}

/// Whether text contains one of these words.
pub(super) fn has_word(text: &str, any_of: &[&str]) -> bool {
    let words = words(text);
    any_of.iter().any(|word| words.contains(&format!(" {word} ")))
}

/// The similarity of two strings: the words that they share, in percent of all their words.
pub(super) fn similarity(one: &str, other: &str) -> usize {
    let (one, other) = (words(one), words(other));
    let mut left: Vec<&str> = other.split_whitespace().collect();
    let total = one.split_whitespace().count() + left.len();
    let mut shared = 0_usize;
    for word in one.split_whitespace() {
        if let Some(index) = left.iter().position(|it| *it == word) {
            left.swap_remove(index);
            shared += 1;
        }
    }
    (200 * shared).checked_div(total).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(words(text), expected);
    }

    #[test]
    fn typography_is_ignored() {
        check("W&B’s Pre-signed URLs, “quoted”.", " w bs pre signed urls quoted ");
        check("\u{200b}SSL/TLS\u{a0} v1.29, 40%", " ssl tls v1.29 40% ");
        check("", " ");
    }

    #[test]
    fn similarity_counts_shared_words() {
        assert_eq!(similarity("at least version 1.29", "at least version 1.34"), 75);
        assert_eq!(similarity("one", "two"), 0);
        assert_eq!(similarity("", ""), 0);
    }
}
