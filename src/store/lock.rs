//! One process at a time makes, mends or opens a store.

use std::fs::{self, File, TryLockError};
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::aside::with_end;
use super::open::PATIENCE;
use super::{StoreError, StoreErrorKind};

/// How long until one tries again to be alone.
const PAUSE: Duration = Duration::from_millis(10);

/// Waits until nobody else opens this store, since whoever comes in the middle of its making takes it
/// for something else; held until dropped. Nothing where no lock can be had: then nothing can be made
/// either.
pub(super) fn hold(path: &Path) -> Result<Option<File>, StoreError> {
    let made = make_folder(path).is_ok();
    let Some(lock) = made
        .then(|| File::create(with_end(path, ".lock")).ok())
        .flatten()
    else {
        return Ok(None);
    };
    for _ in 0..PATIENCE.as_millis() / PAUSE.as_millis() {
        match lock.try_lock() {
            Ok(()) => return Ok(Some(lock)),
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(TryLockError::Error(_)) => return Ok(None),
        }
    }
    let detail = "it has been opening it for too long";
    Err(StoreError::new(StoreErrorKind::Busy, path, detail))
}

/// The folder of the store, for the learner's eyes alone if it has to be made.
pub(super) fn make_folder(path: &Path) -> Result<(), StoreError> {
    let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    else {
        return Ok(());
    };
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .map_err(|error| StoreError::new(StoreErrorKind::Unwritable, folder, error.to_string()))
}
