//! Texts as they are compared: by their words, whatever the typography.

/// A text without what does not show: zero-width characters, soft hyphens, and more than one
/// space in a row.
pub(super) fn clean(text: &str) -> String {
    let is_visible = |it: &char| !matches!(it, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
    let shown: String = text.chars().filter(is_visible).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a text in lower case, each with a space before and after it, so that a run of
/// words can be looked for. Numbers keep their point and their percent sign; apostrophes and other
/// punctuation are left out.
pub(super) fn words(text: &str) -> String {
    let characters: Vec<char> = clean(text).chars().collect();
    let mut words = String::from(" ");
    for (index, character) in characters.iter().enumerate() {
        let beside = |it: Option<&char>| it.is_some_and(char::is_ascii_digit);
        let before = index.checked_sub(1).and_then(|it| characters.get(it));
        let in_number = *character == '.' && beside(before) && beside(characters.get(index + 1));
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

/// Whether two texts have the same words.
pub(super) fn same_words(one: &str, other: &str) -> bool {
    words(one) == words(other)
}

/// Whether a text has one of these words.
pub(super) fn has_word(text: &str, any_of: &[&str]) -> bool {
    let words = words(text);
    any_of.iter().any(|word| words.contains(&format!(" {word} ")))
}

/// How alike two texts are: the words that they share, in percent of all their words.
pub(super) fn likeness(one: &str, other: &str) -> usize {
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
    fn typography_is_no_difference() {
        check("W&B’s Pre-signed URLs, “quoted”.", " w bs pre signed urls quoted ");
        check("\u{200b}SSL/TLS\u{a0} v1.29, 40%", " ssl tls v1.29 40% ");
        check("", " ");
    }

    #[test]
    fn likeness_is_by_shared_words() {
        assert_eq!(likeness("at least version 1.29", "at least version 1.34"), 75);
        assert_eq!(likeness("one", "two"), 0);
        assert_eq!(likeness("", ""), 0);
    }
}
