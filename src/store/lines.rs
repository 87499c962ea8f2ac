//! The history as JSON Lines: written whole, and read back from any number of files.

use std::io::{BufRead, Read};
use std::path::Path;

use rusqlite::Transaction;

use super::line::{Text, head_line, read, row_line};
use super::merge::{Merged, merge, settle};
use super::read::{COLUMNS, stored};
use super::{Row, Store, StoreError};

/// The most bytes of a line that is read.
const LONGEST: u64 = 4 << 20;

/// What came of reading lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// How many rows were not there before.
    pub new: usize,
    /// How many were.
    pub known: usize,
    /// How many were damaged here and are whole again.
    pub mended: usize,
    /// How many are forgotten, here or there.
    pub erased: usize,
    /// The ids under which another row was here; of both the same one stays on every device.
    pub conflicts: Vec<String>,
    /// The lines, from 1, that are damaged; they were passed over.
    pub damaged: Vec<usize>,
    /// How many lines only a newer version of the program understands; they were passed over.
    pub newer: usize,
    /// Whether the last line has no end yet: somebody is still writing it.
    pub unfinished: bool,
}

impl Store {
    /// Hands all rows over, one JSON object a line, each device's in the order of its writing, behind a
    /// first line that names the format, and gives how many rows there are.
    ///
    /// # Errors
    /// The store cannot be read, or a line could not be written.
    pub fn export<E: From<StoreError>>(
        &self,
        mut write: impl FnMut(&str) -> Result<(), E>,
    ) -> Result<usize, E> {
        write(&head_line(&self.device()?))?;
        let sql = |error: rusqlite::Error| self.error(&error);
        let all = format!("SELECT {COLUMNS} FROM history ORDER BY device, sequence, id");
        let mut statement = self.connection.prepare(&all).map_err(sql)?;
        let mut found = statement.query([]).map_err(sql)?;
        let mut count = 0;
        while let Some(row) = found.next().map_err(sql)? {
            // A row too damaged to be read is left out; `check` names it.
            if let Ok(stored) = stored(row) {
                write(&row_line(&stored.row))?;
                count += 1;
            }
        }
        Ok(count)
    }

    /// Takes in the rows that `input` has as `export` wrote them: the union by id, in one transaction.
    /// Files taken in twice, or in another order, give the same store.
    ///
    /// # Errors
    /// The store cannot be written, or `input` not read; nothing is taken in then.
    pub fn import(&mut self, input: &mut impl BufRead) -> Result<Taken, StoreError> {
        let mut failed = None;
        let taken = self.write_much(|transaction| {
            let mut taken = Taken::default();
            match take(transaction, input, &mut taken, |_| ())? {
                Ok(()) => settle(transaction)?,
                Err(error) => {
                    failed = Some(error);
                    return Err(rusqlite::Error::QueryReturnedNoRows);
                }
            }
            Ok(taken)
        });
        match failed {
            Some(error) => Err(StoreError::file(Path::new("the import"), &error)),
            None => taken,
        }
    }
}

/// Takes in all lines of `input`, telling `heard` each row. The outer error is the
/// store's, the inner one that of `input`.
pub(super) fn take(
    transaction: &Transaction<'_>,
    input: &mut impl BufRead,
    taken: &mut Taken,
    mut heard: impl FnMut(Row),
) -> rusqlite::Result<std::io::Result<()>> {
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        match input.by_ref().take(LONGEST).read_until(b'\n', &mut bytes) {
            Err(error) => return Ok(Err(error)),
            Ok(0) => break,
            Ok(_) => {}
        }
        if bytes.last() != Some(&b'\n') && (bytes.len() as u64) < LONGEST {
            taken.unfinished = true;
            break;
        }
        match read(&bytes) {
            Text::Nothing => {}
            Text::Damaged => taken.damaged.push(number),
            Text::Newer => taken.newer += 1,
            Text::Row(row) => {
                let merged = merge(transaction, &row)?;
                taken.count(&row, merged);
                heard(*row);
            }
        }
    }
    Ok(Ok(()))
}

impl Taken {
    fn count(&mut self, row: &Row, merged: Merged) {
        match merged {
            Merged::New => self.new += 1,
            Merged::Known => self.known += 1,
            Merged::Mended => self.mended += 1,
            Merged::Erased => self.erased += 1,
            Merged::Conflict => self.conflicts.push(row.id.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::store::test_store::{Made, answer, exported};

    #[test]
    fn halves_in_either_order_give_equal_stores() {
        let mut one = Made::new();
        let mut two = Made::new();
        for n in 0..40 {
            one.store.append(answer(1_000 * n, "a")).unwrap();
            two.store.append(answer(1_000 * n + 500, "b")).unwrap();
        }
        let (a, b) = (exported(&one.store), exported(&two.store));
        let mut forth = Made::new();
        let mut back = Made::new();
        for half in [&a, &b] {
            let taken = forth.store.import(&mut half.as_bytes()).unwrap();
            assert_eq!((taken.new, taken.known), (40, 0));
        }
        for half in [&b, &a, &b] {
            back.store.import(&mut half.as_bytes()).unwrap();
        }
        assert_eq!(forth.store.rows().unwrap(), back.store.rows().unwrap());
        assert_eq!(forth.store.rows().unwrap().len(), 80);
    }

    #[test]
    fn what_is_exported_comes_back_the_same() {
        let mut one = Made::new();
        let mut fact = answer(1, "b");
        fact.seconds = Some(0.1 + 0.2);
        fact.score = Some(1.0 / 3.0);
        fact.seed = Some((1 << 53) - 1);
        fact.response =
            Some(serde_json::json!({"text": "a\u{1b}[31m\n\u{202e}", "of": [1.5, null]}));
        one.store.append(fact).unwrap();
        let text = exported(&one.store);
        assert!(!text.contains(['\u{1b}', '\u{202e}']));
        let mut two = Made::new();
        two.store.import(&mut text.as_bytes()).unwrap();
        assert_eq!(one.store.rows().unwrap(), two.store.rows().unwrap());
        assert!(two.store.check().unwrap().is_sound());
    }

    /// One exported answer, changed by `change` and read: new, damaged, newer, unfinished.
    fn check(change: impl Fn(&str) -> String, expected: (usize, usize, usize, bool)) {
        let mut one = Made::new();
        one.store.append(answer(1, "put-twice")).unwrap();
        let text = change(&exported(&one.store));
        let taken = Made::new().store.import(&mut text.as_bytes()).unwrap();
        let counts = (
            taken.new,
            taken.damaged.len(),
            taken.newer,
            taken.unfinished,
        );
        assert_eq!(counts, expected, "{text}");
    }

    #[test]
    fn lines_are_told_apart() {
        check(str::to_owned, (1, 0, 0, false));
        check(|text| text.replace('\n', "\r\n\n"), (1, 0, 0, false));
        check(|text| text.trim_end().to_owned(), (0, 0, 0, true));
        check(
            |text| text.replace("put-twice", "put-thrice"),
            (0, 1, 0, false),
        );
        check(|text| text.replace("\"id\"", "{"), (0, 1, 0, false));
        check(|text| format!("{text}[]\n\u{0}\n"), (1, 2, 0, false));
        check(
            |text| text.replace("\"answer\"", "\"dream\""),
            (0, 0, 1, false),
        );
        check(
            |text| text.replace("\"sum\":\"", "\"mood\":1,\"sum\":\"0"),
            (0, 0, 1, false),
        );
        check(
            |text| text.replace("\"format\":1", "\"format\":2"),
            (1, 0, 1, false),
        );
    }

    #[test]
    fn a_damaged_row_is_mended_by_a_whole_one() {
        let mut one = Made::new();
        one.store.append(answer(1, "a")).unwrap();
        let text = exported(&one.store);
        one.spoil("UPDATE history SET score = 0.25");
        assert_eq!(one.store.check().unwrap().damaged.len(), 1);
        assert_eq!(one.store.import(&mut text.as_bytes()).unwrap().mended, 1);
        assert!(one.store.check().unwrap().is_sound());
    }
}
