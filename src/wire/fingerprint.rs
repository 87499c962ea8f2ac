//! The fingerprint of questions: whether they are still as they were.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::answer::{Answer, key};
use super::question::{Part, parts};
use crate::model::{Body, Comparison, Text, Written};
use crate::session::Item;

/// How many bytes of the hash are kept.
const KEPT: usize = 4;

/// Everything of a question that bears on its answer, in a form that never changes.
#[derive(Serialize)]
struct Canonical<'a> {
    id: &'a str,
    stem: &'a str,
    code: Option<&'a str>,
    left: Vec<Part<'a>>,
    parts: Vec<Part<'a>>,
    key: Option<Answer>,
    accepted: Vec<&'a str>,
    compare: Option<String>,
}

/// `sha256:` and the first 8 hexadecimal digits of the SHA-256 over each item's id, stem, code, letters
/// with their texts, and key: one JSON object a line.
#[must_use]
pub fn fingerprint(items: &[Item]) -> String {
    let mut hash = Sha256::new();
    for item in items {
        hash.update(super::line(&canonical(item)));
    }
    let digits: String = hash.finalize()[..KEPT]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("sha256:{digits}")
}

fn canonical(item: &Item) -> Canonical<'_> {
    let question = &item.question;
    let (left, parts) = parts(item);
    let (accepted, compare) = match &question.body {
        Body::Short(key) | Body::Output(key) => (texts(&key.accept), Some(compare(key))),
        Body::Open(key) => (texts(&key.answers), None),
        Body::Single(_) | Body::Multi(_) | Body::Order(_) | Body::Match(_) => (Vec::new(), None),
    };
    Canonical {
        id: &question.header.id,
        stem: &question.stem,
        code: question.listing.as_ref().map(|listing| &*listing.code),
        left,
        parts,
        key: key(item),
        accepted,
        compare,
    }
}

fn texts(list: &[Text]) -> Vec<&str> {
    list.iter().map(Text::as_str).collect()
}

fn compare(key: &Written) -> String {
    match key.compare {
        Comparison::Exact => "exact".to_owned(),
        Comparison::Spaces => "spaces".to_owned(),
        Comparison::Fold => "fold".to_owned(),
        Comparison::Number(tolerance) => format!("number {tolerance}"),
        Comparison::Regex => "regex".to_owned(),
    }
}
