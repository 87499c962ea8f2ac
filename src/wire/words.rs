//! The words of the bank and of a session as JSON spells them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::{diagnostics, memory, model};

/// How an answer was judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
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

impl From<model::Verdict> for Verdict {
    fn from(verdict: model::Verdict) -> Self {
        match verdict {
            model::Verdict::Correct => Self::Correct,
            model::Verdict::Partial => Self::Partial,
            model::Verdict::Wrong => Self::Wrong,
            model::Verdict::Skipped => Self::Skipped,
            model::Verdict::Ungraded => Self::Ungraded,
        }
    }
}

/// How well an answer was remembered: what decides when its question comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Rating {
    /// Not remembered.
    Again,
    /// Remembered in part, or with help.
    Hard,
    /// Remembered.
    Good,
    /// Remembered without having to think.
    Easy,
}

impl From<memory::Rating> for Rating {
    fn from(rating: memory::Rating) -> Self {
        match rating {
            memory::Rating::Again => Self::Again,
            memory::Rating::Hard => Self::Hard,
            memory::Rating::Good => Self::Good,
            memory::Rating::Easy => Self::Easy,
        }
    }
}

impl From<Rating> for memory::Rating {
    fn from(rating: Rating) -> Self {
        match rating {
            Rating::Again => Self::Again,
            Rating::Hard => Self::Hard,
            Rating::Good => Self::Good,
            Rating::Easy => Self::Easy,
        }
    }
}

/// The judgement of a person on an open answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum GivenVerdict {
    /// All of it: 1.
    Correct,
    /// Part of it: 0.5.
    Partial,
    /// None of it: 0.
    Wrong,
}

impl GivenVerdict {
    /// The judgement of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "correct" => Some(Self::Correct),
            "partial" => Some(Self::Partial),
            "wrong" => Some(Self::Wrong),
            _ => None,
        }
    }
}

impl From<GivenVerdict> for model::Verdict {
    fn from(verdict: GivenVerdict) -> Self {
        match verdict {
            GivenVerdict::Correct => Self::Correct,
            GivenVerdict::Partial => Self::Partial,
            GivenVerdict::Wrong => Self::Wrong,
        }
    }
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
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
    /// An answer in one's own words.
    Open,
}

impl From<model::Kind> for Kind {
    fn from(kind: model::Kind) -> Self {
        match kind {
            model::Kind::Single => Self::Single,
            model::Kind::Multi => Self::Multi,
            model::Kind::Short => Self::Short,
            model::Kind::Output => Self::Output,
            model::Kind::Order => Self::Order,
            model::Kind::Match => Self::Match,
            model::Kind::Open => Self::Open,
        }
    }
}

/// Whom a question is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// First job.
    Junior,
    /// Some years in.
    Mid,
    /// Decides for others.
    Senior,
}

impl From<model::Level> for Level {
    fn from(level: model::Level) -> Self {
        match level {
            model::Level::Junior => Self::Junior,
            model::Level::Mid => Self::Mid,
            model::Level::Senior => Self::Senior,
        }
    }
}

/// How bad a finding in a bank is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The bank cannot be used.
    Error,
    /// The bank can be used and should be better.
    Warning,
    /// Worth knowing; never fails a run.
    Note,
}

impl From<diagnostics::Severity> for Severity {
    fn from(severity: diagnostics::Severity) -> Self {
        match severity {
            diagnostics::Severity::Error => Self::Error,
            diagnostics::Severity::Warning => Self::Warning,
            diagnostics::Severity::Note => Self::Note,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<T: Serialize>(word: &T, expected: &str) {
        assert_eq!(serde_json::to_value(word).unwrap(), expected);
    }

    #[test]
    fn json_banks_and_flags_spell_alike() {
        for verdict in model::Verdict::ALL {
            check(&Verdict::from(verdict), verdict.name());
        }
        for kind in model::Kind::ALL {
            check(&Kind::from(kind), kind.name());
        }
        for level in model::Level::ALL {
            check(&Level::from(level), level.name());
        }
        for severity in diagnostics::Severity::ALL {
            check(&Severity::from(severity), severity.name());
        }
    }

    #[test]
    fn a_person_gives_three_verdicts() {
        for verdict in model::Verdict::ALL {
            let given = GivenVerdict::from_name(verdict.name()).map(model::Verdict::from);
            assert_eq!(given, model::Verdict::given(verdict.name()));
        }
    }
}
