//! What was answered in a file of answers, in terms of the question.

use super::node::{Fault, Node, Value};
use super::question::texts;
use super::sheet::{Filled, Sheet, expected};
use crate::model::{Body, Response, Verdict};
use crate::session::{Given, Item, interpret};
use crate::sorting;

/// What a bare map may say.
const NO_LETTERS: &str = "letters belong to a paper: without one write the full text, \
    or its place in the bank as a number";

impl Sheet {
    /// The answer that `filled` gives to `item`; nothing where it was left empty.
    ///
    /// # Errors
    /// Says why it is no answer to this question.
    pub fn response(&self, filled: &Filled, item: &Item) -> Result<Option<Response>, Fault> {
        let is_open = matches!(item.question.body, Body::Open(_));
        if let (Some((_, place)), false) = (&filled.verdict, is_open) {
            let message = "a verdict stands beside an open answer alone";
            return Err(
                Fault::new(place, message).help("take it away: this answer is graded by its key")
            );
        }
        let Some(node) = &filled.answer else {
            return Ok(None);
        };
        let given = match self.is_paper {
            true => as_lettered(node, item)?,
            false => as_written(node, item)?,
        };
        if given.is_empty() {
            return Ok(None);
        }
        let verdict = filled
            .verdict
            .as_ref()
            .map(|(verdict, _)| Verdict::from(*verdict));
        let response = interpret(item, given, verdict);
        response
            .map(Some)
            .map_err(|why| Fault::new(&node.place, why))
    }
}

/// The answer of a paper: letters or texts, as a client sends them.
fn as_lettered(node: &Node, item: &Item) -> Result<Given, Fault> {
    given(node, &|node| match &node.value {
        Value::Text(text) => Ok(trimmed(text)),
        Value::Whole(number) if is_typed(item) => Ok(number.to_string()),
        Value::Whole(_)
        | Value::Decimal(_)
        | Value::List(_)
        | Value::Table(_)
        | Value::Other(_) => Err(expected("a string", node)),
    })
}

/// The answer of a bare map, with the letters of the bank's order in place of texts and numbers.
fn as_written(node: &Node, item: &Item) -> Result<Given, Fault> {
    if is_typed(item) {
        return as_lettered(node, item);
    }
    let texts = texts(&item.question.body);
    given(node, &|node| {
        let at = match &node.value {
            Value::Text(text) if text.trim().is_empty() => return Ok(String::new()),
            Value::Text(text) => texts.iter().position(|known| known.trim() == text.trim()),
            Value::Whole(number) => usize::try_from(*number)
                .ok()
                .and_then(|number| number.checked_sub(1))
                .filter(|at| *at < texts.len()),
            Value::Decimal(_) | Value::List(_) | Value::Table(_) | Value::Other(_) => None,
        };
        at.map(|at| item.layout.letter_of(at)).ok_or_else(|| {
            let message = "this is neither the full text of a part of the question nor its place";
            Fault::new(&node.place, message).help(NO_LETTERS)
        })
    })
}

fn is_typed(item: &Item) -> bool {
    texts(&item.question.body).is_empty()
}

fn trimmed(text: &str) -> String {
    text.trim_matches(['\n', '\r']).to_owned()
}

/// The shape of `node`, each of its parts read by `part`.
fn given(node: &Node, part: &dyn Fn(&Node) -> Result<String, Fault>) -> Result<Given, Fault> {
    match &node.value {
        Value::List(list) => list
            .iter()
            .map(part)
            .collect::<Result<_, _>>()
            .map(Given::List),
        Value::Table(members) => members
            .iter()
            .map(|member| Ok((member.key.clone(), part(&member.node)?)))
            .collect::<Result<Vec<_>, _>>()
            .map(|pairs| Given::Map(sorting::map(pairs))),
        Value::Text(_) | Value::Whole(_) | Value::Decimal(_) | Value::Other(_) => {
            part(node).map(Given::Text)
        }
    }
}
