//! A graded answer: what was given, what is right, and what is to be learnt from it.

use schemars::JsonSchema;
use serde::Serialize;

use super::answer::{Answer, key, response};
use super::own_words::{self, Assessment, GradedPoint, RedFlag};
use super::question::{Part, bank, number};
use super::rows::Showed;
use super::time::{date, milliseconds};
use super::{Rating, Verdict};
use crate::grade;
use crate::model::{self, Body, Pairs, Response, Sequence, Text, Written};
use crate::session::{self, Item, Session};

/// A graded answer.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Graded<'a> {
    /// The number of the question.
    pub n: usize,
    /// Its id.
    pub id: &'a str,
    /// The id of its bank, where questions of several banks are asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bank: Option<&'a str>,
    /// The judgement.
    pub verdict: Verdict,
    /// The share of the question's one point, 0 to 1.
    pub score: f64,
    /// The answer as it was understood, in letters as shown; null if it was skipped.
    pub response: Option<Answer>,
    /// An answer that is graded correct, in letters as shown; null for own words and patterns.
    pub key: Option<Answer>,
    /// Why the answer is right or wrong: the reason of the chosen option, or of the listed wrong
    /// answer that was given.
    pub why: Option<&'a str>,
    /// The options as shown. `single` and `multi` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<GradedOption<'a>>>,
    /// The items in their right order. `order` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<Vec<GradedItem<'a>>>,
    /// The lefts with their rights. `match` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pairs: Option<Vec<GradedPair<'a>>>,
    /// The accepted forms, the canonical one first; patterns where the bank compares by `regex`.
    /// `short` and `output` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted: Option<Vec<&'a str>>,
    /// What running the query showed. `sql` only; not there where the question was skipped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub showed: Option<Showed<'a>>,
    /// How often a query was tried before. `sql` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tries: Option<usize>,
    /// Model answers. `open` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<Vec<&'a str>>,
    /// The points that a good answer makes. `open` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<Vec<GradedPoint<'a>>>,
    /// What a good answer does not say. `open` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub red_flags: Option<Vec<RedFlag<'a>>>,
    /// How near the answer is to a good one. `open` only, where something was answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assessment: Option<Assessment>,
    /// What the question teaches: Markdown with inline code and emphasis only.
    pub explanation: Option<&'a str>,
    /// Where it can be read.
    pub references: Vec<Reference<'a>>,
    /// How long the answer took, in seconds.
    pub seconds: f64,
    /// Whether the hint was shown.
    pub hinted: bool,
    /// How well it was remembered; null while it is ungraded.
    pub rating: Option<Rating>,
    /// The day on which it comes back; null where nothing is kept.
    #[schemars(extend("format" = "date"))]
    pub next_due: Option<String>,
}

/// An option and what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GradedOption<'a> {
    /// Its letter as shown.
    pub id: String,
    /// What it says.
    pub text: &'a str,
    /// Whether it belongs to the key.
    pub correct: bool,
    /// Whether it was chosen.
    pub chosen: bool,
    /// Why it is right, or which misconception it holds.
    pub why: Option<&'a str>,
}

/// An item at its right place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GradedItem<'a> {
    /// Its letter as shown.
    pub id: String,
    /// What it says.
    pub text: &'a str,
    /// The place that the answer gave it, from 1; null if nothing was answered.
    pub given: Option<usize>,
}

/// A left, its right, and the right that the answer gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GradedPair<'a> {
    /// The left, with its number.
    pub left: Part<'a>,
    /// The right that belongs to it, with its letter.
    pub right: Part<'a>,
    /// The right that the answer gave it; null if none.
    pub given: Option<Part<'a>>,
    /// Whether that is right.
    pub correct: bool,
    /// The reason.
    pub why: Option<&'a str>,
}

/// Where a claim can be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Reference<'a> {
    /// The document and its section.
    pub title: &'a str,
    /// Its address.
    pub url: &'a str,
}

impl<'a> Graded<'a> {
    /// What came of the question of `graded`.
    #[must_use]
    pub fn new(graded: &'a session::Graded, session: &'a Session) -> Self {
        let item = session.item(graded.turn);
        let question = &item.question;
        let mut shape = Self {
            n: graded.turn.n,
            id: &question.header.id,
            bank: bank(item, session),
            verdict: graded.mark.verdict.into(),
            score: graded.mark.score,
            response: graded.response.as_ref().map(|given| response(item, given)),
            key: key(item),
            why: None,
            options: None,
            items: None,
            pairs: None,
            accepted: None,
            showed: None,
            tries: None,
            answers: None,
            points: None,
            red_flags: None,
            assessment: None,
            explanation: question.explanation.as_deref(),
            references: references(question),
            seconds: milliseconds(graded.seconds),
            hinted: graded.hinted,
            rating: graded.rating.map(Rating::from),
            next_due: graded.back.map(|back| date(back.due)),
        };
        shape.add_key(item, graded);
        shape
    }

    fn add_key(&mut self, item: &'a Item, graded: &'a session::Graded) {
        let response = graded.response.as_ref();
        match &item.question.body {
            Body::Single(options) => {
                self.why = match response {
                    Some(Response::Choice(at)) => options.get(*at).and_then(|o| o.why.as_deref()),
                    Some(_) | None => None,
                };
                self.options = Some(self::options(item, options, response));
            }
            Body::Multi(options) => self.options = Some(self::options(item, options, response)),
            Body::Short(key) | Body::Output(key) => {
                self.why = listed_why(key, graded);
                self.accepted = Some(texts(&key.accept));
            }
            Body::Order(key) => {
                let listed = graded.mark.listed.and_then(|at| key.wrong.get(at));
                self.why = listed.and_then(|wrong| wrong.why.as_deref());
                self.items = Some(items(item, key, response));
            }
            Body::Match(key) => self.pairs = Some(pairs(item, key, response)),
            Body::Sql(key) => {
                let listed = graded.mark.listed.and_then(|at| key.wrong.get(at));
                self.why = listed.and_then(|wrong| wrong.why.as_deref());
                self.showed = graded.mark.review.as_deref().map(Showed::new);
                self.tries = Some(graded.tries);
            }
            Body::Open(key) => self.add_open(key, graded.mark.assessment.as_deref()),
        }
    }

    fn add_open(&mut self, key: &'a model::Open, found: Option<&grade::Assessment>) {
        self.answers = Some(texts(&key.answers));
        self.points = Some(own_words::points(key, found));
        self.red_flags = Some(own_words::red_flags(key, found));
        self.assessment = found.map(Assessment::from);
    }
}

/// Where what `question` teaches can be read.
pub(super) fn references(question: &model::Question) -> Vec<Reference<'_>> {
    question
        .references
        .iter()
        .map(|reference| Reference {
            title: &reference.title,
            url: &reference.url,
        })
        .collect()
}

fn texts(list: &[Text]) -> Vec<&str> {
    list.iter().map(Text::as_str).collect()
}

fn listed_why<'a>(key: &'a Written, graded: &session::Graded) -> Option<&'a str> {
    key.wrong.get(graded.mark.listed?)?.why.as_deref()
}

fn options<'a>(
    item: &Item,
    options: &'a [model::Choice],
    response: Option<&Response>,
) -> Vec<GradedOption<'a>> {
    let chosen = |position: usize| match response {
        Some(Response::Choice(at)) => *at == position,
        Some(Response::Choices(chosen)) => chosen.contains(&position),
        Some(_) | None => false,
    };
    let graded = |position: &usize| {
        let option = options.get(*position)?;
        Some(GradedOption {
            id: item.layout.letter_of(*position),
            text: &option.text,
            correct: option.correct,
            chosen: chosen(*position),
            why: option.why.as_deref(),
        })
    };
    item.layout.shown.iter().filter_map(graded).collect()
}

fn items<'a>(item: &Item, key: &'a Sequence, response: Option<&Response>) -> Vec<GradedItem<'a>> {
    let given = |position: usize| match response {
        Some(Response::Order(order)) => order.iter().position(|at| *at == position),
        Some(_) | None => None,
    };
    let graded = |(position, text): (usize, &'a Text)| GradedItem {
        id: item.layout.letter_of(position),
        text,
        given: given(position).map(|at| at + 1),
    };
    key.items.iter().enumerate().map(graded).collect()
}

fn pairs<'a>(item: &Item, key: &'a Pairs, response: Option<&Response>) -> Vec<GradedPair<'a>> {
    let rights: Vec<&Text> = key.rights().collect();
    let part = |position: usize| {
        Some(Part {
            id: item.layout.letter_of(position),
            text: rights.get(position)?,
        })
    };
    let given = |left: usize| match response {
        Some(Response::Match(given)) => given.get(left).copied().flatten().and_then(part),
        Some(_) | None => None,
    };
    let graded = |(at, pair): (usize, &'a model::Pair)| {
        let given = given(at);
        Some(GradedPair {
            left: Part {
                id: number(at),
                text: &pair.left,
            },
            right: part(at)?,
            correct: given
                .as_ref()
                .is_some_and(|given| given.text == &*pair.right),
            given,
            why: pair.why.as_deref(),
        })
    };
    key.pairs.iter().enumerate().filter_map(graded).collect()
}
