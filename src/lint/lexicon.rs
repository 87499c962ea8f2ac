//! What single words do in a question: a table from a word's hash to its classes.

use std::ops::{BitOr, BitOrAssign};
use std::sync::LazyLock;

use super::hashes;
use super::tables;

/// What a word does; several at once are possible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes(u16);

impl Classes {
    /// It carries no content.
    pub(super) const STOP: Self = Self(1);
    /// It leaves no exception.
    pub(super) const ABSOLUTE: Self = Self(1 << 1);
    /// It leaves room.
    pub(super) const HEDGE: Self = Self(1 << 2);
    /// It is true on some days.
    pub(super) const TEMPORAL: Self = Self(1 << 3);
    /// It turns a sentence round.
    pub(super) const NEGATION: Self = Self(1 << 4);
    /// It asks for a choice.
    pub(super) const ASK: Self = Self(1 << 5);
    /// It speaks of other options, or of none.
    pub(super) const ASIDE: Self = Self(1 << 6);
    /// It is part of the name of a product with versions.
    pub(super) const PRODUCT: Self = Self(1 << 7);
    /// It has a digit.
    pub(super) const DIGITS: Self = Self(1 << 8);

    /// It cannot be a word of content.
    pub(super) const NO_CONTENT: Self = Self(Self::STOP.0 | Self::DIGITS.0);

    /// Whether one of `other` is among them.
    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Classes {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// The number of slots: several times that of the words, so that a look-up ends at once, and few enough
/// to stay in the nearest cache.
const SLOTS: usize = 1024;

/// The table, open addressed by the upper bits of the hash; a slot holds the lower ones, 0 if it is empty.
#[derive(Debug)]
struct Lexicon {
    slots: Box<[(u32, Classes); SLOTS]>,
}

impl Lexicon {
    fn new() -> Self {
        let mut lexicon = Self {
            slots: Box::new([(0, Classes::default()); SLOTS]),
        };
        let lists = [
            ("stop", Classes::STOP),
            ("absolute", Classes::ABSOLUTE),
            ("hedge", Classes::HEDGE),
            ("temporal", Classes::TEMPORAL),
            ("negation", Classes::NEGATION),
            ("ask", Classes::ASK),
            ("aside", Classes::ASIDE),
        ];
        for (list, class) in lists {
            for word in tables::words(list) {
                lexicon.add(&word, class);
            }
        }
        for name in tables::products("dotted")
            .iter()
            .chain(&tables::products("whole"))
        {
            for word in name.split(|c: char| !c.is_alphanumeric()) {
                lexicon.add(word, Classes::PRODUCT);
            }
        }
        lexicon
    }

    fn add(&mut self, word: &str, class: Classes) {
        if word.is_empty() {
            return;
        }
        let hash = hashes::hash(word);
        let at = self.slot(hash);
        self.slots[at].0 = hash as u32;
        self.slots[at].1 |= class;
    }

    fn slot(&self, hash: u64) -> usize {
        let mut at = (hash >> 54) as usize % SLOTS;
        while self.slots[at].0 != 0 && self.slots[at].0 != hash as u32 {
            at = (at + 1) % SLOTS;
        }
        at
    }
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

/// What the word of that hash does.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader(&'static Lexicon);

impl Reader {
    /// A reader of the table.
    pub(super) fn new() -> Self {
        Self(&LEXICON)
    }

    /// The classes of the word with that hash.
    pub(super) fn classes(self, hash: u64) -> Classes {
        self.0.slots[self.0.slot(hash)].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_words_do() {
        let check = |word: &str, class: Classes, expected: bool| {
            let found = Reader::new().classes(hashes::hash(word));
            assert_eq!(found.has(class), expected, "{word}");
        };
        check("always", Classes::ABSOLUTE, true);
        check("Always", Classes::ABSOLUTE, true);
        check("which", Classes::ASK | Classes::STOP, true);
        check("kafka", Classes::PRODUCT, true);
        check("boot", Classes::PRODUCT, true);
        check("idempotent", Classes::STOP, false);
        check("none", Classes::NEGATION, true);
    }
}
