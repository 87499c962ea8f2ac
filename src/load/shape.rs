//! How the vocabulary of the format is told: tables, their keys, and what each key holds.

use crate::model::Kind;

/// A table of the format.
#[derive(Debug)]
pub struct Table {
    /// Its name from the top of the file, `question.option`; empty for the top itself.
    pub path: &'static str,
    /// Its keys, in the order in which they are best written.
    pub keys: &'static [Key],
}

impl Table {
    /// The key of that name.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// A key of a table.
#[derive(Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// What it is for.
    pub about: &'static str,
    /// The kinds of questions that have it; empty where all have.
    pub kinds: &'static [Kind],
    /// Whether a table (of a question of these kinds) cannot do without it.
    pub required: bool,
}

impl Key {
    /// A key that may be left out and that belongs to all kinds.
    #[must_use]
    pub const fn new(name: &'static str, shape: Shape, about: &'static str) -> Self {
        Self {
            name,
            shape,
            about,
            kinds: &[],
            required: false,
        }
    }

    /// The same, which the table cannot do without.
    #[must_use]
    pub const fn required(self) -> Self {
        Self {
            required: true,
            ..self
        }
    }

    /// The same for questions of `kinds` alone.
    #[must_use]
    pub const fn of(self, kinds: &'static [Kind]) -> Self {
        Self { kinds, ..self }
    }

    /// Whether questions of `kind` have it; every key fits where the kind is not known.
    #[must_use]
    pub fn fits(&self, kind: Option<Kind>) -> bool {
        self.kinds.is_empty() || kind.is_none_or(|kind| self.kinds.contains(&kind))
    }
}

/// What a key holds.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A string that is not blank.
    Text,
    /// A string that is not blank and at most so many bytes long.
    Short(usize),
    /// An id: lower-case letters, digits and hyphens, at most [`SLUG_LENGTH`].
    Slug,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of strings.
    Texts(Count),
    /// A list of strings, each at most so many bytes long.
    Shorts(Count, usize),
    /// A string, or a list of them.
    TextOrTexts(Count),
    /// `true` or `false`.
    Flag,
    /// A whole number between the two.
    Whole(u32, u32),
    /// A number that is not negative.
    Number,
    /// A calendar date: a TOML date or a string `YYYY-MM-DD`.
    Date,
    /// The number of the format.
    Format,
    /// A table.
    Table(&'static Table),
    /// A list of tables.
    Tables(&'static Table, Count),
}

impl Shape {
    /// The table that a list of tables holds.
    #[must_use]
    pub const fn tables(self) -> Option<&'static Table> {
        match self {
            Self::Tables(table, _) => Some(table),
            Self::Text
            | Self::Short(_)
            | Self::Slug
            | Self::Word(_)
            | Self::Texts(_)
            | Self::Shorts(..)
            | Self::TextOrTexts(_)
            | Self::Flag
            | Self::Whole(..)
            | Self::Number
            | Self::Date
            | Self::Format
            | Self::Table(_) => None,
        }
    }
}

/// How many entries a list has.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    /// At least.
    pub least: usize,
    /// At most.
    pub most: usize,
}

/// The longest id, in bytes.
pub const SLUG_LENGTH: usize = 80;

/// The longest name of a step, a topic, a deck, an author or a lint rule, in bytes.
pub const NAME_LENGTH: usize = 100;

/// The longest reason for an allowance, in bytes.
pub const REASON_LENGTH: usize = 500;

/// The number of letters that options and items can be named with.
pub const LETTERS: usize = 26;

/// Any number of entries.
pub const ANY: Count = Count {
    least: 0,
    most: usize::MAX,
};

/// As many entries as every question of a file may be given.
pub const FEW: Count = Count { least: 0, most: 32 };

/// One answer or more; each may be a pattern to compile.
pub const ACCEPTED: Count = Count {
    least: 1,
    most: ENTRIES,
};

/// The most entries of a list in a question. What a learner says is held against each, and in a check each
/// against each.
pub const ENTRIES: usize = 100;

/// As many entries as a question may list.
pub const LISTED: Count = Count {
    least: 0,
    most: ENTRIES,
};

/// One fixture or more; an answer is run on each.
pub const FIXTURES: Count = Count { least: 1, most: 20 };

/// As many columns as a result may have.
pub const COLUMNS: Count = Count {
    least: 1,
    most: 100,
};

/// Two entries or more, as many as there are letters.
pub const LETTERED: Count = Count {
    least: 2,
    most: LETTERS,
};
