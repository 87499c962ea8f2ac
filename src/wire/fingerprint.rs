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

#[cfg(test)]
mod tests {
    use super::fingerprint;
    use crate::model::{Body, Span, Text};
    use crate::session::Item;
    use crate::wire::test_bank::{ALL, items};

    #[test]
    fn the_canonical_form_is_pinned() {
        assert_eq!(fingerprint(&[]), "sha256:e3b0c442");
        assert_eq!(fingerprint(&items(ALL)), "sha256:a1956f93");
    }

    fn check(ids: &str, change: impl Fn(&mut Item)) {
        let mut changed = items(ids);
        change(&mut changed[0]);
        assert_ne!(fingerprint(&changed), fingerprint(&items(ids)));
    }

    #[test]
    fn whatever_bears_on_the_answer_changes_it() {
        let text = || Text::new("other", Span::default());
        check("one", |item| item.question.header.id = "other".into());
        check("one", |item| item.question.stem = text());
        check("one", |item| item.layout.shown.reverse());
        check("print", |item| item.question.listing = None);
        check("one", |item| {
            if let Body::Single(options) = &mut item.question.body {
                options
                    .iter_mut()
                    .for_each(|option| option.correct = !option.correct);
            }
        });
        check("word", |item| {
            if let Body::Short(key) = &mut item.question.body {
                key.accept.push(text());
            }
        });
        check("own", |item| {
            if let Body::Open(key) = &mut item.question.body {
                key.answers.push(text());
            }
        });
    }

    #[test]
    fn what_does_not_bear_on_it_changes_nothing() {
        let mut changed = items("one");
        changed[0].question.explanation = None;
        changed[0].question.header.level = None;
        assert_eq!(fingerprint(&changed), fingerprint(&items("one")));
    }
}
