//! Decks that are large enough for the rules over whole decks, with a fault each.

use std::fmt::Write;

/// How many questions a deck has.
const QUESTIONS: usize = 60;

/// Nouns that make stems differ.
const THINGS: [&str; 12] = [
    "queue", "cache", "index", "lock", "log", "socket", "token", "replica", "schema", "worker",
    "router", "cursor",
];

/// What happens to them.
const EVENTS: [&str; 5] = [
    "fills up over night",
    "loses its oldest entry",
    "is asked for twice",
    "moves to another host",
    "waits for its owner",
];

/// A deck of single choices; `option` gives the text of an option from the question, its place and
/// whether it is the key, and `place` where the key stands.
fn deck(place: impl Fn(usize) -> usize, option: impl Fn(usize, usize, bool) -> String) -> String {
    let mut text = String::new();
    for number in 0..QUESTIONS {
        let (thing, event) = (THINGS[number % 12], EVENTS[number / 12]);
        let _ = write!(
            text,
            "[[question]]\nid = \"{thing}-case-{}\"\ntopic = \"{thing}-{number}\"\nstem = \"The {thing} of a service {event}. What do its clients see?\"\n",
            ["a", "b", "c", "d", "e"][number / 12],
        );
        for at in 0..4 {
            let is_key = at == place(number);
            let said = option(number, at, is_key);
            let _ = write!(
                text,
                "[[question.option]]\ntext = \"{said}\"\ncorrect = {is_key}\n"
            );
        }
    }
    text
}

const SIGHTS: [&str; 4] = [
    "Late answers",
    "Empty answers",
    "Two answers",
    "Wrong answers",
];

/// A deck whose distractors speak in absolutes and whose keys do not.
pub fn absolute_distractors() -> String {
    deck(
        |number| number % 4,
        |number, at, is_key| {
            let sight = SIGHTS[(number + at) % 4];
            match is_key {
                true => format!("{sight} at times"),
                false => format!("{sight} always"),
            }
        },
    )
}

/// A deck whose keys stand in front.
pub fn keys_in_front() -> String {
    deck(|_| 0, |number, at, _| SIGHTS[(number + at) % 4].to_owned())
}
