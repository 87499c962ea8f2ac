//! Answers and keys in short: the letters as shown, or the words.

use crate::model::{Body, Response, Verdict};
use crate::session::Item;
use crate::sorting;

/// What was answered, in the letters as shown: `b`, `a c`, `1b 2a`, or the words.
#[must_use]
pub fn said(item: &Item, response: &Response) -> String {
    let letter = |at: &usize| item.layout.letter_of(*at);
    match response {
        Response::Choice(at) => letter(at),
        Response::Choices(chosen) => {
            let mut letters: Vec<_> = chosen.iter().map(letter).collect();
            sorting::by_key(&mut letters, |letter| (letter.len(), letter.clone()));
            letters.join(" ")
        }
        Response::Order(order) => order.iter().map(letter).collect::<Vec<_>>().join(" "),
        Response::Match(matched) => pairs(item, matched),
        Response::Text(text) => text.clone(),
        Response::Open { verdict, .. } => verdict.map_or_else(String::new, judged),
    }
}

/// The key, in the same form; nothing for answers in own words.
#[must_use]
pub fn key(item: &Item) -> Option<String> {
    let right = |options: &[crate::model::Choice]| {
        let positions = (0..options.len()).filter(|at| options[*at].correct);
        said(item, &Response::Choices(sorting::set(positions)))
    };
    match &item.question.body {
        Body::Single(options) | Body::Multi(options) => Some(right(options)),
        Body::Short(key) | Body::Output(key) => key.accept.first().map(ToString::to_string),
        Body::Order(key) => {
            let order = (0..key.items.len()).collect();
            Some(said(item, &Response::Order(order)))
        }
        Body::Match(key) => {
            let matched: Vec<_> = (0..key.pairs.len()).map(Some).collect();
            Some(pairs(item, &matched))
        }
        Body::Sql(key) => Some(key.reference.to_string()),
        Body::Open(_) => None,
    }
}

fn pairs(item: &Item, matched: &[Option<usize>]) -> String {
    let pair = |(left, right): (usize, &Option<usize>)| {
        right.map(|at| format!("{}{}", left + 1, item.layout.letter_of(at)))
    };
    matched
        .iter()
        .enumerate()
        .filter_map(pair)
        .collect::<Vec<_>>()
        .join(" ")
}

/// A learner's own judgement in the learner's words.
#[must_use]
pub fn judged(verdict: Verdict) -> String {
    match verdict {
        Verdict::Correct => "got it",
        Verdict::Partial => "partly",
        Verdict::Wrong => "missed",
        Verdict::Skipped => "skipped",
        Verdict::Ungraded => "not judged",
    }
    .to_owned()
}
