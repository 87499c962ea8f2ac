//! Keys of questions, for the tests.

use crate::model::{Fixture, Span, Sql, Text, WrongQuery};

/// A text without a place.
pub(super) fn text(value: &str) -> Text {
    Text::new(value, Span::default())
}

/// A fixture with that set-up.
pub(super) fn fixture(setup: &str, hidden: bool) -> Fixture {
    Fixture {
        name: None,
        setup: text(setup),
        hidden,
        span: Span::default(),
    }
}

/// The key of a question with these fixtures: one that is seen and others that are not.
pub(super) fn key(setups: &[&str], reference: &str) -> Sql {
    let fixtures = setups.iter().enumerate();
    Sql {
        fixtures: fixtures.map(|(at, setup)| fixture(setup, at > 0)).collect(),
        reference: text(reference),
        probe: None,
        ordered: false,
        columns: Vec::new(),
        wrong: Vec::new(),
    }
}

/// The same with a listed wrong query.
pub(super) fn with_wrong(mut key: Sql, query: &str) -> Sql {
    key.wrong.push(WrongQuery {
        query: text(query),
        why: None,
    });
    key
}
