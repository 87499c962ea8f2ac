//! A bank: questions, and perhaps a roadmap and a FAQ.

use std::sync::Arc;

use super::{Faq, FileHead, Name, Policy, Question, Roadmap};

/// Who a bank is. A card is the pair of bank id and question id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// Its id.
    pub id: Name,
    /// Its title for people.
    pub title: Name,
}

/// A bank as it was read.
#[derive(Clone, Debug)]
pub struct Bank {
    /// Who it is.
    pub identity: Identity,
    /// Its questions, in reading order: files sorted by path, then as written.
    pub questions: Vec<Arc<Question>>,
    /// How many questions its files have, those with faults that keep them from being used among them.
    pub written: usize,
    /// Its roadmap, if it has one.
    pub roadmap: Option<Roadmap>,
    /// Its FAQ, if it has one.
    pub faq: Option<Faq>,
    /// What `roadmap.toml` says of the lint, for the whole bank.
    pub policy: Policy,
    /// What its question files say of the lint, in reading order; only those that say something.
    pub heads: Vec<FileHead>,
}
