//! Writes to standard output and standard error.

use std::io::{self, Write as _};

use super::complaint::{Complaint, printable};

/// Writes a result to standard output. A reader that stops early (`| head`) is not an error.
pub(super) fn print(text: &str) -> Result<(), Complaint> {
    let mut output = io::stdout().lock();
    match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Complaint::Output(format!("standard output cannot be written: {error}")))
        }
        _ => Ok(()),
    }
}

/// Writes a remark about the result to standard error, in one line.
pub(super) fn remark(kind: &str, text: &str) {
    // If standard error is closed, there is nowhere to report that.
    let _ = writeln!(io::stderr().lock(), "{kind}: {}", printable(text));
}

/// Reports the unused parts of links. With `strict`, any of them is an error.
pub(super) fn report_notices(notices: &[String], strict: bool) -> Result<(), Complaint> {
    for notice in notices {
        remark("notice", notice);
    }
    if strict && !notices.is_empty() {
        return Err(Complaint::Usage(
            "--strict: parts of the link are not valid: correct the link, or remove --strict"
                .to_owned(),
        ));
    }
    Ok(())
}
