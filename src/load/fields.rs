//! A typed reader over one table: gives what is there and fits, and nothing otherwise.

use super::page::Page;
pub(super) use super::tree::Value;
use super::tree::{Digits, Name, Node, Tree};
use crate::model::{Span, Text};
use jiff::civil::Date;

/// One table of a file. What does not fit is left to [`super::validate`] to report.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields<'a> {
    page: &'a Page<'a>,
    table: &'a Tree<'a>,
    header: Span,
}

impl<'a> Fields<'a> {
    /// The table at the top of a file.
    pub(super) fn root(page: &'a Page<'a>, table: &'a Tree<'a>) -> Self {
        Self {
            page,
            table,
            header: page.span(&(0..0)),
        }
    }

    /// The table that `value` is, if it is one.
    pub(super) fn of(page: &'a Page<'a>, value: &'a Value<'a>) -> Option<Self> {
        let table = value.get_ref().as_table()?;
        Some(Self {
            page,
            table,
            header: page.span(&value.span()),
        })
    }

    /// The page it stands on.
    pub(super) fn page(&self) -> &'a Page<'a> {
        self.page
    }

    /// Its `[header]`, or the whole of an inline table; empty for the top of a file.
    pub(super) fn header(&self) -> Span {
        self.header
    }

    /// All keys with their values.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'a Name<'a>, &'a Value<'a>)> {
        self.table.iter()
    }

    /// The value of `key`; not one that a syntax error left empty.
    pub(super) fn value(&self, key: &str) -> Option<&'a Value<'a>> {
        self.table.get(key).filter(|value| !is_hole(value))
    }

    /// Whether the key is there at all.
    pub(super) fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    /// Where the value of `key` stands, or the header where it is missing.
    pub(super) fn place(&self, key: &str) -> Span {
        self.value(key)
            .map_or(self.header, |value| self.page.span(&value.span()))
    }

    /// Where the key itself stands, or the header where it is missing.
    pub(super) fn key_place(&self, key: &str) -> Span {
        let entry = self.table.get_key_value(key);
        entry.map_or(self.header, |(key, _)| self.page.span(&key.span()))
    }

    /// A string that is not blank.
    pub(super) fn text(&self, key: &str) -> Option<Text> {
        self.page
            .words(self.value(key)?)
            .filter(|text| !text.chars().all(char::is_whitespace))
    }

    /// The strings of a list.
    pub(super) fn texts(&self, key: &str) -> Vec<Text> {
        collect(self.list(key), |item| self.page.words(item))
    }

    /// A string, or the strings of a list.
    pub(super) fn text_or_texts(&self, key: &str) -> Vec<Text> {
        self.text(key)
            .map_or_else(|| self.texts(key), |text| vec![text])
    }

    /// `true` or `false`.
    pub(super) fn flag(&self, key: &str) -> Option<bool> {
        self.value(key)?.get_ref().as_bool()
    }

    /// A whole number.
    pub(super) fn whole(&self, key: &str) -> Option<u32> {
        let number = whole(self.value(key)?.get_ref().as_integer()?)?;
        u32::try_from(number).ok()
    }

    /// A number.
    pub(super) fn number(&self, key: &str) -> Option<f64> {
        number(self.value(key)?.get_ref())
    }

    /// A date.
    pub(super) fn date(&self, key: &str) -> Option<Date> {
        date(self.value(key)?.get_ref())
    }

    /// A table.
    pub(super) fn table(&self, key: &str) -> Option<Self> {
        Self::of(self.page, self.value(key)?)
    }

    /// What `read` makes of the tables of a list; those that it makes nothing of are left out.
    pub(super) fn tables<T>(&self, key: &str, read: impl Fn(&Self) -> Option<T>) -> Vec<T> {
        collect(self.list(key), |item| read(&Self::of(self.page, item)?))
    }

    /// The entries of a list.
    fn list(&self, key: &str) -> &'a [Value<'a>] {
        let list = self.value(key).and_then(|value| value.get_ref().as_array());
        list.unwrap_or_default()
    }
}

/// What `read` makes of the items, in a list that takes no more room than they need.
fn collect<'a, T>(items: &'a [Value<'a>], read: impl Fn(&'a Value<'a>) -> Option<T>) -> Vec<T> {
    let mut list = Vec::with_capacity(items.len());
    list.extend(items.iter().filter_map(read));
    list
}

/// Whether a syntax error left nothing here.
pub(super) fn is_hole(value: &Value<'_>) -> bool {
    value.span().is_empty()
}

/// The integer, if it is one of 64 bits.
pub(super) fn whole(integer: &Digits<'_>) -> Option<i64> {
    i64::from_str_radix(&integer.digits, integer.radix).ok()
}

/// The finite number that an integer or a float is.
pub(super) fn number(value: &Node<'_>) -> Option<f64> {
    let number = match value {
        Node::Integer(integer) => whole(integer)? as f64,
        Node::Float(float) => float.parse().ok()?,
        Node::String(_)
        | Node::Boolean(_)
        | Node::Datetime(_)
        | Node::Array(_)
        | Node::Table(_) => return None,
    };
    number.is_finite().then_some(number)
}

/// The calendar date that a TOML date without a time, or a string `YYYY-MM-DD`, is.
pub(super) fn date(value: &Node<'_>) -> Option<Date> {
    match value {
        Node::Datetime(moment) if moment.time.is_none() => {
            let date = moment.date?;
            let year = i16::try_from(date.year).ok()?;
            Date::new(
                year,
                i8::try_from(date.month).ok()?,
                i8::try_from(date.day).ok()?,
            )
            .ok()
        }
        Node::String(text) if text.len() == "YYYY-MM-DD".len() => text.parse().ok(),
        Node::String(_)
        | Node::Datetime(_)
        | Node::Integer(_)
        | Node::Float(_)
        | Node::Boolean(_)
        | Node::Array(_)
        | Node::Table(_) => None,
    }
}
