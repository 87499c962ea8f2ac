//! A value of a file of answers and the place it is written at, TOML and JSON alike.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::node_json::json;

/// A value and its bytes in the file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    pub(super) place: Range<usize>,
    pub(super) value: Value,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// A string.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// Another number.
    Decimal(f64),
    /// A list.
    List(Vec<Node>),
    /// A table, in the order in which it is written.
    Table(Vec<Member>),
    /// Something that no file of answers has; named for people.
    Other(&'static str),
}

/// A key of a table and its value.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Member {
    pub(super) key: String,
    pub(super) place: Range<usize>,
    pub(super) node: Node,
}

/// What is wrong with a file of answers, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The bytes that show it.
    pub place: Range<usize>,
    /// What is wrong, in lower case and without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Fault {
    /// A fault at `place`.
    #[must_use]
    pub fn new(place: &Range<usize>, message: impl Into<String>) -> Self {
        Self {
            place: place.clone(),
            message: message.into(),
            help: None,
        }
    }

    /// The same with a word on what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl Node {
    /// The word for what it is.
    pub(super) fn name(&self) -> &'static str {
        match &self.value {
            Value::Text(_) => "a string",
            Value::Whole(_) | Value::Decimal(_) => "a number",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
            Value::Other(name) => name,
        }
    }
}

/// The top of a file: JSON if it begins with a brace, else TOML.
///
/// # Errors
/// Every syntax error, in order.
pub(super) fn parse(text: &str) -> Result<Vec<Member>, Vec<Fault>> {
    if text
        .trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n'])
        .starts_with('{')
    {
        return json(text).map_err(|fault| vec![fault]);
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Ok(members(table.get_ref()));
    }
    let mut faults: Vec<_> = errors
        .iter()
        .map(|error| Fault::new(&error.span().unwrap_or(0..0), error.message()))
        .collect();
    faults.sort_by_key(|fault| fault.place.start);
    Err(faults)
}

fn members(table: &DeTable<'_>) -> Vec<Member> {
    let mut members: Vec<_> = table
        .iter()
        .map(|(key, value)| Member {
            key: key.get_ref().to_string(),
            place: key.span(),
            node: node(value.get_ref(), value.span()),
        })
        .collect();
    members.sort_by_key(|member| member.place.start);
    members
}

fn node(value: &DeValue<'_>, place: Range<usize>) -> Node {
    let value = match value {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(whole) => i64::from_str_radix(whole.as_str(), whole.radix())
            .map_or(Value::Other("a number out of range"), Value::Whole),
        DeValue::Float(decimal) => decimal
            .as_str()
            .parse()
            .map_or(Value::Other("a number"), Value::Decimal),
        DeValue::Boolean(_) => Value::Other("true or false"),
        DeValue::Datetime(_) => Value::Other("a date"),
        DeValue::Array(list) => {
            let list = list.iter();
            Value::List(list.map(|one| node(one.get_ref(), one.span())).collect())
        }
        DeValue::Table(table) => Value::Table(members(table)),
    };
    Node { place, value }
}
