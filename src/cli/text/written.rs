//! The output of `bundle` for the terminal.

use std::fmt::Write as _;

use super::layout::paragraph;
use crate::{assessment::Assessment, bundle::Bundle};

/// The plan in one sentence, the output path and every file.
pub(in crate::cli) fn written(assessment: &Assessment, bundle: &Bundle, place: &str) -> String {
    let mut text = String::new();
    paragraph(&mut text, "", 0, &assessment.sentence());
    let _ = writeln!(text, "Wrote {} files to {place}", bundle.files().len());
    for file in bundle.files() {
        let _ = writeln!(text, "  {}", file.path);
    }
    text
}
