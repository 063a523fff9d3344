//! Comma-separated values according to RFC 4180.
//!
//! The parser is our own because the `csv` crate would add 17 KB (brotli) to the page.

/// The position of the parser in a field.
#[derive(Clone, Copy)]
enum Place {
    /// In a field without quotes.
    Bare,
    /// Between quotes.
    Quoted,
    /// After a quote that ends the field or starts a doubled quote.
    Closed,
}

/// Parses records, each with the number of its first line. Blank lines are skipped. An unclosed quote
/// extends to the end of the input.
pub(super) fn rows(text: &str) -> impl Iterator<Item = (usize, Vec<String>)> {
    let mut rest = text.trim_start_matches('\u{feff}').chars().peekable();
    let mut line = 1;
    std::iter::from_fn(move || {
        while matches!(rest.peek(), Some('\n' | '\r')) {
            line += usize::from(rest.next() == Some('\n'));
        }
        rest.peek()?;
        let first_line = line;
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
        Some((first_line, fields))
    })
}

/// Writes one record. Lines end with a plain line feed, which every program accepts.
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
    fn records_are_parsed_with_their_line_numbers() {
        check("", &[]);
        check("a,b\n", &[(1, &["a", "b"])]);
        check("\u{feff}a,b\r\n\r\nc,\r\n", &[(1, &["a", "b"]), (3, &["c", ""])]);
        check("\"a,\"\"b\"\"\n\",c\nd", &[(1, &["a,\"b\"\n", "c"]), (3, &["d"])]);
        check("\"open, and\nnever closed", &[(1, &["open, and\nnever closed"])]);
    }

    #[test]
    fn written_fields_are_read_unchanged() {
        for field in ["", "plain", "a,b", "say \"so\"", "\"", "two\nlines", "W&B license"] {
            let mut text = String::new();
            write_record(&mut text, ["first", field, "last"]);
            check(&text, &[(1, &["first", field, "last"])]);
        }
    }
}
