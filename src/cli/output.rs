//! Writing to the terminal, or to whatever stands in its place.

use std::io::{self, Write as _};

use super::complaint::{Complaint, printable};

/// Writes a result to standard output. A reader that has seen enough (`| head`) is not an error.
pub(super) fn print(text: &str) -> Result<(), Complaint> {
    let mut output = io::stdout().lock();
    match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Complaint::Output(format!("standard output cannot be written: {error}")))
        }
        _ => Ok(()),
    }
}

/// Says something beside the result, in one line on standard error.
pub(super) fn remark(kind: &str, text: &str) {
    // Where standard error is closed, there is nobody left to tell.
    let _ = writeln!(io::stderr().lock(), "{kind}: {}", printable(text));
}

/// Says what in links was not used; with `strict` this stops the program.
pub(super) fn report_notices(notices: &[String], strict: bool) -> Result<(), Complaint> {
    for notice in notices {
        remark("notice", notice);
    }
    if strict && !notices.is_empty() {
        return Err(Complaint::Usage(
            "--strict: parts of the link are not valid: correct the link, or leave out --strict"
                .to_owned(),
        ));
    }
    Ok(())
}
