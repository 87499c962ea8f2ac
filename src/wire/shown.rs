//! A question in full, as its author sees it: with its key, and in the words of the bank format.

use schemars::JsonSchema;
use serde::Serialize;

use super::graded::{Reference, references};
use super::{Format, Header};
use crate::model::{self, Body, Comparison, Text};
use crate::session::letter;

/// What `show` writes: one line. Keys of other kinds than the question's are left out.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Shown<'a> {
    #[serde(rename = "type")]
    #[schemars(extend("const" = "shown"))]
    tag: &'static str,
    /// The number of the format.
    pub format: Format,
    /// Where it belongs, and how it is answered.
    #[serde(flatten)]
    pub header: Header<'a>,
    /// The question itself.
    pub stem: &'a str,
    /// A listing that belongs to the stem.
    pub code: Option<&'a str>,
    /// The language of the listing.
    pub language: Option<&'a str>,
    /// What belongs to the kind.
    #[serde(flatten)]
    pub key: ShownKey<'a>,
    /// A thought that helps without giving the key away.
    pub hint: Option<&'a str>,
    /// What the question teaches.
    pub explanation: Option<&'a str>,
    /// Where it can be read.
    pub references: Vec<Reference<'a>>,
    /// Ids of questions that an interviewer would ask next.
    pub follow_up: Vec<&'a str>,
    /// Who wrote it.
    pub author: Option<&'a str>,
    /// The day on which key and references were last checked.
    pub verified: Option<String>,
    /// The versions it speaks of.
    pub applies_to: Option<&'a str>,
    /// Whether it speaks of the past on purpose.
    pub historical: bool,
    /// Whether its stem asks for what is not so on purpose.
    pub negative: bool,
    /// Whether options may be shown in another order.
    pub shuffle: bool,
    /// Codes of lint rules that it is excused from.
    pub allow: Vec<&'a str>,
    /// Why it is excused.
    pub allow_reason: Option<&'a str>,
}

/// The parts of the key, as the bank writes them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct ShownKey<'a> {
    /// The options. `single` and `multi` only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<ShownOption<'a>>,
    /// The accepted forms. `short` and `output` only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accept: Vec<&'a str>,
    /// How answers are compared. `short` and `output` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compare: Option<&'static str>,
    /// How far a number may be off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<f64>,
    /// Wrong answers that learners give; an order as letters of the items.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wrong: Vec<ShownWrong<'a>>,
    /// The items in their right order. `order` only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<&'a str>,
    /// What belongs together. `match` only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pairs: Vec<ShownPair<'a>>,
    /// Rights that belong to no left. `match` only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub spare: Vec<&'a str>,
    /// The databases on which answers are run. `sql` only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fixtures: Vec<ShownFixture<'a>>,
    /// The query that gives the right rows. `sql` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference_query: Option<&'a str>,
    /// What is asked of the database after an answer that writes. `sql` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub probe_query: Option<&'a str>,
    /// Whether the order of the rows counts. `sql` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ordered: Option<bool>,
    /// The names that the columns are to have. `sql` only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<&'a str>,
    /// Model answers. `open` only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<&'a str>,
    /// The points that a good answer makes. `open` only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<ShownPoint<'a>>,
    /// The sum of found weights that passes. `open` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub need: Option<u32>,
    /// What a good answer does not say. `open` only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub red_flags: Vec<ShownFlag<'a>>,
}

/// An option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ShownOption<'a> {
    /// What it says.
    pub text: &'a str,
    /// Whether it belongs to the key.
    pub correct: bool,
    /// The reason.
    pub why: Option<&'a str>,
}

/// A wrong answer that learners give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ShownWrong<'a> {
    /// What they type, their order as letters, or their query.
    pub answer: String,
    /// Which misconception leads to it.
    pub why: Option<&'a str>,
}

/// A database on which answers are run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ShownFixture<'a> {
    /// What it is called.
    pub name: Option<&'a str>,
    /// Whether the learner does not see it.
    pub hidden: bool,
    /// The statements that make and fill its tables.
    pub setup: &'a str,
}

/// A left and the right that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ShownPair<'a> {
    /// What is asked.
    pub left: &'a str,
    /// What belongs to it.
    pub right: &'a str,
    /// The reason.
    pub why: Option<&'a str>,
}

/// A point that a good own answer makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ShownPoint<'a> {
    /// The point in a sentence.
    pub text: &'a str,
    /// Ways to say it.
    pub any: Vec<&'a str>,
    /// How much it counts.
    pub weight: u32,
    /// Whether an answer without it cannot pass.
    pub required: bool,
    /// What an interviewer asks who has not heard it.
    pub ask: Option<&'a str>,
}

/// Something that a good own answer does not say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ShownFlag<'a> {
    /// The mistake in a sentence.
    pub text: &'a str,
    /// Ways to say it.
    pub any: Vec<&'a str>,
    /// What is wrong with it.
    pub why: Option<&'a str>,
}

impl<'a> Shown<'a> {
    /// The question of that bank.
    #[must_use]
    pub fn new(bank: &'a str, question: &'a model::Question) -> Self {
        let listing = question.listing.as_ref();
        Self {
            tag: "shown",
            format: Format,
            header: Header::new(bank, &question.header),
            stem: &question.stem,
            code: listing.map(|listing| &*listing.code),
            language: listing.and_then(|listing| listing.language.as_deref()),
            key: ShownKey::new(&question.body),
            hint: question.hint.as_deref(),
            explanation: question.explanation.as_deref(),
            references: references(question),
            follow_up: texts(&question.follow_up),
            author: question.author.as_deref(),
            verified: question.verified.map(|day| day.to_string()),
            applies_to: question.applies_to.as_deref(),
            historical: question.historical,
            negative: question.negative,
            shuffle: question.shuffle,
            allow: texts(&question.allow),
            allow_reason: question.allow_reason.as_deref(),
        }
    }
}

impl<'a> ShownKey<'a> {
    fn new(body: &'a Body) -> Self {
        match body {
            Body::Single(options) | Body::Multi(options) => Self {
                options: options.iter().map(ShownOption::new).collect(),
                ..Self::default()
            },
            Body::Short(written) | Body::Output(written) => Self::written(written),
            Body::Order(sequence) => Self {
                items: texts(&sequence.items),
                wrong: sequence.wrong.iter().map(ShownWrong::order).collect(),
                ..Self::default()
            },
            Body::Match(pairs) => Self {
                pairs: pairs.pairs.iter().map(ShownPair::new).collect(),
                spare: texts(&pairs.spare),
                ..Self::default()
            },
            Body::Sql(sql) => Self::sql(sql),
            Body::Open(open) => Self::open(open),
        }
    }

    fn sql(sql: &'a model::Sql) -> Self {
        Self {
            fixtures: sql.fixtures.iter().map(ShownFixture::new).collect(),
            reference_query: Some(&sql.reference),
            probe_query: sql.probe.as_deref(),
            ordered: Some(sql.ordered),
            columns: texts(&sql.columns),
            wrong: sql.wrong.iter().map(ShownWrong::query).collect(),
            ..Self::default()
        }
    }

    fn written(written: &'a model::Written) -> Self {
        Self {
            accept: texts(&written.accept),
            compare: Some(written.compare.name()),
            tolerance: match written.compare {
                Comparison::Number(tolerance) => Some(tolerance),
                Comparison::Exact | Comparison::Spaces | Comparison::Fold | Comparison::Regex => {
                    None
                }
            },
            wrong: written.wrong.iter().map(ShownWrong::answer).collect(),
            ..Self::default()
        }
    }

    fn open(open: &'a model::Open) -> Self {
        Self {
            answers: texts(&open.answers),
            points: open.points.iter().map(ShownPoint::new).collect(),
            need: open.need,
            red_flags: open.red_flags.iter().map(ShownFlag::new).collect(),
            ..Self::default()
        }
    }
}

impl<'a> ShownOption<'a> {
    fn new(choice: &'a model::Choice) -> Self {
        Self {
            text: &choice.text,
            correct: choice.correct,
            why: choice.why.as_deref(),
        }
    }
}

impl<'a> ShownWrong<'a> {
    fn answer(wrong: &'a model::WrongAnswer) -> Self {
        Self {
            answer: wrong.answer.to_string(),
            why: wrong.why.as_deref(),
        }
    }

    fn query(wrong: &'a model::WrongQuery) -> Self {
        Self {
            answer: wrong.query.to_string(),
            why: wrong.why.as_deref(),
        }
    }

    fn order(wrong: &'a model::WrongOrder) -> Self {
        let letters: Vec<_> = wrong.order.iter().map(|at| letter(*at)).collect();
        Self {
            answer: letters.join(" "),
            why: wrong.why.as_deref(),
        }
    }
}

impl<'a> ShownFixture<'a> {
    fn new(fixture: &'a model::Fixture) -> Self {
        Self {
            name: fixture.name.as_deref(),
            hidden: fixture.hidden,
            setup: &fixture.setup,
        }
    }
}

impl<'a> ShownPair<'a> {
    fn new(pair: &'a model::Pair) -> Self {
        Self {
            left: &pair.left,
            right: &pair.right,
            why: pair.why.as_deref(),
        }
    }
}

impl<'a> ShownPoint<'a> {
    fn new(point: &'a model::Point) -> Self {
        Self {
            text: &point.text,
            any: texts(&point.any),
            weight: point.weight,
            required: point.required,
            ask: point.ask.as_deref(),
        }
    }
}

impl<'a> ShownFlag<'a> {
    fn new(flag: &'a model::RedFlag) -> Self {
        Self {
            text: &flag.text,
            any: texts(&flag.any),
            why: flag.why.as_deref(),
        }
    }
}

fn texts(list: &[Text]) -> Vec<&str> {
    list.iter().map(|text| &**text).collect()
}
