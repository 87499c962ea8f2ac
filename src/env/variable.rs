//! One variable of the environment.

use std::ffi::OsString;

/// What the variable of that name holds.
#[expect(clippy::disallowed_methods, reason = "the reader of the environment")]
pub(super) fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}
