//! From what was typed or sent to a response: the same rules for every face.

use std::collections::BTreeMap;

use super::Item;
use crate::grade::is_readable;
use crate::model::{Body, Kind, Response, Verdict};
use crate::sorting;

/// An answer as it was given, before it is understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// A letter, an option's text, words, output, an own answer.
    Text(String),
    /// Letters or texts.
    List(Vec<String>),
    /// Lefts, by number or text, with letters or texts of rights.
    Map(BTreeMap<String, String>),
}

impl Given {
    /// Whether nothing was given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::List(list) => list.iter().all(|part| part.trim().is_empty()),
            Self::Map(map) => map.values().all(|part| part.trim().is_empty()),
        }
    }
}

/// The answer that `given` is to `item`, as it is shown. `verdict` is a person's judgement of an open
/// answer.
///
/// A string that is a shown letter is that letter; otherwise it must be the full text of an option,
/// item or right.
///
/// # Errors
/// Says why it is no answer to this question.
pub fn interpret(item: &Item, given: Given, verdict: Option<Verdict>) -> Result<Response, String> {
    if given.is_empty() {
        return Err("the answer is empty; to pass a question, skip it".to_owned());
    }
    match &item.question.body {
        Body::Single(options) => {
            let texts: Vec<_> = options.iter().map(|option| &*option.text).collect();
            let [one] = &list(given, "a letter")?[..] else {
                return Err("one letter is asked for here".to_owned());
            };
            part(item, &texts, one).map(Response::Choice)
        }
        Body::Multi(options) => {
            let texts: Vec<_> = options.iter().map(|option| &*option.text).collect();
            parts(item, &texts, given).map(|chosen| Response::Choices(sorting::set(chosen)))
        }
        Body::Order(key) => {
            let texts: Vec<_> = key.items.iter().map(|text| &**text).collect();
            order(parts(item, &texts, given)?, texts.len()).map(Response::Order)
        }
        Body::Match(key) => {
            let lefts: Vec<_> = key.pairs.iter().map(|pair| &*pair.left).collect();
            let rights: Vec<_> = key.rights().map(|text| &**text).collect();
            matching(item, &lefts, &rights, given).map(Response::Match)
        }
        Body::Short(key) | Body::Output(key) => {
            let text = text(given)?;
            if !is_readable(key.compare, &text) {
                return Err("a number alone is asked for here, without a unit".to_owned());
            }
            Ok(Response::Text(text))
        }
        Body::Sql(_) => text(given).map(Response::Text),
        Body::Open(_) => text(given).map(|text| Response::Open { text, verdict }),
    }
}

/// Splits a typed line into what it gives: `b`, `a c`, `ac`, `1b 2a`, or words.
#[must_use]
pub fn split_line(item: &Item, line: &str) -> Given {
    let shown = &item.layout.shown;
    match item.question.body.kind() {
        Kind::Multi | Kind::Order => Given::List(letters(line, shown.len())),
        Kind::Match => pairs(line),
        Kind::Single => Given::Text(line.trim().to_owned()),
        Kind::Short | Kind::Output | Kind::Sql | Kind::Open => Given::Text(line.to_owned()),
    }
}

/// The letters of a line, apart or run together.
fn letters(line: &str, count: usize) -> Vec<String> {
    let is_letter = |c: char| {
        (b'a'..)
            .take(count)
            .any(|letter| char::from(letter) == c.to_ascii_lowercase())
    };
    let words = line
        .split([' ', ',', ';', '\t'])
        .filter(|word| !word.is_empty());
    words
        .flat_map(|word| {
            let run_together = count <= 26 && word.chars().all(is_letter);
            let apart = |word: &str| word.chars().map(String::from).collect();
            if run_together {
                apart(word)
            } else {
                vec![word.to_owned()]
            }
        })
        .collect()
}

/// Reads `1b 2a`, also written `1=b, 2=a`, `1: b` or `1-b`; the words stay as they are where they do
/// not have that form.
fn pairs(line: &str) -> Given {
    let joined = line.replace(['=', ':', '-', '>'], " ");
    let mut map = BTreeMap::new();
    let mut left: Option<String> = None;
    for word in joined
        .split([' ', ',', ';', '\t'])
        .filter(|word| !word.is_empty())
    {
        let digits = word.chars().take_while(char::is_ascii_digit).count();
        let (number, letter) = word.split_at(digits);
        if !number.is_empty() {
            left = Some(number.to_owned());
        }
        if letter.is_empty() {
            continue;
        }
        let twice = match left.take() {
            Some(left) => map.insert(left, letter.to_owned()).is_some(),
            None => true,
        };
        if twice {
            return Given::Text(line.to_owned());
        }
    }
    if map.is_empty() {
        Given::Text(line.to_owned())
    } else {
        Given::Map(map)
    }
}

fn text(given: Given) -> Result<String, String> {
    match given {
        Given::Text(text) => Ok(text),
        Given::List(_) | Given::Map(_) => Err("a text is asked for here".to_owned()),
    }
}

fn list(given: Given, wanted: &str) -> Result<Vec<String>, String> {
    match given {
        Given::Text(text) => Ok(vec![text]),
        Given::List(list) => Ok(list),
        Given::Map(_) => Err(format!("{wanted} is asked for here")),
    }
}

fn parts(item: &Item, texts: &[&str], given: Given) -> Result<Vec<usize>, String> {
    let parts = list(given, "a list of letters")?;
    parts
        .iter()
        .filter(|one| !one.trim().is_empty())
        .map(|one| part(item, texts, one))
        .collect()
}

/// The position of the part that `given` names, by its shown letter or by its full text.
fn part(item: &Item, texts: &[&str], given: &str) -> Result<usize, String> {
    let given = given.trim();
    let shown = &item.layout.shown;
    let by_letter = (0..shown.len()).find(|at| super::letter(*at).eq_ignore_ascii_case(given));
    let by_text = || texts.iter().position(|text| text.trim() == given);
    by_letter
        .and_then(|at| shown.get(at).copied())
        .or_else(by_text)
        .ok_or_else(|| {
            let last = super::letter(shown.len().saturating_sub(1));
            format!("`{given}` is neither a letter from a to {last} nor the full text of one")
        })
}

fn order(given: Vec<usize>, count: usize) -> Result<Vec<usize>, String> {
    let mut sorted = given.clone();
    sorting::all(&mut sorted);
    if sorted.iter().copied().eq(0..count) {
        return Ok(given);
    }
    Err(format!("all {count} letters are asked for, each once"))
}

fn matching(
    item: &Item,
    lefts: &[&str],
    rights: &[&str],
    given: Given,
) -> Result<Vec<Option<usize>>, String> {
    let Given::Map(map) = given else {
        return Err("each number once, with its letter, is asked for, such as 1b 2a".to_owned());
    };
    let mut matched = vec![None; lefts.len()];
    for (left, right) in map.iter().filter(|(_, right)| !right.trim().is_empty()) {
        let by_number = (0..lefts.len()).find(|at| (at + 1).to_string() == left.trim());
        let by_text = || lefts.iter().position(|text| text.trim() == left.trim());
        let at = by_number.or_else(by_text).ok_or_else(|| {
            format!(
                "`{left}` is neither a number from 1 to {} nor the full text of one",
                lefts.len()
            )
        })?;
        if matched[at].replace(part(item, rights, right)?).is_some() {
            return Err(format!("`{}` is matched twice", lefts[at]));
        }
    }
    Ok(matched)
}
