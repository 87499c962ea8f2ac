//! Keeps the noise down after a syntax error: what follows from it is not reported again.

use super::page::Page;
use crate::diagnostics::{Code, Findings};

/// What `read` gives; if the part it reads is damaged, only those of its findings are reported that
/// cannot follow from a syntax error.
pub(super) fn shielded<T>(
    page: &Page<'_>,
    is_damaged: bool,
    read: impl FnOnce(&Page<'_>) -> T,
) -> T {
    if !is_damaged {
        return read(page);
    }
    let findings = Findings::new();
    let value = read(&page.reporting_into(&findings));
    for finding in findings.into_sorted() {
        if !follows(finding.code) {
            page.report(finding);
        }
    }
    value
}

/// Whether such a finding may be there only because something else could not be read.
fn follows(code: Code) -> bool {
    let lacking = [
        Code::B0102,
        Code::B0104,
        Code::B0107,
        Code::B0108,
        Code::B0109,
    ];
    lacking.contains(&code) || [Code::B0110, Code::B0113, Code::B0114, Code::B0116].contains(&code)
}
