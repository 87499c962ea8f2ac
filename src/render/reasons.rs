//! Why an answer is right or wrong, part by part: the same facts for the rich and the plain face.

use std::collections::BTreeSet;

use crate::model::{Body, Choice, Comparison, Pairs, Response, Sequence, Sql, Written};
use crate::session::{Graded, Item};
use crate::sorting;

/// What an option has to do with the answer that was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Chosen, and right.
    Hit,
    /// Chosen, and wrong.
    FalsePick,
    /// The key that another option was chosen instead of, or none.
    Key,
    /// One of several keys, not chosen beside the others.
    Missed,
    /// Wrong, and not chosen.
    Other,
}

/// One option and why it is right or wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reason<'a> {
    pub(super) part: Part,
    pub(super) letter: String,
    pub(super) text: &'a str,
    pub(super) why: Option<&'a str>,
}

/// One place of an order, or one left: what belongs there and what was put there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placing<'a> {
    /// The place or left, as people count.
    pub(super) n: usize,
    /// The text of the left; nothing for an order.
    pub(super) left: Option<&'a str>,
    /// What belongs there: letter and text.
    pub(super) right: (String, &'a str),
    /// What was put there: letter and text; nothing if it was left out.
    pub(super) given: Option<(String, &'a str)>,
    /// Whether that is right.
    pub(super) hit: bool,
    pub(super) why: Option<&'a str>,
}

/// A typed answer beside the accepted forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Typed<'a> {
    pub(super) given: Option<String>,
    pub(super) accepted: String,
    /// Other accepted forms.
    pub(super) also: Vec<&'a str>,
    /// Whether the accepted forms are patterns.
    pub(super) patterns: bool,
    /// The character at which the two first differ.
    pub(super) differs_at: Option<usize>,
}

/// All that is to be said of an answer, part by part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reasons<'a> {
    /// Of options: those of the answer and the key first.
    Options(Vec<Reason<'a>>),
    /// Of an order or a matching, and why, if it is a listed mistake.
    Placings(Vec<Placing<'a>>, Option<&'a str>),
    /// Of typed words, and why, if it is a listed mistake.
    Typed(Typed<'a>, Option<&'a str>),
    /// Of a query what its rows show.
    Rows(&'a Sql),
    /// Of an answer in own words nothing beyond the model answer.
    Open,
}

/// The reasons for `graded`, an answer to `item`.
pub(super) fn reasons<'a>(item: &'a Item, graded: &Graded) -> Reasons<'a> {
    let response = graded.response.as_ref();
    let listed = graded.mark.listed;
    match &item.question.body {
        Body::Single(options) | Body::Multi(options) => options_of(item, options, response),
        Body::Order(key) => {
            let why = listed.and_then(|at| key.wrong.get(at)?.why.as_deref());
            Reasons::Placings(places(item, key, response), why)
        }
        Body::Match(key) => Reasons::Placings(lefts(item, key, response), None),
        Body::Short(key) | Body::Output(key) => {
            let why = listed.and_then(|at| key.wrong.get(at)?.why.as_deref());
            Reasons::Typed(typed(key, response), why)
        }
        Body::Sql(key) => Reasons::Rows(key),
        Body::Open(_) => Reasons::Open,
    }
}

fn options_of<'a>(
    item: &'a Item,
    options: &'a [Choice],
    response: Option<&Response>,
) -> Reasons<'a> {
    let chosen = match response {
        Some(Response::Choice(at)) => BTreeSet::from([*at]),
        Some(Response::Choices(chosen)) => chosen.clone(),
        Some(
            Response::Text(_) | Response::Order(_) | Response::Match(_) | Response::Open { .. },
        )
        | None => BTreeSet::new(),
    };
    let among_several = matches!(response, Some(Response::Choices(_)));
    let reason = |at: &usize| {
        let option = options.get(*at)?;
        Some(Reason {
            part: part(option.correct, chosen.contains(at), among_several),
            letter: item.layout.letter_of(*at),
            text: &option.text,
            why: option.why.as_deref(),
        })
    };
    let mut reasons: Vec<_> = item.layout.shown.iter().filter_map(reason).collect();
    if among_several {
        sorting::by_key(&mut reasons, |reason| reason.part == Part::Other);
    } else {
        sorting::by_key(&mut reasons, |reason| rank(reason.part));
    }
    Reasons::Options(reasons)
}

fn part(correct: bool, chosen: bool, among_several: bool) -> Part {
    match (correct, chosen) {
        (true, true) => Part::Hit,
        (false, true) => Part::FalsePick,
        (true, false) if among_several => Part::Missed,
        (true, false) => Part::Key,
        (false, false) => Part::Other,
    }
}

/// The answer first, then the key, then the others.
fn rank(part: Part) -> u8 {
    match part {
        Part::Hit | Part::FalsePick => 0,
        Part::Key | Part::Missed => 1,
        Part::Other => 2,
    }
}

fn places<'a>(item: &Item, key: &'a Sequence, response: Option<&Response>) -> Vec<Placing<'a>> {
    let given = match response {
        Some(Response::Order(order)) => &order[..],
        Some(
            Response::Choice(_)
            | Response::Choices(_)
            | Response::Text(_)
            | Response::Match(_)
            | Response::Open { .. },
        )
        | None => &[],
    };
    let named = |at: usize| Some((item.layout.letter_of(at), &**key.items.get(at)?));
    let place = |at: usize| {
        let put = given.get(at).copied();
        Some(Placing {
            n: at + 1,
            left: None,
            right: named(at)?,
            given: put.and_then(named),
            hit: put == Some(at),
            why: None,
        })
    };
    (0..key.items.len()).filter_map(place).collect()
}

fn lefts<'a>(item: &Item, key: &'a Pairs, response: Option<&Response>) -> Vec<Placing<'a>> {
    let given = match response {
        Some(Response::Match(matched)) => &matched[..],
        Some(
            Response::Choice(_)
            | Response::Choices(_)
            | Response::Text(_)
            | Response::Order(_)
            | Response::Open { .. },
        )
        | None => &[],
    };
    let rights: Vec<&str> = key.rights().map(|right| &**right).collect();
    let named = |at: usize| Some((item.layout.letter_of(at), *rights.get(at)?));
    let pairs = key.pairs.iter().enumerate();
    pairs
        .filter_map(|(at, pair)| {
            let put = given.get(at).copied().flatten().and_then(named);
            Some(Placing {
                n: at + 1,
                left: Some(&pair.left),
                right: named(at)?,
                hit: put.as_ref().is_some_and(|(_, text)| *text == &*pair.right),
                given: put,
                why: pair.why.as_deref(),
            })
        })
        .collect()
}

fn typed<'a>(key: &'a Written, response: Option<&Response>) -> Typed<'a> {
    let given = match response {
        Some(Response::Text(text)) => Some(spaced(key.compare, text)),
        Some(
            Response::Choice(_)
            | Response::Choices(_)
            | Response::Order(_)
            | Response::Match(_)
            | Response::Open { .. },
        )
        | None => None,
    };
    let accepted = key
        .accept
        .first()
        .map_or_else(String::new, |text| spaced(key.compare, text));
    let differs = |given: &String| crate::grade::first_difference(key.compare, &accepted, given);
    Typed {
        differs_at: given.as_ref().and_then(differs),
        given,
        also: key.accept.iter().skip(1).map(|text| &**text).collect(),
        patterns: key.compare == Comparison::Regex,
        accepted,
    }
}

/// The text with its white space as the comparison reads it.
fn spaced(compare: Comparison, text: &str) -> String {
    match compare {
        Comparison::Spaces => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Comparison::Exact | Comparison::Fold | Comparison::Number(_) | Comparison::Regex => {
            text.trim_end_matches(['\n', '\r']).to_owned()
        }
    }
}
