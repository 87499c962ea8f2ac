//! A TOML table as the checks walk it: keys in the order of the file, found by number before by name.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

/// A value with its place.
pub(super) type Value<'a> = Spanned<Node<'a>>;

/// A key with its place.
pub(super) type Name<'a> = Spanned<Cow<'a, str>>;

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node<'a> {
    /// A string.
    String(Cow<'a, str>),
    /// A whole number.
    Integer(Digits<'a>),
    /// A number with a point, as written.
    Float(Cow<'a, str>),
    /// `true` or `false`.
    Boolean(bool),
    /// A date, a time, or both.
    Datetime(Datetime),
    /// A list, or an array of tables.
    Array(Vec<Value<'a>>),
    /// A table.
    Table(Tree<'a>),
}

/// A whole number as written, without its prefix and underscores.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Digits<'a> {
    /// Its digits, perhaps after a sign.
    pub digits: Cow<'a, str>,
    /// Their base: 2, 8, 10 or 16.
    pub radix: u32,
}

/// How many keys a table has room for at first.
const FEW: usize = 8;

/// A table: each key once.
#[derive(Clone, Debug, Default)]
pub(super) struct Tree<'a> {
    entries: Vec<Entry<'a>>,
}

#[derive(Clone, Debug)]
struct Entry<'a> {
    mark: u64,
    key: Name<'a>,
    value: Value<'a>,
}

/// The length of a key, its first bytes and its last ones: different for most keys of a table.
fn mark(key: &str) -> u64 {
    let key = key.as_bytes();
    let ends = match (key.first_chunk(), key.last_chunk(), key) {
        (Some(first), Some(last), _) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32
        }
        (_, _, [first, .., last]) => u64::from(*first) | u64::from(*last) << 32,
        (_, _, [only]) => u64::from(*only),
        (_, _, []) => 0,
    };
    ends ^ (key.len() as u64) << 24
}

impl<'a> Tree<'a> {
    /// How many keys it has.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// All keys with their values.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&Name<'a>, &Value<'a>)> {
        self.entries.iter().map(|entry| (&entry.key, &entry.value))
    }

    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&Value<'a>> {
        self.get_key_value(key).map(|(_, value)| value)
    }

    /// The value of a key, to be changed.
    pub(super) fn get_mut(&mut self, key: &str) -> Option<&mut Value<'a>> {
        let mark = mark(key);
        let mut entries = self.entries.iter_mut();
        let entry = entries.find(|entry| entry.mark == mark && entry.key.get_ref() == key)?;
        Some(&mut entry.value)
    }

    /// A key as written, and its value.
    pub(super) fn get_key_value(&self, key: &str) -> Option<(&Name<'a>, &Value<'a>)> {
        let mark = mark(key);
        let mut entries = self.entries.iter();
        let entry = entries.find(|entry| entry.mark == mark && entry.key.get_ref() == key)?;
        Some((&entry.key, &entry.value))
    }

    /// Adds a key that is not there yet.
    pub(super) fn push(&mut self, key: Name<'a>, value: Value<'a>) {
        let mark = mark(key.get_ref());
        if self.entries.is_empty() {
            self.entries.reserve(FEW);
        }
        self.entries.push(Entry { mark, key, value });
    }
}

impl PartialEq for Tree<'_> {
    fn eq(&self, other: &Self) -> bool {
        let same = |(key, value): (&Name<'_>, &Value<'_>)| {
            other
                .get_key_value(key.get_ref())
                .is_some_and(|(its_key, its_value)| (key, value) == (its_key, its_value))
        };
        self.len() == other.len() && self.iter().all(same)
    }
}

impl<'a> Node<'a> {
    /// The string that it is.
    pub(super) fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            Self::Integer(_)
            | Self::Float(_)
            | Self::Boolean(_)
            | Self::Datetime(_)
            | Self::Array(_)
            | Self::Table(_) => None,
        }
    }

    /// The whole number that it is.
    pub(super) const fn as_integer(&self) -> Option<&Digits<'a>> {
        match self {
            Self::Integer(digits) => Some(digits),
            Self::String(_)
            | Self::Float(_)
            | Self::Boolean(_)
            | Self::Datetime(_)
            | Self::Array(_)
            | Self::Table(_) => None,
        }
    }

    /// `true` or `false`, if it is one of them.
    pub(super) const fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Boolean(is_so) => Some(*is_so),
            Self::String(_)
            | Self::Integer(_)
            | Self::Float(_)
            | Self::Datetime(_)
            | Self::Array(_)
            | Self::Table(_) => None,
        }
    }

    /// The entries of the list that it is.
    pub(super) fn as_array(&self) -> Option<&[Value<'a>]> {
        match self {
            Self::Array(list) => Some(list),
            Self::String(_)
            | Self::Integer(_)
            | Self::Float(_)
            | Self::Boolean(_)
            | Self::Datetime(_)
            | Self::Table(_) => None,
        }
    }

    /// The table that it is.
    pub(super) const fn as_table(&self) -> Option<&Tree<'a>> {
        match self {
            Self::Table(table) => Some(table),
            Self::String(_)
            | Self::Integer(_)
            | Self::Float(_)
            | Self::Boolean(_)
            | Self::Datetime(_)
            | Self::Array(_) => None,
        }
    }
}

/// The same table as `toml` gave it.
pub(super) fn from_toml(table: DeTable<'_>) -> Tree<'_> {
    let mut tree = Tree::default();
    for (key, value) in table {
        let key_place = key.span();
        tree.push(
            Spanned::new(key_place, key.into_inner()),
            value_from_toml(value),
        );
    }
    tree
}

fn value_from_toml(value: Spanned<DeValue<'_>>) -> Value<'_> {
    let place = value.span();
    let node = match value.into_inner() {
        DeValue::String(text) => Node::String(text),
        DeValue::Integer(integer) => Node::Integer(Digits {
            radix: integer.radix(),
            digits: Cow::Owned(integer.as_str().to_owned()),
        }),
        DeValue::Float(float) => Node::Float(Cow::Owned(float.as_str().to_owned())),
        DeValue::Boolean(is_so) => Node::Boolean(is_so),
        DeValue::Datetime(moment) => Node::Datetime(moment),
        DeValue::Array(list) => Node::Array(list.into_iter().map(value_from_toml).collect()),
        DeValue::Table(table) => Node::Table(from_toml(table)),
    };
    Spanned::new(place, node)
}
