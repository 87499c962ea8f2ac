//! Papers on disk: written whole or not at all.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// Writes `text` to `path`: first whole to a file beside it, which then takes its name. A file that is
/// there already stays as it is unless `overwrite` is set.
///
/// # Errors
/// When the file is there already or cannot be written.
pub fn write_paper(path: &Path, text: &str, overwrite: bool) -> Result<(), Failure> {
    let shown = path.display().to_string();
    if !overwrite && path.symlink_metadata().is_ok() {
        return Err(Failure::usage(format!("`{shown}` is there already"))
            .hint("name another file; what somebody filled in is not overwritten"));
    }
    let beside = beside(path);
    let written = write_whole(&beside, text).and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        let _gone = fs::remove_file(&beside);
        if error.kind() == ErrorKind::NotFound {
            return Failure::usage(format!("there is no folder for `{shown}`"));
        }
        Failure::io(&shown, &error)
    })
}

fn beside(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}", std::process::id()));
    path.with_file_name(name)
}

fn write_whole(path: &Path, text: &str) -> std::io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
