//! Two devices brought to the same history through a folder that both can reach.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::{self, File};
use std::io::{self, BufReader};
use std::path::Path;

use super::lines::take;
use super::merge::settle;
use super::shared_files::{append_lines, histories, write_anew};
use super::{FactKind, Gap, Health, Row, Store, StoreError, Taken};

/// What came of bringing a store and a folder together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Synced {
    /// What each file of the folder had, by its name.
    pub files: BTreeMap<String, Taken>,
    /// How many rows were written into this device's own file.
    pub given: usize,
    /// What is still missing in the sequences of all devices.
    pub gaps: Vec<Gap>,
}

/// What the files of the folder hold.
#[derive(Default)]
struct Shelf {
    /// The rows in this device's own file by id, and whether they are erased there.
    own: HashMap<String, bool>,
    /// The devices that have a file of their own.
    devices: BTreeSet<String>,
}

impl Store {
    /// Takes in what all files `*.jsonl` of `folder` have, and writes into this device's own file there,
    /// `DEVICE.jsonl`, what it lacks: rows of this device, and of devices that have no file there.
    ///
    /// No other file is touched. A last line without an end is left for the next time. What is forgotten
    /// leaves the own file too, which is written anew then.
    ///
    /// # Errors
    /// The folder or the store cannot be read or written. Everything that was taken in until then is
    /// kept, and doing it again does no harm.
    pub fn sync(&mut self, folder: &Path) -> Result<Synced, StoreError> {
        fs::create_dir_all(folder).map_err(|error| StoreError::file(folder, &error))?;
        let mut synced = Synced::default();
        let mut shelf = Shelf::default();
        let own = format!("{}.jsonl", self.device()?);
        for path in histories(folder)? {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let taken = self.take_file(&path, name == own, &mut shelf)?;
            shelf
                .devices
                .extend(name.strip_suffix(".jsonl").map(str::to_owned));
            synced.files.insert(name, taken);
        }
        self.write_much(settle)?;
        synced.given = self.give(folder, &own, &shelf)?;
        let mut health = Health::default();
        self.sequences(&mut health)
            .map_err(|error| self.error(&error))?;
        synced.gaps = health.gaps;
        Ok(synced)
    }

    fn take_file(
        &mut self,
        path: &Path,
        own: bool,
        shelf: &mut Shelf,
    ) -> Result<Taken, StoreError> {
        let file = |error: io::Error| StoreError::file(path, &error);
        let mut input = BufReader::new(File::open(path).map_err(file)?);
        let mut taken = Taken::default();
        let read = self.write_much(|transaction| {
            take(transaction, &mut input, &mut taken, |row| {
                if own {
                    let erased = row.fact.kind == FactKind::Erased;
                    shelf.own.insert(row.id, erased);
                }
            })
        })?;
        read.map_err(file)?;
        Ok(taken)
    }

    /// Writes what the folder lacks into the file `own`, or into a new one if the device's id changed.
    fn give(&self, folder: &Path, own: &str, shelf: &Shelf) -> Result<usize, StoreError> {
        let device = self.device()?;
        let path = folder.join(format!("{device}.jsonl"));
        let same = own.strip_suffix(".jsonl") == Some(&device);
        let mine = |row: &Row| {
            let there = shelf.own.contains_key(&row.id);
            row.device == device
                || !shelf.devices.contains(&row.device)
                || if same {
                    there
                } else {
                    !there && is_of(own, row)
                }
        };
        let mut rows = self.rows()?;
        rows.retain(mine);
        let file = |error: io::Error| StoreError::file(&path, &error);
        if same && !rows.iter().any(|row| shelf.tells(row)) {
            rows.retain(|row| !shelf.own.contains_key(&row.id));
            append_lines(&path, &device, &rows).map_err(file)?;
        } else {
            write_anew(&path, &device, &rows).map_err(file)?;
        }
        Ok(rows.len())
    }
}

impl Shelf {
    /// Whether this device's own file still tells what is forgotten of `row`.
    fn tells(&self, row: &Row) -> bool {
        row.fact.kind == FactKind::Erased && self.own.get(&row.id) == Some(&false)
    }
}

/// Whether the file `name` is the one of the device that wrote `row`.
fn is_of(name: &str, row: &Row) -> bool {
    name.strip_suffix(".jsonl") == Some(&row.device)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use tempfile::TempDir;

    use super::*;
    use crate::store::test_store::{Made, answer, at};
    use crate::store::{Scope, set_aside};

    fn add(made: &mut Made, times: std::ops::Range<i64>) {
        for ms in times {
            made.store.append(answer(ms, "a")).unwrap();
        }
    }

    fn sync_in_turn(all: &mut [&mut Made; 2], folder: &Path) {
        for turn in [0, 1, 0] {
            all[turn].store.sync(folder).unwrap();
        }
    }

    fn only_file(folder: &Path) -> PathBuf {
        let all = histories(folder).unwrap();
        assert_eq!(all.len(), 1);
        all[0].clone()
    }

    #[test]
    fn three_devices_come_to_the_same_history() {
        let folder = TempDir::new().unwrap();
        let mut all = [Made::new(), Made::new(), Made::new()];
        for round in 0..3 {
            for (n, made) in (0..).zip(&mut all) {
                add(made, round * 100 + n..round * 100 + n + 5);
                made.store.sync(folder.path()).unwrap();
            }
        }
        for made in &mut all {
            let synced = made.store.sync(folder.path()).unwrap();
            assert_eq!((synced.given, synced.gaps.len()), (0, 0));
            assert_eq!(synced.files.len(), 3);
        }
        let rows = all[0].store.rows().unwrap();
        assert_eq!(rows.len(), 45);
        assert!(all.iter().all(|made| made.store.rows().unwrap() == rows));
    }

    #[test]
    fn half_a_line_is_waited_for_and_gives_way_to_its_writer() {
        let folder = TempDir::new().unwrap();
        let (mut one, mut two) = (Made::new(), Made::new());
        add(&mut one, 0..3);
        one.store.sync(folder.path()).unwrap();
        let path = only_file(folder.path());
        let whole = fs::read(&path).unwrap();
        fs::write(&path, &whole[..whole.len() - 20]).unwrap();
        let synced = two.store.sync(folder.path()).unwrap();
        let taken = synced.files.into_values().next().unwrap();
        assert!(taken.unfinished && taken.new == 2 && taken.damaged.is_empty());
        assert_eq!(one.store.sync(folder.path()).unwrap().given, 1);
        assert_eq!(fs::read(&path).unwrap(), whole);
        two.store.sync(folder.path()).unwrap();
        assert_eq!(two.store.rows().unwrap(), one.store.rows().unwrap());
    }

    #[test]
    fn a_line_that_is_missing_or_damaged_is_told() {
        let folder = TempDir::new().unwrap();
        let (mut one, mut two) = (Made::new(), Made::new());
        add(&mut one, 0..5);
        one.store.sync(folder.path()).unwrap();
        let path = only_file(folder.path());
        let text = fs::read_to_string(&path).unwrap();
        let lines = text.lines().enumerate();
        let spoiled = lines.map(|(n, line)| match n {
            2 => String::new(),
            4 => line.replace("correct", "wrong") + "\n",
            _ => line.to_owned() + "\n",
        });
        fs::write(&path, spoiled.collect::<String>()).unwrap();
        let synced = two.store.sync(folder.path()).unwrap();
        let taken = synced.files.into_values().next().unwrap();
        assert_eq!((taken.new, taken.damaged), (3, vec![4]));
        let gaps: Vec<_> = synced
            .gaps
            .iter()
            .map(|gap| (gap.first, gap.last))
            .collect();
        assert_eq!(gaps, [(2, 2), (4, 4)]);
    }

    #[test]
    fn what_one_forgets_all_forget_and_the_folder_too() {
        let folder = TempDir::new().unwrap();
        let (mut one, mut two) = (Made::new(), Made::new());
        add(&mut one, 0..3);
        add(&mut two, 5..7);
        sync_in_turn(&mut [&mut one, &mut two], folder.path());
        one.store.forget(&Scope::All, at(9)).unwrap();
        sync_in_turn(&mut [&mut one, &mut two], folder.path());
        assert_eq!(one.store.rows().unwrap(), two.store.rows().unwrap());
        assert!(two.store.rows_of(&[FactKind::Answer]).unwrap().is_empty());
        for path in histories(folder.path()).unwrap() {
            assert!(!fs::read_to_string(path).unwrap().contains("choice"));
        }
    }

    #[test]
    fn a_copied_store_goes_on_as_a_device_of_its_own() {
        let folder = TempDir::new().unwrap();
        let mut one = Made::new();
        add(&mut one, 0..3);
        let copy = one.folder.path().join("copy.db");
        one.store.backup(&copy).unwrap();
        let mut two = Store::open(&copy).unwrap().store;
        add(&mut one, 10..12);
        two.append(answer(20, "b")).unwrap();
        one.store.sync(folder.path()).unwrap();
        two.sync(folder.path()).unwrap();
        two.append(answer(21, "b")).unwrap();
        for _ in 0..2 {
            two.sync(folder.path()).unwrap();
            one.store.sync(folder.path()).unwrap();
        }
        let rows = two.rows().unwrap();
        assert_eq!(rows.len(), 7);
        assert_eq!(rows, one.store.rows().unwrap());
        assert_ne!(two.device().unwrap(), one.store.device().unwrap());
    }

    #[test]
    fn a_lost_store_comes_back_from_the_folder() {
        let folder = TempDir::new().unwrap();
        let mut one = Made::new();
        add(&mut one, 0..4);
        one.store.sync(folder.path()).unwrap();
        let rows = one.store.rows().unwrap();
        set_aside(&one.path).unwrap();
        let mut anew = Store::open(&one.path).unwrap().store;
        anew.sync(folder.path()).unwrap();
        assert_eq!(anew.rows().unwrap(), rows);
    }
}
