//! The head of a question file: what all its questions share.

use jiff::civil::Date;

use super::fields::Fields;
use super::keys::{FEW, NAME_LENGTH};
use crate::model::{Level, Text};

/// What the questions of a file have where they do not say otherwise.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// The step.
    pub step: Option<Text>,
    /// The topic.
    pub topic: Option<Text>,
    /// The decks.
    pub decks: Vec<Text>,
    /// The level.
    pub level: Option<Level>,
    /// The day of the last check.
    pub verified: Option<Date>,
    /// The author.
    pub author: Option<Text>,
}

impl Head {
    /// The head of the file whose top is `root`. What is over the limits of the vocabulary is left
    /// out, since every question gets a copy.
    pub(super) fn read(root: &Fields<'_>) -> Self {
        let shared = root.table("defaults");
        shared
            .map(|defaults| Self::shared(&defaults))
            .unwrap_or_default()
    }

    fn shared(defaults: &Fields<'_>) -> Self {
        let name = |key| defaults.text(key).filter(is_short);
        Self {
            step: name("step"),
            topic: name("topic"),
            decks: few(defaults.texts("decks")),
            level: defaults
                .text("level")
                .and_then(|name| Level::from_name(&name)),
            verified: defaults.date("verified"),
            author: name("author"),
        }
    }
}

fn is_short(name: &Text) -> bool {
    name.len() <= NAME_LENGTH
}

fn few(names: Vec<Text>) -> Vec<Text> {
    names.into_iter().take(FEW.most).filter(is_short).collect()
}
