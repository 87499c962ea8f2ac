//! A small bank and a session over it, for the tests of the views.

use jiff::Timestamp;

use super::{Look, Road, feedback, parts, question, report};
use crate::diagnostics::Sources;
use crate::load::{RawFile, load_files};
use crate::model::Name;
use crate::session::{
    Dice, Event, Graded, Input, Item, Rules, Session, Turn, interpret, split_line,
};

const BANK: &str = r#"
[[question]]
id = "rest-delete-cart-twice"
step = "rest-apis"
level = "junior"
shuffle = false
stem = """
A client sends `DELETE /carts/17`. The connection drops before any response
arrives, so its HTTP library sends the same request again.
Was the automatic retry legitimate?"""
explanation = """
Idempotent means that the intended effect of many identical requests equals
the effect of one. After either attempt cart 17 is gone. Nothing promises that
both responses look alike, so 204 followed by 404 is fine."""
[[question.option]]
text = "Yes: DELETE is safe, so repeating it cannot change anything on the server."
why = "Right verdict, wrong property. Safe means essentially read-only (GET, HEAD, OPTIONS, TRACE, QUERY); DELETE asks for a change."
[[question.option]]
text = "No: an idempotent method has to return the same status on every call."
why = "Confuses the effect with the response. A server may answer 204 and then 404 without breaking idempotency."
[[question.option]]
text = "Yes: DELETE is idempotent, and a retry may return a different status."
correct = true
why = "The promise is about the effect on the server. RFC 9110 itself notes that the response to the repeat might differ."
[[question.option]]
text = "No: a client may retry automatically only when it has sent a GET or HEAD."
why = "Too narrow. Idempotent methods may be repeated automatically after a communication failure; PUT and DELETE are idempotent."
[[question.reference]]
title = "RFC 9110, 9.2.2"
url = "https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2"
[[question]]
id = "go-append-on-reslice"
step = "language"
level = "mid"
kind = "output"
stem = "What does this program print?"
language = "go"
code = "fmt.Println(a, len(b))"
accept = ["[1 2 99 4] 3"]
wrong = [{ answer = "[1 2 3 4] 3", why = "Assumes that append always copies." }]
[[question]]
id = "safe-methods"
step = "rest-apis"
level = "mid"
shuffle = false
stem = "Which methods are *safe*?"
option = [
  { text = "GET", correct = true, why = "Read-only." },
  { text = "PUT", why = "Replaces." },
  { text = "HEAD", correct = true },
  { text = "POST" },
]
[[question]]
id = "handshake"
kind = "order"
stem = "Order the handshake."
items = ["SYN", "SYN-ACK", "ACK"]
wrong = [{ order = ["b", "a", "c"], why = "Nobody answers before being asked." }]
[[question]]
id = "ports"
kind = "match"
stem = "Which port?"
pair = [{ left = "HTTPS", right = "443" }, { left = "SSH", right = "22" }]
[[question]]
id = "why-an-index"
kind = "open"
stem = "What does an index cost?"
answer = "Every write keeps it up to date."
point = [{ text = "Writes become slower", required = true, weight = 2 }]
red_flag = [{ text = "Indexes are free", why = "They are not." }]
"#;

/// The questions of the bank, one of each kind but `short`.
pub(crate) fn items() -> Vec<Item> {
    let file = RawFile {
        path: "bank.toml".into(),
        bytes: BANK.as_bytes().to_vec(),
    };
    let (bank, diagnostics) = load_files("bank", vec![file], &mut Sources::new(), false);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let questions = bank.questions.into_iter();
    Item::deal(
        questions
            .map(|question| (Name::from("bank"), question))
            .collect(),
        &mut Dice::new(1),
    )
}

/// A session in which these answers were given, an empty one being a skip, and what was graded.
fn played(answers: &[&str]) -> (Session, Vec<Event>) {
    let rules = Rules {
        seed: 5131,
        second_round: true,
        overrides: true,
        ..Rules::default()
    };
    let mut session = Session::new(items(), rules);
    let now = Timestamp::UNIX_EPOCH;
    let mut events = session.step(Input::Begin, now);
    for (at, answer) in answers.iter().enumerate() {
        let item = session.items()[at % session.items().len()].clone();
        let input = match interpret(&item, split_line(&item, answer), None) {
            Ok(response) => Input::Answer {
                response,
                seconds: Some(55.0),
            },
            Err(_) => Input::Skip,
        };
        events.extend(session.step(input, now));
        events.extend(session.step(Input::Next, now));
    }
    events.extend(session.step(Input::Quit, now));
    (session, events)
}

fn graded(events: &[Event]) -> Graded {
    let graded = |event: &Event| {
        if let Event::Graded(graded) = event {
            return Some(graded.clone());
        }
        None
    };
    events.iter().rev().find_map(graded).unwrap()
}

fn text(lines: &[String]) -> String {
    let lines = lines
        .iter()
        .map(|line| anstream::adapter::strip_str(line.trim_end()).to_string());
    lines.collect::<Vec<_>>().join("\n")
}

pub(super) fn asked(columns: usize, plain: bool, n: usize) -> String {
    let turn = Turn {
        n,
        of: 6,
        again: false,
        skipped: false,
        left: None,
    };
    asked_at(columns, plain, turn)
}

pub(super) fn asked_at(columns: usize, plain: bool, turn: Turn) -> String {
    let look = Look::new(columns, plain);
    let item = &items()[turn.n - 1];
    let mut lines = question(look, &Road::default(), turn, item);
    lines.extend(parts(look, item));
    text(&lines)
}

pub(super) fn fed_back(columns: usize, plain: bool, answers: &[&str]) -> String {
    let (session, events) = played(answers);
    let graded = graded(&events);
    text(&feedback(
        Look::new(columns, plain),
        session.item(graded.turn),
        &graded,
    ))
}

pub(super) fn reported(columns: usize, plain: bool) -> String {
    let (session, events) = played(&["b", "[1 2 3 4] 3", "a", "", "1a"]);
    let Some(Event::Finished(result)) = events.last() else {
        panic!("no report");
    };
    text(&report(
        Look::new(columns, plain),
        &Road::default(),
        session.items(),
        result,
    ))
}
