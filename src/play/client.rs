//! A client of a session in JSON Lines, for tests: what it sends, what it gets, and whether both keep
//! the schemas.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::io::{self, BufRead, Read, Write};
use std::rc::Rc;

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::{Face, Keeper, Lines, play};
use crate::output::Output;
use crate::session::{Item, Rules, Session};
use crate::wire::schemas;

/// What goes over the wire, both ways, in order.
#[derive(Clone, Default)]
pub(super) struct Wire(Rc<RefCell<String>>);

impl Wire {
    /// Everything that went over it so far.
    pub(super) fn told(&self) -> String {
        self.0.borrow().clone()
    }
}

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(bytes);
        for line in text.lines() {
            self.0.borrow_mut().push_str(&format!("\u{2192} {line}\n"));
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A client that sends its lines one by one.
struct Client {
    wire: Wire,
    lines: VecDeque<Vec<u8>>,
    open: bool,
}

impl Read for Client {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        unreachable!("lines are read through the buffer")
    }
}

impl BufRead for Client {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let Some(line) = self.lines.front() else {
            return Ok(&[]);
        };
        if !std::mem::replace(&mut self.open, true) {
            let text = String::from_utf8_lossy(line);
            self.wire
                .0
                .borrow_mut()
                .push_str(&format!("\u{2190} {text}"));
        }
        Ok(line)
    }

    fn consume(&mut self, used: usize) {
        if let Some(line) = self.lines.front_mut() {
            line.drain(..used);
            if line.is_empty() {
                self.lines.pop_front();
                self.open = false;
            }
        }
    }
}

/// A session over `items`; the clock goes on by a quarter of a second whenever it is read.
pub(super) fn talk(items: Vec<Item>, rules: Rules, sent: &[&str]) -> String {
    let wire = Wire::default();
    let lines = sent
        .iter()
        .map(|line| format!("{line}\n").into_bytes())
        .collect();
    let client = Client {
        wire: wire.clone(),
        lines,
        open: false,
    };
    let mut output = Output::new(Box::new(wire.clone()), Box::new(io::sink()));
    let mut face = Lines::new(client, &mut output);
    let quarters = Cell::new(0);
    let clock = || {
        quarters.set(quarters.get() + 1);
        Timestamp::UNIX_EPOCH + SignedDuration::from_millis(250 * quarters.get())
    };
    let face: &mut dyn Face = &mut face;
    play(
        &mut Session::new(items, rules),
        face,
        &mut Keeper::default(),
        &clock,
    )
    .unwrap();
    let told = wire.told();
    validate(&told);
    told
}

fn validator(file: &str) -> jsonschema::Validator {
    let schemas = schemas();
    let (_, schema) = schemas.iter().find(|(name, _)| *name == file).unwrap();
    jsonschema::validator_for(schema.as_value()).unwrap()
}

/// Whether `value` keeps the schema.
pub(super) fn fits(schema: &schemars::Schema, value: &Value) -> bool {
    jsonschema::validator_for(schema.as_value())
        .unwrap()
        .is_valid(value)
}

/// Every line out is an event of the schema; every line in that was not refused for its shape is an
/// input of the schema, and no other is.
pub(super) fn validate(told: &str) {
    let (events, input) = (
        validator("events.schema.json"),
        validator("input.schema.json"),
    );
    let lines: Vec<_> = told.lines().collect();
    for (at, text) in lines.iter().enumerate() {
        if let Some(line) = text.strip_prefix("\u{2192} ") {
            let event: Value = serde_json::from_str(line).unwrap();
            let valid = events.validate(&event).map_err(|error| error.to_string());
            assert_eq!(valid, Ok(()), "{line}");
        } else if let Ok(sent) = serde_json::from_str(&text[4..]) {
            let after: Value = serde_json::from_str(&lines[at + 1][4..]).unwrap();
            let reason = after["reason"].as_str();
            let shapeless = [
                "unknown_key",
                "no_key",
                "several_keys",
                "wrong_type",
                "not_an_object",
            ];
            let fits = !reason.is_some_and(|reason| shapeless.contains(&reason));
            assert_eq!(input.is_valid(&sent), fits, "{text}");
        }
    }
}

/// The events that were written.
pub(super) fn events(told: &str) -> Vec<Value> {
    let out = told
        .lines()
        .filter_map(|line| line.strip_prefix("\u{2192} "));
    out.map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The values of `field` in the events of `told` that have it.
pub(super) fn field(told: &str, field: &str) -> Vec<Value> {
    events(told)
        .iter()
        .filter_map(|event| event.get(field).cloned())
        .collect()
}
