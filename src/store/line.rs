//! One line of a written history: a row with its checksum, or the head of the file.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{FactKind, Row};
use crate::wire::{FORMAT, Format, line};

/// The greatest number of a row: what every JSON reader keeps exact.
const LAST: u64 = (1 << 53) - 1;

/// The first line.
#[derive(Serialize)]
struct Head<'a> {
    r#type: &'a str,
    format: Format,
    device: &'a str,
}

/// A row with its checksum.
#[derive(Serialize, Deserialize)]
struct Line {
    #[serde(flatten)]
    row: Row,
    sum: String,
}

impl Line {
    fn is_whole(&self) -> bool {
        let row = &self.row;
        (1..=LAST).contains(&row.sequence) && row.sum() == self.sum
    }
}

/// The first line of a file that `device` writes.
pub(super) fn head_line(device: &str) -> String {
    line(&Head {
        r#type: "history",
        format: Format,
        device,
    })
}

/// The line of a row.
pub(super) fn row_line(row: &Row) -> String {
    let (row, sum) = (row.clone(), row.sum());
    line(&Line { row, sum })
}

/// What a line is.
pub(super) enum Text {
    /// A head, or blank.
    Nothing,
    /// A row as it was written.
    Row(Box<Row>),
    /// What a newer version wrote.
    Newer,
    /// Not what was written.
    Damaged,
}

/// Reads one line.
pub(super) fn read(bytes: &[u8]) -> Text {
    if bytes.trim_ascii().is_empty() {
        return Text::Nothing;
    }
    match serde_json::from_slice::<Line>(bytes) {
        Ok(line) if line.is_whole() => Text::Row(Box::new(line.row)),
        Ok(_) | Err(_) => odd(bytes),
    }
}

/// What a line is that is no row as this version writes them.
fn odd(bytes: &[u8]) -> Text {
    let Ok(object) = serde_json::from_slice::<Map<String, Value>>(bytes) else {
        return Text::Damaged;
    };
    let format = object.get("format").and_then(Value::as_u64);
    if object.get("type").and_then(Value::as_str) == Some("history") {
        return match format {
            Some(format) if format <= u64::from(FORMAT) => Text::Nothing,
            Some(_) => Text::Newer,
            None => Text::Damaged,
        };
    }
    if has_strange(&object) {
        Text::Newer
    } else {
        Text::Damaged
    }
}

/// Whether a field or a type stands there that this version does not know.
fn has_strange(object: &Map<String, Value>) -> bool {
    let kind = object.get("type").and_then(Value::as_str);
    kind.is_some_and(|kind| FactKind::named(kind).is_none())
        || object.keys().any(|key| !FIELDS.contains(&key.as_str()))
}

/// The fields of a line.
const FIELDS: [&str; 23] = [
    "id",
    "device",
    "sequence",
    "type",
    "at",
    "target",
    "bank",
    "question",
    "fingerprint",
    "session",
    "seed",
    "seconds",
    "response",
    "verdict",
    "score",
    "rating",
    "hinted",
    "overridden",
    "again",
    "name",
    "value",
    "sum",
    "format",
];
