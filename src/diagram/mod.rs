//! Pictures of a plan as SVG, for the bundle and for the page, where they are images with a text
//! alternative.

mod architecture;
mod clouds;
mod pods;
mod qr;

use std::fmt::Write as _;

pub use architecture::{architecture, architecture_in_words};
pub use clouds::{clouds, clouds_in_words};
pub use pods::{pods, pods_in_words};
pub use qr::qr_code;

use crate::escape::write_xml;

/// Light and dark colors, so that the picture matches the page that shows it.
const STYLE: &str = "\
text{font:15px system-ui,sans-serif;fill:#1b1f24}\
.h{font-weight:600}.s{font-size:14.5px;fill:#57606a}\
.b{fill:#fff;stroke:#8c959f}.g{fill:#f3f5f7;stroke:#8c959f;stroke-dasharray:5 4}\
.a{stroke:#57606a;fill:none;stroke-width:1.5}.m{fill:#57606a}\
.f{fill:#8ab4d8}.p{fill:#8ab4d8;stroke:#fff;stroke-width:1.5}.l{fill:#e0a458}.o{fill:none;stroke:#1b1f24;stroke-width:2}\
@media(prefers-color-scheme:dark){\
text{fill:#e6edf3}.s{fill:#9da7b1}.b{fill:#161b22;stroke:#6e7681}.g{fill:#0d1117;stroke:#6e7681}\
.a{stroke:#9da7b1}.m{fill:#9da7b1}.f{fill:#2f6690}.p{fill:#2f6690;stroke:#161b22}.l{fill:#9a6118}.o{stroke:#e6edf3}}";

/// Starts a picture with a title and invisible metadata about its origin.
fn begin((width, height): (u32, u32), title: &str, origin: &str) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n",
    );
    if !origin.is_empty() {
        // A link or a title cannot contain the end of this section.
        let _ = writeln!(svg, "<metadata><![CDATA[\n{origin}\n]]></metadata>");
    }
    svg.push_str("<title>");
    let _ = write_xml(&mut svg, title);
    let _ = writeln!(svg, "</title>\n<style>{STYLE}</style>");
    svg
}

fn words(svg: &mut String, left: u32, top: u32, class: &str, words: &str) {
    let _ = write!(svg, "<text class=\"{class}\" x=\"{left}\" y=\"{top}\">");
    let _ = write_xml(svg, &shortened(words));
    svg.push_str("</text>\n");
}

/// Shortens a string to fit into a box, because names can be long.
fn shortened(words: &str) -> String {
    const LONGEST: usize = 52;
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}
