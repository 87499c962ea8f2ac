//! The files of a folder that devices share: found, appended to, written anew.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::aside::with_end;
use super::line::{head_line, row_line};
use super::{Row, StoreError};
use crate::sorting;

/// The regular files `*.jsonl` of `folder` by name.
pub(super) fn histories(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let file = |error: io::Error| StoreError::file(folder, &error);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(file)? {
        let path = entry.map_err(file)?.path();
        if path.extension().is_some_and(|end| end == "jsonl") && path.is_file() {
            paths.push(path);
        }
    }
    sorting::all(&mut paths);
    Ok(paths)
}

/// Appends `rows` and waits until they are on the disk; half a line at the end, of a writer that was
/// ended, gives way.
pub(super) fn append_lines(path: &Path, device: &str, rows: &[Row]) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)?;
    let end = last_line_end(&mut file)?;
    file.set_len(end)?;
    file.seek(SeekFrom::Start(end))?;
    let head = if end == 0 {
        head_line(device)
    } else {
        String::new()
    };
    let text: String = rows.iter().map(row_line).collect();
    file.write_all((head + &text).as_bytes())?;
    file.sync_all()
}

/// Where the last whole line ends.
fn last_line_end(file: &mut File) -> io::Result<u64> {
    let mut input = BufReader::new(&*file);
    let (mut end, mut at) = (0, 0);
    loop {
        let bytes = input.fill_buf()?;
        if bytes.is_empty() {
            return Ok(end);
        }
        let found = bytes.iter().rposition(|byte| *byte == b'\n');
        end = found.map_or(end, |place| at + place as u64 + 1);
        let length = bytes.len();
        at += length as u64;
        input.consume(length);
    }
}

/// Writes `rows` to a file beside `path` first, then under its name.
pub(super) fn write_anew(path: &Path, device: &str, rows: &[Row]) -> io::Result<()> {
    let part = with_end(path, ".part");
    let mut file = File::create(&part)?;
    file.write_all(head_line(device).as_bytes())?;
    for row in rows {
        file.write_all(row_line(row).as_bytes())?;
    }
    file.sync_all()?;
    fs::rename(&part, path)
}
