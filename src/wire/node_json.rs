//! JSON with the places of its values: every raw value is a slice of the text.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::node::{Fault, Member, Node, Value};

/// How deep lists and objects may lie in each other; no file of answers needs more.
const DEEPEST: usize = 8;

/// The members of the object that `text` is.
pub(super) fn json(text: &str) -> Result<Vec<Member>, Fault> {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let page = Page { text };
    let whole: &RawValue = serde_json::from_str(bare).map_err(|error| page.syntax(bare, &error))?;
    let node = page.node(whole, 0)?;
    match node.value {
        Value::Table(members) => Ok(members),
        Value::Text(_) | Value::Whole(_) | Value::Decimal(_) | Value::List(_) | Value::Other(_) => {
            Err(Fault::new(&node.place, "an object is expected"))
        }
    }
}

/// The text that raw values are slices of.
#[derive(Clone, Copy)]
struct Page<'a> {
    text: &'a str,
}

impl Page<'_> {
    fn place(self, raw: &RawValue) -> Range<usize> {
        let start = (raw.get().as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        start..start + raw.get().len()
    }

    fn syntax(self, part: &str, error: &serde_json::Error) -> Fault {
        let before = self.text.len() - part.len();
        let mut lines = part.split_inclusive('\n');
        let skipped: usize = lines
            .by_ref()
            .take(error.line().saturating_sub(1))
            .map(str::len)
            .sum();
        let start = (before + skipped + error.column().saturating_sub(1)).min(self.text.len());
        let message = error.to_string();
        let said = message
            .rsplit_once(" at line ")
            .map_or(&*message, |(said, _)| said);
        Fault::new(&(start..start), said)
    }

    fn node(self, raw: &RawValue, depth: usize) -> Result<Node, Fault> {
        let place = self.place(raw);
        let fault = |error: serde_json::Error| self.syntax_in(&place, &error);
        let value = match raw.get().as_bytes().first() {
            Some(b'{' | b'[') if depth == DEEPEST => Value::Other("something nested too deep"),
            Some(b'{') => {
                let Object(members) = serde_json::from_str(raw.get()).map_err(fault)?;
                let members = members
                    .into_iter()
                    .map(|(key, raw)| self.member(key, raw, depth));
                Value::Table(members.collect::<Result<_, _>>()?)
            }
            Some(b'[') => {
                let list: Vec<&RawValue> = serde_json::from_str(raw.get()).map_err(fault)?;
                let list = list.into_iter().map(|raw| self.node(raw, depth + 1));
                Value::List(list.collect::<Result<_, _>>()?)
            }
            Some(b'"') => Value::Text(serde_json::from_str(raw.get()).map_err(fault)?),
            Some(b't' | b'f') => Value::Other("true or false"),
            Some(b'n') => Value::Other("null"),
            Some(_) | None => number(raw.get()),
        };
        Ok(Node { place, value })
    }

    fn syntax_in(self, place: &Range<usize>, error: &serde_json::Error) -> Fault {
        let message = error.to_string();
        let said = message
            .rsplit_once(" at line ")
            .map_or(&*message, |(said, _)| said);
        Fault::new(place, said)
    }

    fn member(self, key: String, raw: &RawValue, depth: usize) -> Result<Member, Fault> {
        let node = self.node(raw, depth + 1)?;
        let place = self.key_before(&key, &node.place);
        Ok(Member { key, place, node })
    }

    /// Where `key` stands before the value at `value`; the value's place if the key has escapes.
    fn key_before(self, key: &str, value: &Range<usize>) -> Range<usize> {
        let before = self.text.get(..value.start).unwrap_or_default().trim_end();
        let before = before.strip_suffix(':').unwrap_or(before).trim_end();
        let quoted = format!("\"{key}\"");
        match before.ends_with(&quoted) {
            true => before.len() - quoted.len()..before.len(),
            false => value.clone(),
        }
    }
}

fn number(text: &str) -> Value {
    match (text.parse(), text.parse()) {
        (Ok(whole), _) => Value::Whole(whole),
        (Err(_), Ok(decimal)) => Value::Decimal(decimal),
        (Err(_), Err(_)) => Value::Other("a number out of range"),
    }
}

/// The members of an object in the order in which they are written.
struct Object<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Members)
    }
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Object<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Object(members))
    }
}
