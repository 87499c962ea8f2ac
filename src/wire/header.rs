//! What is known of a question before it is opened: where it belongs, and how it is answered.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Kind, Level};
use crate::model;

/// The header of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Header<'a> {
    /// The id of its bank.
    pub bank: &'a str,
    /// Its id.
    pub id: &'a str,
    /// The step of the roadmap it belongs to.
    pub step: Option<&'a str>,
    /// The topic of that step.
    pub topic: Option<&'a str>,
    /// Whom it is for.
    pub level: Option<Level>,
    /// How it is answered.
    pub kind: Kind,
    /// The decks that list it.
    pub decks: Vec<&'a str>,
    /// About how long an answer takes, in seconds.
    pub seconds: u32,
}

impl<'a> Header<'a> {
    /// The header of a question of that bank.
    #[must_use]
    pub fn new(bank: &'a str, header: &'a model::Header) -> Self {
        Self {
            bank,
            id: &header.id,
            step: header.step.as_deref(),
            topic: header.topic.as_deref(),
            level: header.level.map(Level::from),
            kind: header.kind.into(),
            decks: header.decks.iter().map(|deck| &**deck).collect(),
            seconds: header.seconds,
        }
    }
}
