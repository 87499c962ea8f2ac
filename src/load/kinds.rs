//! Which kind a question is of: what it says, or what its fields tell.

use super::fields::Fields;
use super::keys::QUESTION;
use super::validate;
use super::words::listed;
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Kind, Span};

/// The keys that tell a kind.
const TELLING: [&str; 6] = [
    "option",
    "accept",
    "items",
    "pair",
    "reference_query",
    "answer",
];

/// The kind of the question and where it is told; nothing if it cannot be told.
pub(super) fn of(fields: &Fields<'_>) -> Option<(Kind, Span)> {
    if fields.has("kind") {
        let name = fields.text("kind")?;
        return Some((Kind::from_name(&name)?, fields.place("kind")));
    }
    let mut telling = TELLING.iter().filter(|key| fields.has(key));
    match (telling.next(), telling.next()) {
        (Some(key), None) => Some((told_by(fields, key)?, fields.key_place(key))),
        (Some(_), Some(_)) | (None, _) => None,
    }
}

fn told_by(fields: &Fields<'_>, key: &str) -> Option<Kind> {
    match key {
        "option" if count_of_correct(fields) > 1 => Some(Kind::Multi),
        "option" => Some(Kind::Single),
        "accept" => Some(Kind::Short),
        "items" => Some(Kind::Order),
        "pair" => Some(Kind::Match),
        "reference_query" => Some(Kind::Sql),
        "answer" => Some(Kind::Open),
        _ => None,
    }
}

fn count_of_correct(fields: &Fields<'_>) -> usize {
    let is_correct = |option: &Fields<'_>| option.flag("correct").filter(|correct| *correct);
    fields.tables("option", is_correct).len()
}

/// Reports that the kind is not written and cannot be told.
pub(super) fn report_untold(fields: &Fields<'_>) {
    let telling: Vec<_> = TELLING.into_iter().filter(|key| fields.has(key)).collect();
    let is_mistyped = |key: &str| validate::is_mistyped(fields, &QUESTION, key);
    if telling.is_empty() && TELLING.into_iter().any(is_mistyped) {
        return;
    }
    let fault = if telling.is_empty() {
        let help = format!(
            "add the key of the question ({}), or say `kind = …`: one of {}",
            listed(TELLING),
            listed(Kind::ALL.map(Kind::name))
        );
        Diagnostic::new(Code::B0114, "the question has no key", fields.header()).help(help)
    } else {
        let message = format!(
            "{} tell of different kinds",
            listed(telling.iter().copied())
        );
        let help = format!(
            "say `kind = …`: one of {}",
            listed(Kind::ALL.map(Kind::name))
        );
        let fault = Diagnostic::new(Code::B0114, message, fields.header()).help(help);
        telling
            .iter()
            .fold(fault, |fault, key| fault.see(fields.key_place(key), ""))
    };
    fields.page().report(fault);
}
