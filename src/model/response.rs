//! What a learner answers, in terms of the question as written, and how it is judged.

use std::collections::BTreeSet;
use std::fmt;

/// An answer to a question. Positions count from 0 in the order in which the bank lists options,
/// items, lefts and rights, whatever order they were shown in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// The option chosen.
    Choice(usize),
    /// The options chosen; at least one.
    Choices(BTreeSet<usize>),
    /// Typed words or output.
    Text(String),
    /// All items, in the order given.
    Order(Vec<usize>),
    /// For each left the position of a right, counted over pairs and then spare ones.
    Match(Vec<Option<usize>>),
    /// An answer in own words, with the verdict if the learner or a marker gave one.
    Open {
        /// The answer.
        text: String,
        /// The judgement of a person.
        verdict: Option<Verdict>,
    },
}

/// How an answer was judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// All of it.
    Correct,
    /// Part of it.
    Partial,
    /// None of it.
    Wrong,
    /// "I don't know": counts 0 of 1.
    Skipped,
    /// Nobody judged it: counts neither for nor against.
    Ungraded,
}

impl Verdict {
    /// All verdicts.
    pub const ALL: [Self; 5] = [
        Self::Correct,
        Self::Partial,
        Self::Wrong,
        Self::Skipped,
        Self::Ungraded,
    ];

    /// The verdicts that a person may give.
    pub const GIVEN: [Self; 3] = [Self::Correct, Self::Partial, Self::Wrong];

    /// The word for it in JSON and answer files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Correct => "correct",
            Self::Partial => "partial",
            Self::Wrong => "wrong",
            Self::Skipped => "skipped",
            Self::Ungraded => "ungraded",
        }
    }

    /// The verdict of that name that a person may give.
    #[must_use]
    pub fn given(name: &str) -> Option<Self> {
        Self::GIVEN
            .into_iter()
            .find(|verdict| verdict.name() == name)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
