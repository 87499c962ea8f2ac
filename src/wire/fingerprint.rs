//! The fingerprint of questions: whether they are still as they were.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::question::{Part, parts, tables};
use crate::session::Item;

/// How many bytes of the hash are kept.
const KEPT: usize = 4;

/// What a paper shows of a question, in a form that never changes. The key is no part of it: whoever has
/// the paper could try keys until the fingerprint fits.
#[derive(Serialize)]
struct Canonical<'a> {
    id: &'a str,
    stem: &'a str,
    code: Option<&'a str>,
    left: Vec<Part<'a>>,
    parts: Vec<Part<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tables: Option<String>,
}

/// `sha256:` and the first 8 hexadecimal digits of the SHA-256 over each item's id, stem, code and
/// letters with their texts: one JSON object a line.
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
    Canonical {
        id: &question.header.id,
        stem: &question.stem,
        code: question.listing.as_ref().map(|listing| &*listing.code),
        left,
        parts,
        tables: tables(question),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::fingerprint;
    use crate::model::{Body, Span, Text};
    use crate::session::Item;
    use crate::wire::test_bank::{ALL, items};

    #[test]
    fn the_canonical_form_is_pinned() {
        assert_eq!(fingerprint(&[]), "sha256:e3b0c442");
        assert_eq!(fingerprint(&items(ALL)), "sha256:cee603fc");
    }

    fn check(ids: &str, change: impl Fn(&mut Item)) {
        let mut changed = items(ids);
        change(&mut changed[0]);
        assert_ne!(fingerprint(&changed), fingerprint(&items(ids)));
    }

    #[test]
    fn whatever_the_paper_shows_changes_it() {
        let text = || Text::new("other", Span::default());
        check("one", |item| {
            Arc::make_mut(&mut item.question).header.id = "other".into();
        });
        check("one", |item| {
            Arc::make_mut(&mut item.question).stem = text();
        });
        check("one", |item| item.layout.shown.reverse());
        check("print", |item| {
            Arc::make_mut(&mut item.question).listing = None;
        });
    }

    #[test]
    fn what_it_does_not_show_changes_nothing() {
        let mut changed = items("one");
        let question = Arc::make_mut(&mut changed[0].question);
        question.explanation = None;
        question.header.level = None;
        if let Body::Single(options) = &mut question.body {
            options
                .iter_mut()
                .for_each(|option| option.correct = !option.correct);
        }
        assert_eq!(fingerprint(&changed), fingerprint(&items("one")));
    }
}
