//! What stands behind the letters of a paper, in terms of the bank.

use super::node::{Fault, Member, Value};
use super::question::{number, texts};
use super::sheet::{Filled, Sheet, expected};
use crate::model::{Body, Kind, Question};
use crate::session::{Layout, letter};

/// What to look for when letters do not fit the bank.
const CHANGED: &str = "letters and texts of a paper stay as they were made; \
    was the paper changed, or the bank since?";

/// The table of a paper that tells the letters of a question of `kind`; empty where it has none.
pub(super) fn table_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Single | Kind::Multi => "options",
        Kind::Order => "items",
        Kind::Match => "right",
        Kind::Short | Kind::Output | Kind::Sql | Kind::Open => "",
    }
}

impl Sheet {
    /// The layout in which `filled` shows `question`: the letters of the paper, or, in a bare map, the
    /// order of the bank.
    ///
    /// # Errors
    /// When a letter or its text is not as it was made.
    pub fn layout(&self, filled: &Filled, question: &Question) -> Result<Layout, Fault> {
        let texts = texts(&question.body);
        if !self.is_paper || texts.is_empty() {
            let shown = (0..texts.len()).collect();
            return Ok(Layout { shown });
        }
        if let Body::Match(key) = &question.body {
            let lefts = key.pairs.iter().map(|pair| &*pair.left).collect::<Vec<_>>();
            same_lefts(filled, &lefts)?;
        }
        let table = table(filled, table_of(question.body.kind()))?;
        shown(table, &texts).map(|shown| Layout { shown })
    }
}

fn table<'a>(filled: &'a Filled, name: &str) -> Result<&'a Member, Fault> {
    let table = filled.parts.iter().find(|member| member.key == name);
    table.ok_or_else(|| {
        Fault::new(
            &filled.place,
            format!("`{}` has lost its `{name}`", filled.id),
        )
        .help(CHANGED)
    })
}

fn members(table: &Member) -> Result<&[Member], Fault> {
    match &table.node.value {
        Value::Table(members) => Ok(members),
        Value::Text(_) | Value::Whole(_) | Value::Decimal(_) | Value::List(_) | Value::Other(_) => {
            Err(expected("a table of letters", &table.node))
        }
    }
}

fn same_lefts(filled: &Filled, lefts: &[&str]) -> Result<(), Fault> {
    let table = table(filled, "left")?;
    let members = members(table)?;
    for (at, left) in lefts.iter().enumerate() {
        let member = named(table, members, &number(at))?;
        if member.node.value != Value::Text((*left).to_owned()) {
            return Err(changed(member));
        }
    }
    all_known(members, lefts.len(), number)
}

/// For each letter the position of its text in the bank, each position once.
fn shown(table: &Member, texts: &[&str]) -> Result<Vec<usize>, Fault> {
    let members = members(table)?;
    let mut shown = Vec::with_capacity(texts.len());
    for at in 0..texts.len() {
        let member = named(table, members, &letter(at))?;
        let Value::Text(text) = &member.node.value else {
            return Err(expected("a string", &member.node));
        };
        let is_it = |position: &usize| texts[*position] == text && !shown.contains(position);
        let position = (0..texts.len())
            .find(is_it)
            .ok_or_else(|| changed(member))?;
        shown.push(position);
    }
    all_known(members, texts.len(), letter)?;
    Ok(shown)
}

fn named<'a>(table: &Member, members: &'a [Member], name: &str) -> Result<&'a Member, Fault> {
    let member = members.iter().find(|member| member.key == name);
    member.ok_or_else(|| {
        Fault::new(
            &table.place,
            format!("`{name}` is missing in `{}`", table.key),
        )
        .help(CHANGED)
    })
}

fn changed(member: &Member) -> Fault {
    let message = format!("the bank does not say what `{}` says here", member.key);
    Fault::new(&member.node.place, message).help(CHANGED)
}

fn all_known(members: &[Member], count: usize, name: fn(usize) -> String) -> Result<(), Fault> {
    let is_known = |member: &&Member| (0..count).any(|at| name(at) == member.key);
    match members.iter().find(|member| !is_known(member)) {
        None => Ok(()),
        Some(member) => {
            let message = format!("the bank has no `{}` here", member.key);
            Err(Fault::new(&member.place, message).help(CHANGED))
        }
    }
}
