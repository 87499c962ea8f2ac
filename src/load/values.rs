//! Judges one value by what its key holds: type, emptiness, range, form, number of entries.

use super::fields::{self, Fields, Value, is_hole};
use super::keys::{Count, Key, LETTERS, QUESTION, SLUG_LENGTH, Shape, Table};
use super::retype;
use super::slug;
use super::tree::Node;
use super::validate::{self, Owner};
use super::words::{holds, is, listed, meant, shown};
use crate::diagnostics::{Code, Diagnostic};

/// The number of the format that is read.
const FORMAT: i64 = 1;

/// A value and the key it is given for.
struct Given<'a> {
    fields: &'a Fields<'a>,
    key: &'static Key,
    value: &'a Value<'a>,
}

/// Reports all that is wrong with `value`, given for `key`, and with the tables below.
pub(super) fn judge(
    fields: &Fields<'_>,
    key: &'static Key,
    value: &Value<'_>,
    owner: Option<Owner<'_>>,
) {
    if is_hole(value) {
        return;
    }
    let given = Given { fields, key, value };
    match key.shape {
        Shape::Text => given.text(),
        Shape::Short(most) => given.short(most),
        Shape::Slug => given.slug(),
        Shape::Word(words) => given.word(words),
        Shape::Texts(count) => given.texts(count),
        Shape::Shorts(count, most) => given.shorts(count, most),
        Shape::TextOrTexts(count) => given.text_or_texts(count),
        Shape::Flag => given.flag(),
        Shape::Whole(least, most) => given.whole(least, most),
        Shape::Number => given.number(),
        Shape::Date => given.date(),
        Shape::Format => given.format(),
        Shape::Table(table) => given.table(table, owner),
        Shape::Tables(table, count) => given.tables(table, count, owner),
    }
}

impl Given<'_> {
    fn fault(&self, code: Code, message: String) -> Diagnostic {
        Diagnostic::new(code, message, self.fields.page().span(&self.value.span()))
    }

    fn report(&self, diagnostic: Diagnostic) {
        self.fields.page().report(diagnostic);
    }

    fn wrong_type(&self) {
        self.wrong_type_of(self.value, holds(self.key.shape));
    }

    fn wrong_type_of(&self, value: &Value<'_>, expected: &str) {
        let found = is(value.get_ref());
        let message = format!("`{}` must be {expected}, not {found}", self.key.name);
        let span = self.fields.page().span(&value.span());
        let diagnostic = Diagnostic::new(Code::B0101, message, span);
        let raw = self.fields.page().raw(value.span());
        self.report(match retype::repair(self.key.shape, value, raw) {
            Some(repair) => diagnostic
                .help(format!("write `{repair}`"))
                .fix(span, repair),
            None => diagnostic,
        });
    }

    fn blank(&self, value: &Value<'_>) {
        let span = self.fields.page().span(&value.span());
        let message = format!("`{}` is empty", self.key.name);
        let help = match self.key.required {
            true => format!("write {}", self.key.about),
            false => format!("write {}, or leave it out", self.key.about),
        };
        self.report(Diagnostic::new(Code::B0103, message, span).help(help));
    }

    /// The string that the value is; reports what is no string or blank.
    fn string(&self) -> Option<&str> {
        let Some(text) = self.value.get_ref().as_str() else {
            self.wrong_type();
            return None;
        };
        if text.chars().all(char::is_whitespace) {
            self.blank(self.value);
            return None;
        }
        Some(text)
    }

    fn text(&self) {
        self.string();
    }

    fn short(&self, most: usize) {
        if self.string().is_some_and(|text| text.len() > most) {
            self.too_long(self.value, most);
        }
    }

    fn shorts(&self, count: Count, most: usize) {
        self.texts(count);
        let items = self.value.get_ref().as_array();
        let mut items = items.into_iter().flat_map(|list| list.iter());
        let is_long = |item: &&Value<'_>| {
            item.get_ref()
                .as_str()
                .is_some_and(|text| text.len() > most)
        };
        if let Some(item) = items.find(is_long) {
            self.too_long(item, most);
        }
    }

    fn too_long(&self, value: &Value<'_>, most: usize) {
        let span = self.fields.page().span(&value.span());
        let message = format!("`{}` is longer than {most} bytes", self.key.name);
        self.report(Diagnostic::new(Code::B0113, message, span));
    }

    fn slug(&self) {
        let Some(text) = self.string().filter(|text| !slug::is_slug(text)) else {
            return;
        };
        let what = if text.len() > SLUG_LENGTH {
            format!("it is {} bytes long, {SLUG_LENGTH} at most", text.len())
        } else {
            format!("for example `{}`", slug::from_text(text))
        };
        let message = format!("`{}` is not a slug", self.key.name);
        let help = format!("lower-case letters, digits and hyphens between them: {what}");
        self.report(self.fault(Code::B0106, message).help(help));
    }

    fn word(&self, words: &'static [&'static str]) {
        let Some(text) = self.string().filter(|text| !words.contains(text)) else {
            return;
        };
        let message = format!("unknown {} `{}`", self.key.name, shown(text));
        let known = listed(words.iter().copied());
        let fault = self.fault(Code::B0105, message);
        let span = fault.primary.span;
        self.report(match meant(text, words.iter().copied()) {
            Some((near, true)) => fault
                .help(format!("did you mean `{near}`? known are {known}"))
                .fix(span, format!("\"{near}\"")),
            Some((near, false)) => fault.help(format!("did you mean `{near}`? known are {known}")),
            None => fault.help(format!("known are {known}")),
        });
    }

    fn texts(&self, count: Count) {
        match self.value.get_ref().as_array() {
            Some(list) => self.list_of_texts(list, count),
            None => self.wrong_type(),
        }
    }

    fn text_or_texts(&self, count: Count) {
        match self.value.get_ref().as_array() {
            Some(list) => self.list_of_texts(list, count),
            None => self.text(),
        }
    }

    fn list_of_texts(&self, list: &[Value<'_>], count: Count) {
        let items = || list.iter().filter(|item| !is_hole(item));
        if let Some(item) = items().find(|item| item.get_ref().as_str().is_none()) {
            self.wrong_type_of(item, "a list of strings alone");
        }
        let is_blank = |text: &str| text.chars().all(char::is_whitespace);
        if let Some(item) = items().find(|item| item.get_ref().as_str().is_some_and(is_blank)) {
            self.blank(item);
        }
        self.count(list.len(), count);
    }

    fn count(&self, found: usize, count: Count) {
        let name = self.key.name;
        if found < count.least {
            let message = format!("`{name}` has {found} of at least {}", count.least);
            self.report(
                self.fault(Code::B0109, message)
                    .help(format!("add {}", self.key.about)),
            );
        } else if found > count.most {
            let message = format!("`{name}` has {found} entries, {} at most", count.most);
            let fault = self.fault(Code::B0113, message);
            self.report(match count.most {
                LETTERS => fault.help("answers name them by the letters a to z"),
                _ => fault,
            });
        }
    }

    fn flag(&self) {
        if self.value.get_ref().as_bool().is_none() {
            self.wrong_type();
        }
    }

    fn whole(&self, least: u32, most: u32) {
        let Some(integer) = self.value.get_ref().as_integer() else {
            return self.wrong_type();
        };
        let range = i64::from(least)..=i64::from(most);
        if !fields::whole(integer).is_some_and(|number| range.contains(&number)) {
            let message = format!("`{}` must lie between {least} and {most}", self.key.name);
            self.report(self.fault(Code::B0113, message));
        }
    }

    fn number(&self) {
        let value = self.value.get_ref();
        if !matches!(value, Node::Integer(_) | Node::Float(_)) {
            self.wrong_type();
        } else if !fields::number(value).is_some_and(|number| number >= 0.0) {
            let message = format!("`{}` must be a number of 0 or more", self.key.name);
            self.report(self.fault(Code::B0113, message));
        }
    }

    fn date(&self) {
        let value = self.value.get_ref();
        match value {
            Node::Datetime(moment) if *moment == nothing() => {} // reported as a syntax error
            Node::Datetime(_) | Node::String(_) => {
                if fields::date(value).is_none() {
                    self.no_date();
                }
            }
            Node::Integer(_)
            | Node::Float(_)
            | Node::Boolean(_)
            | Node::Array(_)
            | Node::Table(_) => self.wrong_type(),
        }
    }

    fn no_date(&self) {
        let message = format!("`{}` is not a calendar date", self.key.name);
        let fault = self.fault(Code::B0111, message);
        let span = fault.primary.span;
        let raw = self.fields.page().raw(self.value.span());
        self.report(match retype::day(raw) {
            Some(day) => fault.help(format!("write `{day}`")).fix(span, day),
            None => fault.help("write the day as in 2026-11-22, without a time"),
        });
    }

    fn format(&self) {
        let Some(integer) = self.value.get_ref().as_integer() else {
            return self.wrong_type();
        };
        if fields::whole(integer) != Some(FORMAT) {
            let message = format!("format {} is not known", integer.digits);
            let help =
                format!("this version reads format {FORMAT}; a newer one may read this file");
            self.report(self.fault(Code::B0115, message).help(help));
        }
    }

    fn table(&self, table: &'static Table, owner: Option<Owner<'_>>) {
        match Fields::of(self.fields.page(), self.value) {
            Some(below) => validate::table(&below, table, owner),
            None => self.wrong_type(),
        }
    }

    fn tables(&self, table: &'static Table, count: Count, owner: Option<Owner<'_>>) {
        let Some(list) = self.value.get_ref().as_array() else {
            return self.wrong_type();
        };
        for item in list.iter().filter(|item| !is_hole(item)) {
            match Fields::of(self.fields.page(), item) {
                Some(_) if std::ptr::eq(table, &QUESTION) => {} // judged one by one, with its kind
                Some(below) => validate::table(&below, table, owner),
                None => return self.wrong_type_of(item, "a list of tables alone"),
            }
        }
        self.count(list.len(), count);
    }
}

/// What `toml` leaves in place of a date that it cannot read.
const fn nothing() -> toml::value::Datetime {
    toml::value::Datetime {
        date: None,
        time: None,
        offset: None,
    }
}
