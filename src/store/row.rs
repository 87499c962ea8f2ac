//! One row of the history: a fact, who wrote it, and the checksum over both.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::When;

/// How many bytes of the SHA-256 are kept: a flipped bit escapes once in 2⁶⁴.
const SUM: usize = 8;

/// A fact at its place in the history.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// 32 hexadecimal digits, drawn at random: unique in all stores.
    pub id: String,
    /// The device that wrote it, 16 hexadecimal digits.
    pub device: String,
    /// Its number on that device, from 1, without gaps.
    pub sequence: u64,
    /// What happened.
    #[serde(flatten)]
    pub fact: Fact,
}

/// What happened. Fields that a kind does not need stay empty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Of which kind it is.
    #[serde(rename = "type")]
    pub kind: FactKind,
    /// When.
    pub at: When,
    /// The id of the row that `undo` takes back or `rerate` changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// The bank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank: Option<String>,
    /// The question's id in its bank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// The fingerprint of the question's key at the time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
    /// The session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    /// The seed of the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seed: Option<u64>,
    /// How long the answer took, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<f64>,
    /// The answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response: Option<Value>,
    /// The name of the verdict.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<String>,
    /// The share of the question's one point, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// The name of the rating.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<String>,
    /// Whether the hint was shown.
    #[serde(default, skip_serializing_if = "is_false")]
    pub hinted: bool,
    /// Whether the learner counted it as right against the key.
    #[serde(default, skip_serializing_if = "is_false")]
    pub overridden: bool,
    /// Whether it was asked a second time in its session, unscored.
    #[serde(default, skip_serializing_if = "is_false")]
    pub again: bool,
    /// What is ticked off, or the name of the setting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The note of a flag, the value of a setting, what is forgotten.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

/// The kinds of facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FactKind {
    /// A question was answered.
    Answer,
    /// The answer `target` was taken back.
    Undo,
    /// The answer `target` has another rating.
    Rerate,
    /// `name` of `bank` is done.
    Tick,
    /// `name` of `bank` is not done after all.
    Untick,
    /// Something is wrong with the question; `value` is the note.
    Flag,
    /// Nothing is wrong with it after all.
    Unflag,
    /// The question is not to be asked any more.
    Suspend,
    /// It may be asked again.
    Unsuspend,
    /// The setting `name` is `value`; without a value it is as it was at first.
    Setting,
    /// What `value` names was forgotten.
    Forget,
    /// What stood here was forgotten; its place in the sequence stays.
    Erased,
}

impl FactKind {
    /// All kinds.
    pub const ALL: [Self; 12] = [
        Self::Answer,
        Self::Undo,
        Self::Rerate,
        Self::Tick,
        Self::Untick,
        Self::Flag,
        Self::Unflag,
        Self::Suspend,
        Self::Unsuspend,
        Self::Setting,
        Self::Forget,
        Self::Erased,
    ];

    /// The word for it, in the store and in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Undo => "undo",
            Self::Rerate => "rerate",
            Self::Tick => "tick",
            Self::Untick => "untick",
            Self::Flag => "flag",
            Self::Unflag => "unflag",
            Self::Suspend => "suspend",
            Self::Unsuspend => "unsuspend",
            Self::Setting => "setting",
            Self::Forget => "forget",
            Self::Erased => "erased",
        }
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Fact {
    /// A fact of `kind` at `at`, the rest empty.
    #[must_use]
    pub const fn new(kind: FactKind, at: When) -> Self {
        Self {
            kind,
            at,
            target: None,
            bank: None,
            question: None,
            fingerprint: None,
            session: None,
            seed: None,
            seconds: None,
            response: None,
            verdict: None,
            score: None,
            rating: None,
            hinted: false,
            overridden: false,
            again: false,
            name: None,
            value: None,
        }
    }

    /// The same about `question` of `bank`.
    #[must_use]
    pub fn about(mut self, bank: &str, question: &str) -> Self {
        self.bank = Some(bank.to_owned());
        self.question = Some(question.to_owned());
        self
    }

    /// The same with numbers as SQLite and JSON give them back: finite, and no minus before a zero.
    pub(super) fn storable(mut self) -> Self {
        let plain = |number: f64| number.is_finite().then_some(number + 0.0);
        self.seconds = self.seconds.and_then(plain);
        self.score = self.score.and_then(plain);
        self.response = self.response.filter(|value| !value.is_null());
        self.value = self.value.filter(|value| !value.is_null());
        self
    }
}

impl Row {
    /// The checksum: the first 16 hexadecimal digits of the SHA-256 over the row as one JSON object,
    /// fields in the order above, empty ones left out.
    #[must_use]
    #[expect(
        clippy::expect_used,
        reason = "a row has string keys and is written into memory"
    )]
    pub fn sum(&self) -> String {
        let canonical = serde_json::to_vec(self).expect("a row serialises");
        Sha256::digest(&canonical)[..SUM]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// The row with nothing but its place: what is left when it is forgotten.
    pub(super) fn erased(&self) -> Self {
        Self {
            fact: Fact::new(FactKind::Erased, self.fact.at),
            ..self.clone()
        }
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::test_store::answer;

    fn row() -> Row {
        Row {
            id: "a".repeat(32),
            device: "b".repeat(16),
            sequence: 7,
            fact: answer(1, "http-put"),
        }
    }

    #[test]
    fn the_checksum_is_pinned() {
        assert_eq!(row().sum(), "011286020e20afae");
    }

    #[test]
    fn a_kind_has_one_name() {
        for kind in FactKind::ALL {
            assert_eq!(FactKind::named(kind.name()), Some(kind));
            let json = serde_json::to_string(&kind).unwrap();
            assert_eq!(json, format!("\"{}\"", kind.name()));
        }
    }

    #[test]
    fn numbers_that_cannot_be_kept_are_left_out() {
        let mut fact = answer(1, "x");
        fact.seconds = Some(f64::NAN);
        fact.score = Some(-0.0);
        let fact = fact.storable();
        assert_eq!(fact.seconds, None);
        assert!(fact.score.unwrap().is_sign_positive());
    }
}
