//! What the rules over decks need to know of one question.

use super::lexicon::Classes;
use super::options::length_of;
use super::view::{Role, View};
use crate::model::Body;

/// What the rules over decks need to know of one question.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    /// Of a single choice.
    pub single: Option<SingleFacts>,
    /// Whether its id is a running number.
    pub is_numbered: bool,
    /// Whether the stem is negative, marked or not.
    pub is_negative: bool,
    /// A hash of its step, if it has one.
    pub step: Option<u64>,
    /// Whether it is an open question that can be held against its samples.
    pub is_read: bool,
    /// Whether it names rules that it is excused from.
    pub has_excuse: bool,
}

/// What the rules over decks need to know of a single choice.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SingleFacts {
    /// How many options it has.
    pub options: u16,
    /// Which of them is the key, from 0.
    pub place: u16,
    /// Whether the key is longer than each distractor.
    pub is_longest: bool,
    /// Whether a word of the stem rings in the key.
    pub rings: bool,
    /// Whether the key leaves no exception.
    pub key_absolute: bool,
    /// Whether the key leaves room.
    pub key_hedged: bool,
    /// How many distractors leave no exception.
    pub absolutes: u16,
    /// How many distractors leave room.
    pub hedges: u16,
}

impl SingleFacts {
    /// The facts of the question, if it is a single choice; `rings` tells of a clang.
    pub(super) fn of(view: &View<'_>, rings: bool) -> Option<Self> {
        let Body::Single(_) = &view.question.body else {
            return None;
        };
        let mut facts = Self {
            rings,
            ..Self::default()
        };
        let (mut key, mut longest) = (0, 0);
        for option in view.options() {
            let words = option.summary.prose;
            let (absolute, hedged) = (words.has(Classes::ABSOLUTE), words.has(Classes::HEDGE));
            if option.role == Role::Key {
                facts.place = facts.options;
                (facts.key_absolute, facts.key_hedged) = (absolute, hedged);
                key = length_of(option.text);
            } else {
                facts.absolutes += u16::from(absolute);
                facts.hedges += u16::from(hedged);
                longest = longest.max(length_of(option.text));
            }
            facts.options = facts.options.saturating_add(1);
        }
        facts.is_longest = key > longest;
        Some(facts)
    }
}
