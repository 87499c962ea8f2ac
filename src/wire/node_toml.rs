//! TOML with the places of its values.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::node::{Fault, Member, Node, Value};
use crate::sorting;

/// The members of the table that `text` is.
///
/// # Errors
/// Every syntax error, in order.
pub(super) fn toml(text: &str) -> Result<Vec<Member>, Vec<Fault>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Ok(members(table.get_ref()));
    }
    let mut faults: Vec<_> = errors
        .iter()
        .map(|error| Fault::new(&error.span().unwrap_or(0..0), error.message()))
        .collect();
    sorting::by_key(&mut faults, |fault| fault.place.start);
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
    sorting::by_key(&mut members, |member| member.place.start);
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
