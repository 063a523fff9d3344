//! QR codes of links, for phones and slides.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

/// The width of the empty border that readers need, in modules (ISO/IEC 18004).
const QUIET_ZONE: i32 = 4;

/// Encodes a string as a QR code. It is black on white in every theme, because readers need the contrast.
/// Returns `None` if the string is longer than 2,953 bytes.
#[must_use]
pub fn qr_code(text: &str) -> Option<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    let size = code.size() + 2 * QUIET_ZONE;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"white\"/><path d=\""
    );
    for row in 0..code.size() {
        for column in 0..code.size() {
            if code.get_module(column, row) {
                let _ = write!(svg, "M{},{}h1v1h-1z", column + QUIET_ZONE, row + QUIET_ZONE);
            }
        }
    }
    svg.push_str("\"/></svg>\n");
    Some(svg)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_encoded_and_a_string_that_is_too_long_is_not() {
        let svg = qr_code("https://example.com/?v=1&tier=combined").unwrap();
        let document = roxmltree::Document::parse(&svg).unwrap();
        assert_eq!(document.root_element().attribute("viewBox"), Some("0 0 37 37"));
        assert_eq!(qr_code(&"a".repeat(2_954)), None);
    }
}
