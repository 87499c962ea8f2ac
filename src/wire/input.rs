//! The lines that a session reads.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};

use super::{Answer, GivenVerdict, Rating, Refused, Refusing};
use crate::diagnostics::nearest;
use crate::memory;
use crate::sorting;

/// The keys that do something; a line has exactly one of them.
const ACTIONS: [&str; 8] = [
    "answer", "run", "hint", "skip", "undo", "rate", "flag", "quit",
];

/// The keys that go with an answer.
const BESIDE: [&str; 2] = ["seconds", "verdict"];

/// The longest time that an answer may have taken, in seconds.
const LONGEST: f64 = 1e9;

/// How much of an unknown key is repeated, in characters.
const SHOWN: usize = 40;

/// One line that a session reads.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
pub enum Line {
    /// Answers the open question.
    Answer {
        /// The answer.
        answer: Answer,
        /// How long it took by the client's own clock, in seconds.
        #[schemars(range(min = 0.0))]
        seconds: Option<f64>,
        /// The judgement of a person, with an open answer.
        verdict: Option<GivenVerdict>,
    },
    /// Tries a query on the fixtures of the question.
    Run {
        /// The query.
        run: String,
    },
    /// Asks for the hint.
    Hint {
        /// Always true.
        hint: True,
    },
    /// Does not know: the question scores 0.
    Skip {
        /// Always true.
        skip: True,
    },
    /// Takes the last answer back.
    Undo {
        /// Always true.
        undo: True,
    },
    /// Rates the answer that was just graded.
    Rate {
        /// How well it was remembered.
        rate: Rating,
    },
    /// Says that the open question is wrong or unfair; it stays open.
    Flag {
        /// Always true.
        flag: True,
    },
    /// Ends the session, as the end of the input does.
    Quit {
        /// Always true.
        quit: True,
    },
}

/// The value `true`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct True;

impl JsonSchema for True {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "True".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "const": true })
    }
}

/// Reads one line.
///
/// # Errors
/// Says why it is none.
pub fn read_line(bytes: &[u8]) -> Result<Line, Refused> {
    let object = object(bytes)?;
    only_known_keys(&object)?;
    let action = action(&object)?;
    let with = BESIDE.into_iter().find(|key| given(&object, key).is_some());
    if let (Some(key), true) = (with, action != "answer") {
        let message = format!("`{key}` goes with `answer` alone");
        return Err(Refused::new(Refusing::SeveralKeys, message));
    }
    match action {
        "answer" => answer(&object),
        "run" => match object.get("run").and_then(Value::as_str) {
            Some(query) => Ok(Line::Run {
                run: query.to_owned(),
            }),
            None => Err(wrong_type("run", "a string")),
        },
        "hint" => whole(&object, action).map(|hint| Line::Hint { hint }),
        "skip" => whole(&object, action).map(|skip| Line::Skip { skip }),
        "rate" => rate(&object),
        "flag" => whole(&object, action).map(|flag| Line::Flag { flag }),
        "undo" => whole(&object, action).map(|undo| Line::Undo { undo }),
        _ => whole(&object, action).map(|quit| Line::Quit { quit }),
    }
}

fn object(bytes: &[u8]) -> Result<Map<String, Value>, Refused> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to() + 1;
        Refused::new(Refusing::NotUtf8, format!("byte {at} is not UTF-8"))
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let example = r#"send one object a line, such as {"answer":"b"} or {"skip":true}"#;
    if text.trim().is_empty() {
        return Err(Refused::new(Refusing::NotJson, "the line is empty").help(example));
    }
    match serde_json::from_str(text) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(Refused::new(Refusing::NotAnObject, "no JSON object").help(example)),
        Err(error) => {
            let message = format!("no JSON at byte {}: {}", error.column(), bare(&error));
            Err(Refused::new(Refusing::NotJson, message).help(example))
        }
    }
}

/// The message without the place, which stands elsewhere.
fn bare(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    message.strip_suffix(&place).unwrap_or(&message).to_owned()
}

fn only_known_keys(object: &Map<String, Value>) -> Result<(), Refused> {
    let known = || ACTIONS.into_iter().chain(BESIDE);
    let Some(unknown) = object.keys().find(|key| !known().any(|name| name == *key)) else {
        return Ok(());
    };
    let shown: String = unknown.chars().take(SHOWN).collect();
    let help = nearest(&shown, known()).map_or_else(
        || format!("known keys: {}", known().collect::<Vec<_>>().join(", ")),
        |name| format!("a key with a similar name exists: `{name}`"),
    );
    Err(Refused::new(Refusing::UnknownKey, format!("unknown key `{shown}`")).help(help))
}

fn action(object: &Map<String, Value>) -> Result<&'static str, Refused> {
    let mut actions = ACTIONS.into_iter().filter(|key| object.contains_key(*key));
    match (actions.next(), actions.next()) {
        (Some(action), None) => Ok(action),
        (Some(one), Some(other)) => {
            let message = format!("`{one}` and `{other}` do not go together");
            Err(Refused::new(Refusing::SeveralKeys, message)
                .help("send them in lines of their own"))
        }
        (None, _) => {
            let help = format!("one of {}", ACTIONS.join(", "));
            Err(Refused::new(Refusing::NoKey, "nothing to do").help(help))
        }
    }
}

fn whole(object: &Map<String, Value>, key: &str) -> Result<True, Refused> {
    match object.get(key) {
        Some(Value::Bool(true)) => Ok(True),
        _ => Err(wrong_type(key, "true")),
    }
}

fn wrong_type(key: &str, wanted: &str) -> Refused {
    Refused::new(Refusing::WrongType, format!("`{key}` takes {wanted}"))
}

fn answer(object: &Map<String, Value>) -> Result<Line, Refused> {
    let wanted = "a string, a list of strings, or an object of strings";
    let answer = object.get("answer").and_then(shape);
    Ok(Line::Answer {
        answer: answer.ok_or_else(|| wrong_type("answer", wanted))?,
        seconds: given(object, "seconds").map(seconds).transpose()?,
        verdict: given(object, "verdict").map(verdict).transpose()?,
    })
}

/// The value of a key that may be left out; null leaves it out.
fn given<'a>(object: &'a Map<String, Value>, key: &str) -> Option<&'a Value> {
    object.get(key).filter(|value| !value.is_null())
}

fn shape(value: &Value) -> Option<Answer> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    match value {
        Value::String(text) => Some(Answer::Text(text.clone())),
        Value::Array(list) => list
            .iter()
            .map(text)
            .collect::<Option<_>>()
            .map(Answer::List),
        Value::Object(map) => map
            .iter()
            .map(|(left, right)| Some((left.clone(), text(right)?)))
            .collect::<Option<Vec<_>>>()
            .map(|pairs| Answer::Pairs(sorting::map(pairs))),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

fn seconds(value: &Value) -> Result<f64, Refused> {
    let seconds = value
        .as_f64()
        .filter(|seconds| (0.0..=LONGEST).contains(seconds));
    seconds.ok_or_else(|| wrong_type("seconds", "a number from 0 to 1,000,000,000"))
}

fn rate(object: &Map<String, Value>) -> Result<Line, Refused> {
    let rating = object.get("rate").and_then(Value::as_str);
    let rating = rating.and_then(memory::Rating::from_name).map(Rating::from);
    let rate = rating.ok_or_else(|| wrong_type("rate", "again, hard, good or easy"))?;
    Ok(Line::Rate { rate })
}

fn verdict(value: &Value) -> Result<GivenVerdict, Refused> {
    let verdict = value.as_str().and_then(GivenVerdict::from_name);
    verdict.ok_or_else(|| wrong_type("verdict", "correct, partial or wrong"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &[u8], expected: &str) {
        let told = match read_line(line) {
            Ok(line) => format!("{line:?}"),
            Err(refused) => format!("{:?}: {}", refused.reason, refused.message),
        };
        assert_eq!(told, expected);
    }

    #[test]
    fn reads_what_a_client_sends() {
        let answer =
            |answer: &str, beside: &str| format!("Answer {{ answer: {answer}, {beside} }}");
        let alone = "seconds: None, verdict: None";
        check(br#"{"answer":"b"}"#, &answer("Text(\"b\")", alone));
        check(
            br#" { "answer" : ["a","c"] } "#,
            &answer("List([\"a\", \"c\"])", alone),
        );
        check(
            br#"{"answer":{"1":"b"}}"#,
            &answer("Pairs({\"1\": \"b\"})", alone),
        );
        check(
            br#"{"answer":"so","seconds":3,"verdict":"partial"}"#,
            &answer("Text(\"so\")", "seconds: Some(3.0), verdict: Some(Partial)"),
        );
        check(
            br#"{"answer":"b","seconds":null}"#,
            &answer("Text(\"b\")", alone),
        );
        check(b"\xEF\xBB\xBF{\"skip\":true}\r", "Skip { skip: True }");
        check(br#"{"flag":true}"#, "Flag { flag: True }");
        check(br#"{"quit":true}"#, "Quit { quit: True }");
        check(br#"{"rate":"easy"}"#, "Rate { rate: Easy }");
    }

    #[test]
    fn refuses_what_cannot_be_read() {
        check(b"{\"answer\":\"\xFF\"}", "NotUtf8: byte 12 is not UTF-8");
        check(
            br#"{"answer":"b""#,
            "NotJson: no JSON at byte 13: EOF while parsing an object",
        );
        check(
            br#"{"skip":true}{"skip":true}"#,
            "NotJson: no JSON at byte 14: trailing characters",
        );
        check(
            "[".repeat(100_000).as_bytes(),
            "NotJson: no JSON at byte 128: recursion limit exceeded",
        );
        check(
            br#"{"answer":["a",1]}"#,
            "WrongType: `answer` takes a string, a list of strings, or an object of strings",
        );
        check(
            br#"{"rate":"fine"}"#,
            "WrongType: `rate` takes again, hard, good or easy",
        );
        let long = format!(r#"{{"{}":1}}"#, "k".repeat(1000));
        check(
            long.as_bytes(),
            &format!("UnknownKey: unknown key `{}`", "k".repeat(SHOWN)),
        );
    }
}
