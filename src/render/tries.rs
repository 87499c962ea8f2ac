//! What a learner of SQL has to work with: the tables, their rows, and tries of a query.

use super::grid::table;
use super::stopped::stopped;
use super::{Look, broken, count, hang, unmarked, width, wrap};
use crate::grade::sql::{Relation, Run, relations};
use crate::model::{Fixture, Sql};
use crate::session::Ran;
use crate::style::{Meaning, paint};

/// How many rows of a try are shown.
const ROWS: usize = 20;

/// What is asked of a query, and the tables that it runs on.
pub(super) fn asked(look: Look, key: &Sql) -> Vec<String> {
    let mut lines = Vec::new();
    let names: Vec<_> = key.columns.iter().map(|name| &**name).collect();
    let order = if key.ordered {
        "in order"
    } else {
        "in any order"
    };
    let form = match names.as_slice() {
        [] => format!("rows {order}"),
        names => format!("columns {}; rows {order}", names.join(", ")),
    };
    let form = if key.probe.is_some() {
        "statements that change the data".to_owned()
    } else {
        format!("one query; {form}")
    };
    lines.extend(labelled(look, "Asked for", &form));
    if let Some(fixture) = key.visible().next() {
        lines.extend(defined(look, fixture));
    }
    lines
}

fn labelled(look: Look, label: &str, text: &str) -> Vec<String> {
    if look.plain {
        return wrap(&format!("{label}: {text}."), look.width());
    }
    let label = format!("{}  ", paint(Meaning::Heading, label));
    hang(&label, text, look.width())
}

/// A heading, on as many lines as it needs.
pub(super) fn titles(look: Look, text: &str) -> Vec<String> {
    if look.plain {
        return wrap(&format!("{text}:"), look.width());
    }
    let lines = wrap(text, look.width());
    lines
        .iter()
        .map(|line| paint(Meaning::Heading, line))
        .collect()
}

/// The definitions of the tables, with how many rows they have.
fn defined(look: Look, fixture: &Fixture) -> Vec<String> {
    let relations = match relations(fixture) {
        Ok(relations) => relations,
        Err(fault) => return stopped(look, &fault, &fixture.setup),
    };
    let mut lines = titles(look, "Tables");
    for relation in &relations {
        let rows = relation.rows.as_ref().map(|rows| rows.rows.len());
        let rows = rows.map_or_else(String::new, |rows| format!("  -- {}", count(rows, "row")));
        let indent = if look.plain { "" } else { "  " };
        let room = look.width().saturating_sub(indent.len());
        lines.extend(
            with_count(
                broken(short(&relation.definition), room, look.goes_on()),
                &rows,
                room,
            )
            .iter()
            .map(|line| format!("{indent}{line}")),
        );
    }
    lines
}

/// `lines` with `count` after the last one, or below it where there is no room.
fn with_count(mut lines: Vec<String>, count: &str, room: usize) -> Vec<String> {
    match lines.last_mut() {
        Some(last) if width(last) + width(count) <= room => last.push_str(count),
        Some(_) | None => lines.push(count.to_owned()),
    }
    lines
}

/// A definition without the words that all begin with.
fn short(definition: &str) -> &str {
    definition
        .strip_prefix("CREATE TABLE ")
        .unwrap_or(definition)
}

/// All tables that the learner sees, with their rows.
#[must_use]
pub fn tables(look: Look, key: &Sql) -> Vec<String> {
    let several = key.visible().count() > 1;
    let mut lines = Vec::new();
    for fixture in key.visible() {
        if let Some(name) = fixture.name.as_deref().filter(|_| several) {
            lines.extend(titles(look, &format!("The data \"{name}\"")));
        }
        match relations(fixture) {
            Ok(relations) => lines.extend(relations.iter().flat_map(|one| filled(look, one))),
            Err(fault) => lines.extend(stopped(look, &fault, &fixture.setup)),
        }
    }
    lines
}

fn filled(look: Look, relation: &Relation) -> Vec<String> {
    let Some(rows) = &relation.rows else {
        return Vec::new();
    };
    let mut lines = titles(look, &relation.name);
    lines.extend(table(look, rows, usize::MAX));
    lines
}

/// The lines of a query that were typed so far.
#[must_use]
pub fn query_so_far(look: Look, query: &str) -> Vec<String> {
    if look.plain {
        let mut lines = titles(look, "Your query so far");
        lines.extend(broken(query.trim_end(), look.width(), look.goes_on()));
        return lines;
    }
    let lines = broken(
        query.trim_end(),
        look.width().saturating_sub(2),
        look.goes_on(),
    );
    lines.iter().map(|line| format!("> {line}")).collect()
}

/// What came of a try.
#[must_use]
pub fn ran(look: Look, ran: &Ran) -> Vec<String> {
    let several = ran.runs.len() > 1;
    let mut lines = Vec::new();
    for run in &ran.runs {
        let name = run.name.as_deref().filter(|_| several);
        let name = name.map_or_else(String::new, |name| format!(" \"{name}\""));
        let text = format!("Try {}, on the data you see{name}", ran.tries);
        lines.extend(titles(look, &text));
        lines.extend(came(look, run, &ran.query));
    }
    if lines.is_empty() {
        lines.extend(wrap(
            &unmarked("There is no data to try it on."),
            look.width(),
        ));
    }
    lines
}

fn came(look: Look, run: &Run, query: &str) -> Vec<String> {
    match &run.result {
        Ok(rows) => table(look, rows, ROWS),
        Err(fault) => stopped(look, fault, query),
    }
}
