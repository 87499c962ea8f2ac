//! The kinds of questions and what each kind asks and accepts.

use std::fmt;

use super::sql::Sql;
use super::text::{Span, Text};

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// One option of several.
    Single,
    /// Every right option of several.
    Multi,
    /// A few typed words or a number.
    Short,
    /// What a program prints, typed.
    Output,
    /// Items to be put in order.
    Order,
    /// Lefts to be matched with rights.
    Match,
    /// A query, or statements, that are run.
    Sql,
    /// An answer in one's own words.
    Open,
}

impl Kind {
    /// All kinds, in the order in which they are listed to people.
    pub const ALL: [Self; 8] = [
        Self::Single,
        Self::Multi,
        Self::Short,
        Self::Output,
        Self::Order,
        Self::Match,
        Self::Sql,
        Self::Open,
    ];

    /// The word for it in banks, flags and JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Multi => "multi",
            Self::Short => "short",
            Self::Output => "output",
            Self::Order => "order",
            Self::Match => "match",
            Self::Sql => "sql",
            Self::Open => "open",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// How long an answer takes where the question does not say, in seconds.
    #[must_use]
    pub const fn seconds(self) -> u32 {
        match self {
            Self::Single | Self::Short => 60,
            Self::Multi | Self::Order | Self::Match | Self::Output => 90,
            Self::Sql => 240,
            Self::Open => 300,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What a question asks and accepts; the variant is its [`Kind`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Exactly one option is correct.
    Single(Vec<Choice>),
    /// Two or more options are correct, one or more are not.
    Multi(Vec<Choice>),
    /// Typed words.
    Short(Written),
    /// Typed output of a program.
    Output(Written),
    /// Items in their right order.
    Order(Sequence),
    /// Pairs that belong together.
    Match(Pairs),
    /// A query whose rows are compared.
    Sql(Sql),
    /// Model answers and points.
    Open(Open),
}

impl Body {
    /// Which kind this is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Single(_) => Kind::Single,
            Self::Multi(_) => Kind::Multi,
            Self::Short(_) => Kind::Short,
            Self::Output(_) => Kind::Output,
            Self::Order(_) => Kind::Order,
            Self::Match(_) => Kind::Match,
            Self::Sql(_) => Kind::Sql,
            Self::Open(_) => Kind::Open,
        }
    }
}

/// One option of a choice: the key or a distractor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the option says.
    pub text: Text,
    /// Whether it belongs to the key.
    pub correct: bool,
    /// The reason: why it is right, or which misconception it holds.
    pub why: Option<Text>,
    /// The `[[question.option]]` header.
    pub span: Span,
}

/// How a typed answer is compared with the accepted ones.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Comparison {
    /// Character by character; only line ends at the end are ignored.
    Exact,
    /// Runs of white space count as one space.
    Spaces,
    /// Case, white space, end punctuation and Unicode compatibility forms (NFKC) do not count.
    Fold,
    /// As numbers that differ by at most the tolerance.
    Number(f64),
    /// The accepted forms are regular expressions for the whole answer.
    Regex,
}

impl Eq for Comparison {}

impl Comparison {
    /// The words for `compare` in banks.
    pub const NAMES: [&'static str; 5] = ["exact", "spaces", "fold", "number", "regex"];

    /// The word for it in banks.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Spaces => "spaces",
            Self::Fold => "fold",
            Self::Number(_) => "number",
            Self::Regex => "regex",
        }
    }

    /// The comparison of that name; `tolerance` is used by `number` alone.
    #[must_use]
    pub fn from_name(name: &str, tolerance: f64) -> Option<Self> {
        match name {
            "exact" => Some(Self::Exact),
            "spaces" => Some(Self::Spaces),
            "fold" => Some(Self::Fold),
            "number" => Some(Self::Number(tolerance)),
            "regex" => Some(Self::Regex),
            _ => None,
        }
    }
}

/// The key of a `short` or `output` question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The accepted forms, the canonical one first; never empty.
    pub accept: Vec<Text>,
    /// How they are compared.
    pub compare: Comparison,
    /// Wrong answers that learners give, with reasons.
    pub wrong: Vec<WrongAnswer>,
}

/// A wrong answer that learners give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongAnswer {
    /// What they type, compared as the accepted forms are.
    pub answer: Text,
    /// Which misconception leads to it.
    pub why: Option<Text>,
}

/// The key of an `order` question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequence {
    /// The items in their right order.
    pub items: Vec<Text>,
    /// Wrong orders that learners give, with reasons.
    pub wrong: Vec<WrongOrder>,
}

/// A wrong order that learners give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongOrder {
    /// Positions in [`Sequence::items`], a permutation of all of them.
    pub order: Vec<usize>,
    /// Which misconception leads to it.
    pub why: Option<Text>,
    /// Where the order is written.
    pub span: Span,
}

/// The key of a `match` question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairs {
    /// Lefts with the rights that belong to them.
    pub pairs: Vec<Pair>,
    /// Rights that belong to no left.
    pub spare: Vec<Text>,
}

impl Pairs {
    /// All rights: those of the pairs in their order, then the spare ones.
    pub fn rights(&self) -> impl Iterator<Item = &Text> {
        self.pairs.iter().map(|pair| &pair.right).chain(&self.spare)
    }
}

/// A left and the right that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// What is asked.
    pub left: Text,
    /// What belongs to it.
    pub right: Text,
    /// The reason, if one is given.
    pub why: Option<Text>,
}

/// The key of an `open` question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// Model answers; never empty.
    pub answers: Vec<Text>,
    /// The points that a good answer makes.
    pub points: Vec<Point>,
    /// The sum of found weights that passes; 60 % of all weights where the bank does not say.
    pub need: Option<u32>,
    /// What a good answer does not say.
    pub red_flags: Vec<RedFlag>,
    /// Answers that the bank says should pass.
    pub accept_sample: Vec<Text>,
    /// Answers that the bank says should not pass.
    pub reject_sample: Vec<Text>,
}

/// A point that a good open answer makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The point in a sentence.
    pub text: Text,
    /// Ways to say it.
    pub any: Vec<Text>,
    /// How much it counts; 1 where the bank does not say.
    pub weight: u32,
    /// Whether an answer without it cannot pass.
    pub required: bool,
    /// What an interviewer asks who has not heard it.
    pub ask: Option<Text>,
}

/// Something that a good open answer does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedFlag {
    /// The mistake in a sentence.
    pub text: Text,
    /// Ways to say it.
    pub any: Vec<Text>,
    /// What is wrong with it.
    pub why: Option<Text>,
}
