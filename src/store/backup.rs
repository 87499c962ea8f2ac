//! A copy of the store as it is at one moment.

use std::fs::{self, File};
use std::path::Path;

use super::aside::with_end;
use super::{Store, StoreError, StoreErrorKind};

impl Store {
    /// Writes the whole store to `to`, while others may go on writing to it: to a file beside `to`
    /// first, then under its name.
    ///
    /// # Errors
    /// `to` exists, or cannot be written.
    pub fn backup(&self, to: &Path) -> Result<(), StoreError> {
        if to.exists() {
            return Err(StoreError::new(StoreErrorKind::Exists, to, ""));
        }
        let part = with_end(to, &format!(".{}.part", std::process::id()));
        let _ = fs::remove_file(&part);
        let done = self.copy(&part).and_then(|()| {
            let renamed = fs::rename(&part, to);
            renamed.map_err(|error| StoreError::file(to, &error))
        });
        if done.is_err() {
            let _ = fs::remove_file(&part);
        }
        done
    }

    fn copy(&self, part: &Path) -> Result<(), StoreError> {
        let name = part.to_str().ok_or_else(|| {
            StoreError::new(StoreErrorKind::File, part, "its name is not Unicode")
        })?;
        self.connection
            .execute("VACUUM INTO ?1", [name])
            .map_err(|error| StoreError::sql(part, &error))?;
        File::open(part)
            .and_then(|file| file.sync_all())
            .map_err(|error| StoreError::file(part, &error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Opening;
    use crate::store::test_store::{Made, answer};

    #[test]
    fn a_backup_is_a_store_with_the_same_rows() {
        let mut made = Made::new();
        made.store.append(answer(1, "a")).unwrap();
        let to = made.folder.path().join("copy.db");
        made.store.backup(&to).unwrap();
        let copy = Store::open(&to).unwrap();
        assert_eq!(copy.opening, Opening::Found);
        assert_eq!(copy.store.rows().unwrap(), made.store.rows().unwrap());
    }

    #[test]
    fn nothing_is_overwritten_and_nothing_is_left_half() {
        let made = Made::new();
        let to = made.folder.path().join("copy.db");
        fs::write(&to, "mine").unwrap();
        let error = made.store.backup(&to).unwrap_err();
        assert_eq!(error.kind, StoreErrorKind::Exists);
        assert_eq!(fs::read(&to).unwrap(), b"mine");
        let nowhere = made.folder.path().join("no/such/copy.db");
        assert!(made.store.backup(&nowhere).is_err());
    }
}
