//! The fingerprint of a question's key: whether an earlier answer was an answer to the same thing.

use sha2::{Digest, Sha256};

use crate::model::{Body, Choice, Pairs, Question, Sequence, Sql, Written};
use crate::sorting;

/// What counts as right for a question, in 64 bits.
///
/// Mending a typo must not cost a learner the progress, so it says as little as it can: which options are
/// right, by their places; the canonical form of a typed answer, without case and runs of white space; the
/// order of items and the pairs, by their letters and digits; of `sql` the names of the columns, and whether
/// rows are ordered. Stem, distractors, reasons and references do
/// not count, and an open question has one and the same for ever.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// The fingerprint of that number, as it was kept.
    #[must_use]
    pub const fn new(number: u64) -> Self {
        Self(number)
    }

    /// Its number.
    #[must_use]
    pub const fn number(self) -> u64 {
        self.0
    }

    /// The fingerprint of a question: the first eight bytes of a SHA-256 over kind and key.
    #[must_use]
    pub fn of(question: &Question) -> Self {
        let mut hash = Sha256::new();
        hash.update(question.body.kind().name());
        for part in key(&question.body) {
            hash.update([0]);
            hash.update(part);
        }
        let digest = hash.finalize();
        let kept = digest.iter().take(8);
        Self(kept.fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }
}

fn key(body: &Body) -> Vec<String> {
    match body {
        Body::Single(options) | Body::Multi(options) => places(options),
        Body::Short(key) | Body::Output(key) => canonical(key),
        Body::Order(key) => items(key),
        Body::Match(key) => pairs(key),
        Body::Sql(key) => form(key),
        Body::Open(_) => Vec::new(),
    }
}

fn places(options: &[Choice]) -> Vec<String> {
    let right = options.iter().enumerate().filter(|(_, it)| it.correct);
    right.map(|(at, _)| at.to_string()).collect()
}

fn canonical(key: &Written) -> Vec<String> {
    let first = key.accept.first();
    let folded = first.map(|text| text.to_lowercase());
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    folded.map(words).into_iter().collect()
}

fn items(key: &Sequence) -> Vec<String> {
    key.items.iter().map(|text| letters(text)).collect()
}

/// The form of the rows that are asked for; the query may be written in many ways.
fn form(key: &Sql) -> Vec<String> {
    let columns = key.columns.iter().map(|name| name.to_lowercase());
    columns.chain([key.ordered.to_string()]).collect()
}

fn pairs(key: &Pairs) -> Vec<String> {
    let pairs = key.pairs.iter();
    let mut parts: Vec<_> = pairs
        .map(|pair| format!("{}={}", letters(&pair.left), letters(&pair.right)))
        .collect();
    sorting::all(&mut parts);
    parts
}

/// Letters and digits in lower case; the text itself where there are none, such as `[]`.
fn letters(text: &str) -> String {
    let lower = text.to_lowercase();
    let kept: String = lower.chars().filter(|c| c.is_alphanumeric()).collect();
    if kept.is_empty() {
        text.trim().to_owned()
    } else {
        kept
    }
}
