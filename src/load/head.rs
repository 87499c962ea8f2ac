//! The head of a question file: what all its questions share.

use jiff::civil::Date;

use super::fields::Fields;
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
    /// Codes that the file is excused from; every question of it gets them.
    pub allow: Vec<Text>,
    /// Why it is excused.
    pub allow_reason: Option<Text>,
}

impl Head {
    /// The head of the file whose top is `root`.
    pub(super) fn read(root: &Fields<'_>) -> Self {
        let allow = root.texts("allow");
        let allow_reason = root.text("allow_reason");
        let shared = root
            .table("defaults")
            .map(|defaults| Self::shared(&defaults));
        Self {
            allow,
            allow_reason,
            ..shared.unwrap_or_default()
        }
    }

    fn shared(defaults: &Fields<'_>) -> Self {
        Self {
            step: defaults.text("step"),
            topic: defaults.text("topic"),
            decks: defaults.texts("decks"),
            level: defaults
                .text("level")
                .and_then(|name| Level::from_name(&name)),
            verified: defaults.date("verified"),
            author: defaults.text("author"),
            allow: Vec::new(),
            allow_reason: None,
        }
    }
}
