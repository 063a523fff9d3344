//! Comma-separated values, as RFC 4180 has them.
//!
//! Read by hand because the `csv` crate would add 17 KB (brotli) to the page.

/// Where in a field a reader is.
#[derive(Clone, Copy)]
enum Place {
    /// In a field without quotes.
    Bare,
    /// Between quotes.
    Quoted,
    /// After a quote that closes the field, or doubles one in it.
    Closed,
}

/// The records of a text, each with the line that it begins on. Blank lines are none. A quote that
/// is not closed ends with the text.
pub(super) fn rows(text: &str) -> impl Iterator<Item = (usize, Vec<String>)> {
    let mut rest = text.trim_start_matches('\u{feff}').chars().peekable();
    let mut line = 1;
    std::iter::from_fn(move || {
        while matches!(rest.peek(), Some('\n' | '\r')) {
            line += usize::from(rest.next() == Some('\n'));
        }
        rest.peek()?;
        let begins = line;
        let mut fields = vec![String::new()];
        let mut place = Place::Bare;
        for character in rest.by_ref() {
            let field = fields.last_mut()?;
            match (character, place) {
                ('"', Place::Quoted) => place = Place::Closed,
                ('"', Place::Bare) if field.is_empty() => place = Place::Quoted,
                ('"', Place::Closed) => {
                    field.push('"');
                    place = Place::Quoted;
                }
                (',', Place::Bare | Place::Closed) => {
                    fields.push(String::new());
                    place = Place::Bare;
                }
                ('\n', Place::Bare | Place::Closed) => {
                    line += 1;
                    break;
                }
                ('\r', Place::Bare | Place::Closed) => {}
                (other, _) => {
                    line += usize::from(other == '\n');
                    field.push(other);
                }
            }
        }
        Some((begins, fields))
    })
}

/// Writes one record. Lines end with a plain line feed, which every reader takes.
pub(crate) fn write_record<'a>(text: &mut String, fields: impl IntoIterator<Item = &'a str>) {
    for (index, field) in fields.into_iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        if field.contains(['"', ',', '\n', '\r']) {
            text.push('"');
            text.push_str(&field.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(field);
        }
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(usize, &[&str])]) {
        let rows: Vec<(usize, Vec<String>)> = rows(text).collect();
        let rows: Vec<(usize, Vec<&str>)> =
            rows.iter().map(|(at, row)| (*at, row.iter().map(String::as_str).collect())).collect();
        let expected: Vec<(usize, Vec<&str>)> =
            expected.iter().map(|(at, row)| (*at, row.to_vec())).collect();
        assert_eq!(rows, expected, "{text:?}");
    }

    #[test]
    fn records_are_read_with_their_lines() {
        check("", &[]);
        check("a,b\n", &[(1, &["a", "b"])]);
        check("\u{feff}a,b\r\n\r\nc,\r\n", &[(1, &["a", "b"]), (3, &["c", ""])]);
        check("\"a,\"\"b\"\"\n\",c\nd", &[(1, &["a,\"b\"\n", "c"]), (3, &["d"])]);
        check("\"open, and\nnever closed", &[(1, &["open, and\nnever closed"])]);
    }

    #[test]
    fn what_is_written_is_read_as_it_was() {
        for field in ["", "plain", "a,b", "say \"so\"", "\"", "two\nlines", "W&B license"] {
            let mut text = String::new();
            write_record(&mut text, ["first", field, "last"]);
            check(&text, &[(1, &["first", field, "last"])]);
        }
    }
}
