//! Reads a regular TOML file in one pass: from the parser's events straight to a tree.
//!
//! Regular is what banks are made of: keys of one part, headers whose parents stand above them, and
//! no fault. Of anything else it makes nothing, and `toml` judges the file. Two thirds of the time
//! that a check took went into the tables that `toml` builds.

use std::borrow::Cow;
use std::mem;
use std::ops::Range;

use toml::Spanned;
use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::parser::{EventReceiver, RecursionGuard, parse_document};
use toml_parser::{ErrorSink, ParseError, Source, Span};

use super::plain::{is_bare, plain};
use super::tree::{Digits, Name, Node, Tree, Value};

/// How deep lists and inline tables may lie in each other.
const DEPTH: u32 = 16;

/// The most keys of a table, since each is looked for among all others.
const KEYS: usize = 64;

/// The table that `text` is, if it is regular.
pub(super) fn read(text: &str) -> Option<Tree<'_>> {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut reader = Reader::new(source);
    let mut fault: Option<ParseError> = None;
    parse_document(
        &tokens,
        &mut RecursionGuard::new(&mut reader, DEPTH),
        &mut fault,
    );
    reader.finish_table();
    (fault.is_none() && reader.is_regular).then_some(reader.root)
}

struct Reader<'a> {
    source: Source<'a>,
    /// All tables that are complete.
    root: Tree<'a>,
    /// The table that is being filled.
    table: Tree<'a>,
    /// Its header; none for the top of the file.
    header: Option<Header<'a>>,
    /// The key of that table whose value comes next.
    key: Option<Name<'a>>,
    /// The lists and inline tables that are open, the innermost last.
    open: Vec<Open<'a>>,
    is_in_header: bool,
    is_regular: bool,
}

/// `[a.b]` or `[[a.b]]`.
struct Header<'a> {
    path: Vec<Name<'a>>,
    place: Range<usize>,
    is_list: bool,
}

/// A list or an inline table that is not complete.
enum Open<'a> {
    List(usize, Vec<Value<'a>>),
    Table(usize, Tree<'a>, Option<Name<'a>>),
}

impl<'a> Reader<'a> {
    fn new(source: Source<'a>) -> Self {
        Self {
            source,
            root: Tree::default(),
            table: Tree::default(),
            header: None,
            key: None,
            open: Vec::new(),
            is_in_header: false,
            is_regular: true,
        }
    }

    /// Gives up unless `is_so`.
    fn demand(&mut self, is_so: bool) {
        self.is_regular &= is_so;
    }

    fn name(
        &self,
        span: Span,
        encoding: Option<Encoding>,
        error: &mut dyn ErrorSink,
    ) -> Option<Name<'a>> {
        let raw = self.source.get(span)?;
        if encoding.is_none() && is_bare(raw.as_str()) {
            return Some(Spanned::new(range(span), Cow::Borrowed(raw.as_str())));
        }
        let mut key = Cow::Borrowed("");
        toml_parser::Raw::new_unchecked(raw.as_str(), encoding, span).decode_key(&mut key, error);
        Some(Spanned::new(range(span), key))
    }

    fn node(
        &self,
        span: Span,
        encoding: Option<Encoding>,
        error: &mut dyn ErrorSink,
    ) -> Option<Node<'a>> {
        let raw = self.source.get(span)?;
        if let Some(text) = plain(raw.as_str(), encoding) {
            return Some(Node::String(Cow::Borrowed(text)));
        }
        let raw = toml_parser::Raw::new_unchecked(raw.as_str(), encoding, span);
        let mut text = Cow::Borrowed("");
        Some(match raw.decode_scalar(&mut text, error) {
            ScalarKind::String => Node::String(text),
            ScalarKind::Boolean(is_so) => Node::Boolean(is_so),
            ScalarKind::DateTime => Node::Datetime(text.parse().ok()?),
            ScalarKind::Float => Node::Float(text),
            ScalarKind::Integer(radix) => Node::Integer(Digits {
                digits: text,
                radix: radix.value(),
            }),
        })
    }

    /// Puts a complete value where it belongs.
    fn place(&mut self, value: Value<'a>) {
        let is_placed = match self.open.last_mut() {
            Some(Open::List(_, list)) => {
                list.push(value);
                true
            }
            Some(Open::Table(_, table, key)) => {
                key.take().is_some_and(|key| add(table, key, value))
            }
            None => self
                .key
                .take()
                .is_some_and(|key| add(&mut self.table, key, value)),
        };
        self.demand(is_placed);
    }

    fn open_header(&mut self, span: Span, is_list: bool) {
        self.finish_table();
        self.is_in_header = true;
        self.header = Some(Header {
            path: Vec::new(),
            place: range(span),
            is_list,
        });
    }

    fn close_header(&mut self, span: Span) {
        self.is_in_header = false;
        if let Some(header) = &mut self.header {
            header.place.end = span.end();
        }
    }

    /// Puts the table that is being filled where its header says.
    fn finish_table(&mut self) {
        let table = mem::take(&mut self.table);
        match self.header.take() {
            None => self.root = table,
            Some(header) if self.is_regular => {
                let is_placed = self.place_table(header, table).is_some();
                self.demand(is_placed);
            }
            Some(_) => {}
        }
    }

    fn place_table(&mut self, mut header: Header<'a>, table: Tree<'a>) -> Option<()> {
        let key = header.path.pop()?;
        let input = self.source.input();
        let parent = header.path.iter().try_fold(&mut self.root, |above, key| {
            below(above, key.get_ref(), input)
        })?;
        let value = Spanned::new(header.place.clone(), Node::Table(table));
        if !header.is_list {
            return add(parent, key, value).then_some(());
        }
        match parent.get_mut(key.get_ref()) {
            Some(list) => tables(list)?.push(value),
            None => {
                let list = Spanned::new(header.place, Node::Array(vec![value]));
                add(parent, key, list).then_some(())?;
            }
        }
        Some(())
    }
}

/// Adds a key with its value, unless it is there or there are too many.
fn add<'a>(table: &mut Tree<'a>, key: Name<'a>, value: Value<'a>) -> bool {
    let is_new = table.len() < KEYS && table.get(key.get_ref()).is_none();
    if is_new {
        table.push(key, value);
    }
    is_new
}

/// The table that a header made for `key`, or the last one of its list.
fn below<'t, 'a>(table: &'t mut Tree<'a>, key: &str, input: &str) -> Option<&'t mut Tree<'a>> {
    let value = table.get_mut(key)?;
    let place = value.span();
    if value.get_ref().as_table().is_some() {
        let is_header = input.as_bytes().get(place.start) == Some(&b'[');
        return table_of(value).filter(|_| is_header);
    }
    table_of(tables(value)?.last_mut()?)
}

fn table_of<'t, 'a>(value: &'t mut Value<'a>) -> Option<&'t mut Tree<'a>> {
    match value.get_mut() {
        Node::Table(table) => Some(table),
        Node::String(_)
        | Node::Integer(_)
        | Node::Float(_)
        | Node::Boolean(_)
        | Node::Datetime(_)
        | Node::Array(_) => None,
    }
}

/// The tables of a list that headers made: its place is that of its first table.
fn tables<'t, 'a>(value: &'t mut Value<'a>) -> Option<&'t mut Vec<Value<'a>>> {
    let place = value.span();
    match value.get_mut() {
        Node::Array(list) if list.first().is_some_and(|first| first.span() == place) => Some(list),
        Node::Array(_)
        | Node::String(_)
        | Node::Integer(_)
        | Node::Float(_)
        | Node::Boolean(_)
        | Node::Datetime(_)
        | Node::Table(_) => None,
    }
}

fn range(span: Span) -> Range<usize> {
    span.start()..span.end()
}

impl EventReceiver for Reader<'_> {
    fn std_table_open(&mut self, span: Span, _error: &mut dyn ErrorSink) {
        self.open_header(span, false);
    }

    fn std_table_close(&mut self, span: Span, _error: &mut dyn ErrorSink) {
        self.close_header(span);
    }

    fn array_table_open(&mut self, span: Span, _error: &mut dyn ErrorSink) {
        self.open_header(span, true);
    }

    fn array_table_close(&mut self, span: Span, _error: &mut dyn ErrorSink) {
        self.close_header(span);
    }

    fn inline_table_open(&mut self, span: Span, _error: &mut dyn ErrorSink) -> bool {
        let table = Open::Table(span.start(), Tree::default(), None);
        self.open.push(table);
        true
    }

    fn inline_table_close(&mut self, span: Span, _error: &mut dyn ErrorSink) {
        match self.open.pop() {
            Some(Open::Table(start, table, None)) => {
                self.place(Spanned::new(start..span.end(), Node::Table(table)));
            }
            Some(Open::Table(..) | Open::List(..)) | None => self.demand(false),
        }
    }

    fn array_open(&mut self, span: Span, _error: &mut dyn ErrorSink) -> bool {
        self.open.push(Open::List(span.start(), Vec::new()));
        true
    }

    fn array_close(&mut self, span: Span, _error: &mut dyn ErrorSink) {
        match self.open.pop() {
            Some(Open::List(start, list)) => {
                self.place(Spanned::new(start..span.end(), Node::Array(list)));
            }
            Some(Open::Table(..)) | None => self.demand(false),
        }
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let name = self.name(span, encoding, error);
        if self.is_in_header {
            let path = self.header.as_mut().map(|header| &mut header.path);
            path.into_iter().for_each(|path| path.extend(name.clone()));
            return;
        }
        let waiting = match self.open.last_mut() {
            Some(Open::Table(_, _, waiting)) => waiting,
            Some(Open::List(..)) | None => &mut self.key,
        };
        let was_waiting = mem::replace(waiting, name).is_some();
        self.demand(!was_waiting);
    }

    fn key_sep(&mut self, _span: Span, _error: &mut dyn ErrorSink) {
        self.demand(self.is_in_header);
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        match self.node(span, encoding, error) {
            Some(node) => self.place(Spanned::new(range(span), node)),
            None => self.demand(false),
        }
    }

    fn comment(&mut self, span: Span, error: &mut dyn ErrorSink) {
        if let Some(raw) = self.source.get(span) {
            raw.decode_comment(error);
        }
    }

    fn newline(&mut self, span: Span, error: &mut dyn ErrorSink) {
        if let Some(raw) = self.source.get(span) {
            raw.decode_newline(error);
        }
    }

    fn error(&mut self, _span: Span, _error: &mut dyn ErrorSink) {
        self.demand(false);
    }
}
