//! A question as it is asked: everything a client needs to show it, nothing that tells the key.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Kind, Level};
use crate::model::{self, Body};
use crate::session::{Item, Session, Turn, letter};

/// A question to be answered. It stays open until it was answered or skipped.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Question<'a> {
    /// Its number in the session, from 1.
    pub n: usize,
    /// How many questions the session has.
    pub of: usize,
    /// Its id, stable for ever.
    pub id: &'a str,
    /// The id of its bank, where questions of several banks are asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bank: Option<&'a str>,
    /// The step of the roadmap it belongs to.
    pub step: Option<&'a str>,
    /// The topic of that step.
    pub topic: Option<&'a str>,
    /// Whom it is for.
    pub level: Option<Level>,
    /// How it is answered.
    pub kind: Kind,
    /// The question itself: Markdown with inline code and emphasis only.
    pub stem: &'a str,
    /// A listing that belongs to the stem.
    pub code: Option<&'a str>,
    /// The language of the listing.
    pub language: Option<&'a str>,
    /// Whether `{"hint":true}` gives one.
    pub hint_available: bool,
    /// About how long an answer takes, in seconds.
    pub seconds: u32,
    /// The options, with the letters that answer. `single` and `multi` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<Part<'a>>>,
    /// The items to be put in order, with the letters that answer. `order` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<Vec<Part<'a>>>,
    /// What each gets a right, numbered. `match` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<Vec<Part<'a>>>,
    /// The rights, with their letters; some may belong to no left. `match` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub right: Option<Vec<Part<'a>>>,
    /// The databases to try a query on; it is graded on others too. `sql` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fixtures: Option<Vec<Fixture<'a>>>,
    /// The names that the columns are to have; empty where any will do. `sql` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub columns: Option<Vec<&'a str>>,
    /// Whether the order of the rows counts. `sql` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ordered: Option<bool>,
    /// Whether the answer is statements that change the database, not one query. `sql` only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub writes: Option<bool>,
}

/// A database that a query can be tried on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Fixture<'a> {
    /// What it is called.
    pub name: Option<&'a str>,
    /// The statements of SQLite that make and fill its tables.
    pub setup: &'a str,
}

impl<'a> Fixture<'a> {
    /// The fixture as a client sees it.
    pub(super) fn new(fixture: &'a model::Fixture) -> Self {
        Self {
            name: fixture.name.as_deref(),
            setup: &fixture.setup,
        }
    }
}

/// A part of a question and the letter or number that it is shown with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Part<'a> {
    /// The letter, or for a left the number.
    pub id: String,
    /// What it says.
    pub text: &'a str,
}

impl<'a> Question<'a> {
    /// The question of `turn`.
    #[must_use]
    pub fn new(turn: Turn, session: &'a Session) -> Self {
        let item = session.item(turn);
        let question = &item.question;
        let header = &question.header;
        let listing = question.listing.as_ref();
        let mut shape = Self {
            n: turn.n,
            of: turn.of,
            id: &header.id,
            bank: bank(item, session),
            step: header.step.as_deref(),
            topic: header.topic.as_deref(),
            level: header.level.map(Level::from),
            kind: question.body.kind().into(),
            stem: &question.stem,
            code: listing.map(|listing| &*listing.code),
            language: listing.and_then(|listing| listing.language.as_deref()),
            hint_available: question.hint.is_some() && !session.rules().exam,
            seconds: header.seconds,
            options: None,
            items: None,
            left: None,
            right: None,
            fixtures: None,
            columns: None,
            ordered: None,
            writes: None,
        };
        shape.add_parts(item);
        shape
    }

    fn add_sql(&mut self, key: &'a model::Sql) {
        self.fixtures = Some(key.visible().map(Fixture::new).collect());
        self.columns = Some(key.columns.iter().map(|name| &**name).collect());
        self.ordered = Some(key.ordered);
        self.writes = Some(key.probe.is_some());
    }

    fn add_parts(&mut self, item: &'a Item) {
        let (left, shown) = parts(item);
        match item.question.body {
            Body::Single(_) | Body::Multi(_) => self.options = Some(shown),
            Body::Order(_) => self.items = Some(shown),
            Body::Match(_) => (self.left, self.right) = (Some(left), Some(shown)),
            Body::Sql(ref key) => self.add_sql(key),
            Body::Short(_) | Body::Output(_) | Body::Open(_) => {}
        }
    }
}

/// The numbered lefts of a `match`, and the options, items or rights behind their letters.
pub(super) fn parts(item: &Item) -> (Vec<Part<'_>>, Vec<Part<'_>>) {
    let left = match &item.question.body {
        Body::Match(key) => numbered(key.pairs.iter().map(|pair| &*pair.left)),
        Body::Single(_)
        | Body::Multi(_)
        | Body::Short(_)
        | Body::Output(_)
        | Body::Order(_)
        | Body::Sql(_)
        | Body::Open(_) => Vec::new(),
    };
    (left, lettered(item, &texts(&item.question.body)))
}

/// What the bank says behind the letters, in the order in which it is written.
pub(super) fn texts(body: &Body) -> Vec<&str> {
    match body {
        Body::Single(options) | Body::Multi(options) => {
            options.iter().map(|option| &*option.text).collect()
        }
        Body::Order(key) => key.items.iter().map(|text| &**text).collect(),
        Body::Match(key) => key.rights().map(|text| &**text).collect(),
        Body::Short(_) | Body::Output(_) | Body::Sql(_) | Body::Open(_) => Vec::new(),
    }
}

/// The statements that make the tables of a query, as far as they are shown.
pub(super) fn tables(question: &model::Question) -> Option<String> {
    match &question.body {
        Body::Sql(key) => {
            let setups: Vec<_> = key.visible().map(|fixture| fixture.setup.trim()).collect();
            Some(format!("{}\n", setups.join("\n\n")))
        }
        Body::Single(_)
        | Body::Multi(_)
        | Body::Short(_)
        | Body::Output(_)
        | Body::Order(_)
        | Body::Match(_)
        | Body::Open(_) => None,
    }
}

/// The bank of `item`, where the session asks questions of several.
pub(super) fn bank<'a>(item: &'a Item, session: &Session) -> Option<&'a str> {
    let others = session.items().iter().any(|other| other.bank != item.bank);
    others.then_some(&*item.bank)
}

/// The parts behind their letters, in the order in which they are shown.
fn lettered<'a>(item: &Item, texts: &[&'a str]) -> Vec<Part<'a>> {
    let part = |(at, position): (usize, &usize)| {
        let text = *texts.get(*position)?;
        let id = letter(at);
        Some(Part { id, text })
    };
    item.layout
        .shown
        .iter()
        .enumerate()
        .filter_map(part)
        .collect()
}

fn numbered<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<Part<'a>> {
    let part = |(at, text)| Part {
        id: number(at),
        text,
    };
    texts.enumerate().map(part).collect()
}

/// The number of the left at `position`, as it is shown: from 1.
pub(super) fn number(position: usize) -> String {
    (position + 1).to_string()
}
