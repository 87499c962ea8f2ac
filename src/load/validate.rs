//! Judges a table by the vocabulary: unknown keys, keys of another kind, missing keys.

use super::config_keys::{CONFIG_FILE, MEMORY, QUIZ};
use super::fields::{Fields, Value, is_hole};
use super::keys::{FAQ_FILE, Key, QUESTION, QUESTION_FILE, ROADMAP_FILE, Table};
use super::tree::Name;
use super::words::{header, listed, meant, shown};
use super::{moved, values};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Kind, Span};

/// The most keys that a help lists.
const LISTED: usize = 12;

/// The question that a table belongs to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Owner<'a> {
    /// Its kind, if it is known.
    pub kind: Option<Kind>,
    /// Where the kind is told.
    pub kind_place: Span,
    /// Its id, or nothing.
    pub id: &'a str,
    /// Its `[[question]]`.
    pub header: Span,
    /// Its table.
    pub fields: Fields<'a>,
}

impl Owner<'_> {
    fn label(&self) -> String {
        if self.id.is_empty() {
            "in this question".to_owned()
        } else {
            format!("in the question `{}`", shown(self.id))
        }
    }
}

/// Reports all that is wrong with `fields` and the tables below, if they are to be `table`.
pub(super) fn table(fields: &Fields<'_>, table: &Table, owner: Option<Owner<'_>>) {
    let kind = owner.and_then(|owner| owner.kind);
    for (key, value) in fields.entries().take_while(|_| !fields.page().is_full()) {
        match table.key(key.get_ref()) {
            Some(known) if known.fits(kind) => values::judge(fields, known, value, owner),
            Some(known) => foreign(fields, known, owner),
            None => unknown(fields, key, value, table, owner),
        }
    }
    for key in table
        .keys
        .iter()
        .filter(|key| is_needed(key, kind) && !fields.has(key.name))
        .filter(|key| !is_mistyped(fields, table, key.name))
    {
        missing(fields, key, table);
    }
}

/// Whether a key that `table` does not have stands most likely for `key`: then it is reported as unknown,
/// and that `key` is missing follows from it.
pub(super) fn is_mistyped(fields: &Fields<'_>, table: &Table, key: &str) -> bool {
    let known = || table.keys.iter().map(|key| key.name);
    let stands_for = |name: &str| meant(name, known()).is_some_and(|(near, _)| near == key);
    let mut unknown = fields.entries().map(|(name, _)| name.get_ref());
    unknown.any(|name| table.key(name).is_none() && stands_for(name))
}

fn is_needed(key: &Key, kind: Option<Kind>) -> bool {
    key.required && (key.kinds.is_empty() || kind.is_some_and(|kind| key.kinds.contains(&kind)))
}

fn missing(fields: &Fields<'_>, key: &Key, table: &Table) {
    let (what, help) = match key.shape.tables() {
        Some(below) => {
            let header = header(below, true);
            (header.clone(), format!("add {}: `{header}`", key.about))
        }
        None => (
            key.name.to_owned(),
            format!("add `{} = …`: {}", key.name, key.about),
        ),
    };
    let message = format!("`{}` needs `{what}`", table.path);
    fields
        .page()
        .report(Diagnostic::new(Code::B0102, message, fields.header()).help(help));
}

fn foreign(fields: &Fields<'_>, key: &Key, owner: Option<Owner<'_>>) {
    let Some((owner, kind)) = owner.and_then(|owner| Some((owner, owner.kind?))) else {
        return;
    };
    let message = format!(
        "`{}` does not belong to a question of kind `{kind}`",
        key.name
    );
    let kinds = listed(key.kinds.iter().map(|kind| kind.name()));
    fields.page().report(
        Diagnostic::new(Code::B0107, message, fields.key_place(key.name))
            .see(owner.kind_place, format!("this makes it `{kind}`"))
            .help(format!("`{}` belongs to {kinds}", key.name)),
    );
}

fn unknown(
    fields: &Fields<'_>,
    key: &Name<'_>,
    value: &Value<'_>,
    table: &Table,
    owner: Option<Owner<'_>>,
) {
    let (name, span) = (key.get_ref(), fields.page().span(&key.span()));
    let message = format!("unknown key `{}`", shown(name));
    let found = Diagnostic::new(Code::B0104, message, span);
    let found = match owner {
        Some(owner) => found.see(owner.header, owner.label()),
        None => found,
    };
    let found = suggest(found, fields, name, value, table, owner);
    let moved = owner.and_then(|owner| moved::above(owner, table, key, value));
    fields.page().report(match moved {
        Some(fix) => Diagnostic {
            fix: Some(fix),
            ..found
        },
        None => found,
    });
}

fn suggest(
    found: Diagnostic,
    fields: &Fields<'_>,
    name: &str,
    value: &Value<'_>,
    table: &Table,
    owner: Option<Owner<'_>>,
) -> Diagnostic {
    if let Some(home) = home(name, value, table) {
        return found.help(home);
    }
    let kind = owner.and_then(|owner| owner.kind);
    let known = || {
        table
            .keys
            .iter()
            .filter(|key| key.fits(kind))
            .map(|key| key.name)
    };
    match meant(name, known()) {
        Some((near, true)) if !fields.has(near) && is_written_once(value) => {
            let span = found.primary.span;
            found
                .help(format!("did you mean `{near}`?"))
                .fix(span, near)
        }
        Some((near, true | false)) => found.help(format!("did you mean `{near}`?")),
        None if known().count() <= LISTED => found.help(format!("known here: {}", listed(known()))),
        None => found,
    }
}

/// Whether a key stands at one place only: not over each of several `[[tables]]`.
fn is_written_once(value: &Value<'_>) -> bool {
    let tables = value.get_ref().as_array().is_some_and(|list| {
        list.len() > 1
            && list
                .first()
                .is_some_and(|first| first.span() == value.span())
    });
    !tables && !is_hole(value)
}

/// Where a key that is unknown in `here` belongs, if another table has it.
fn home(name: &str, value: &Value<'_>, here: &Table) -> Option<String> {
    if std::ptr::eq(here, &raw const CONFIG_FILE) {
        let below = [&QUIZ, &MEMORY]
            .into_iter()
            .find(|table| table.key(name).is_some())?;
        return Some(format!("`{name}` belongs below `{}`", header(below, false)));
    }
    let below = below_question(name);
    if here.path.starts_with("question.") {
        let above = "write it above the first `[[question.…]]`";
        let own = || format!("`{name}` belongs to the question: {above}");
        return QUESTION.key(name).map(|_| below.unwrap_or_else(own));
    }
    if !here.path.is_empty() {
        return None;
    }
    let homes: [(&Table, &str); 4] = [
        (&QUESTION, "below a `[[question]]`"),
        (&ROADMAP_FILE, "in `roadmap.toml`"),
        (&FAQ_FILE, "in `faq.toml`"),
        (&QUESTION_FILE, "in a file of questions"),
    ];
    let is_list = value.get_ref().as_array().is_some();
    let tables = homes
        .iter()
        .find(|(table, _)| is_list && has_tables(table, name));
    let home = tables.or_else(|| homes.iter().find(|(table, _)| table.key(name).is_some()));
    below.or_else(|| home.map(|(_, place)| format!("`{name}` belongs {place}")))
}

fn has_tables(table: &Table, name: &str) -> bool {
    table
        .key(name)
        .is_some_and(|key| key.shape.tables().is_some())
}

/// How the list of tables `name` of a question is written.
fn below_question(name: &str) -> Option<String> {
    let below = QUESTION.key(name)?.shape.tables()?;
    Some(format!("write `{}`", header(below, true)))
}
