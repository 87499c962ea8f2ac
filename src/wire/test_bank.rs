//! A bank with a question of every kind, for tests.

use std::sync::Arc;

use crate::diagnostics::Sources;
use crate::load::{RawFile, load_files};
use crate::model::{Entry, Name, Question};
use crate::session::{Dice, Item};

/// The bank as it is written.
const BANK: &[u8] = include_bytes!("test_bank.toml");

/// The questions of `ids`, in that order, each with its bank.
pub(crate) fn questions(ids: &str) -> Vec<(Name, Arc<Question>)> {
    let file = RawFile {
        path: "bank.toml".into(),
        bytes: BANK.to_vec(),
    };
    let (bank, diagnostics) = load_files("bank", vec![file], &mut Sources::new(), false);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let named = |id| {
        let question = bank.questions.iter().find(|q| q.header.id == id);
        question.unwrap_or_else(|| panic!("no {id}")).clone()
    };
    let ids = ids.split_whitespace();
    ids.map(|id| ("bank".into(), named(id))).collect()
}

/// The items of `ids` as the seed 1 deals them.
pub(crate) fn items(ids: &str) -> Vec<Item> {
    Item::deal(questions(ids), &mut Dice::new(1))
}

/// All ids.
pub(crate) const ALL: &str = "one many word print row pairs query own";

/// The catalog's entries of all questions.
pub(crate) fn entries() -> Vec<Entry> {
    let entry = |(bank, question): (Name, Arc<Question>)| Entry {
        bank,
        header: question.header.clone(),
    };
    questions(ALL).into_iter().map(entry).collect()
}
