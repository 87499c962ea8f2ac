//! Excerpts of the shipped bank with the places of their keys, values and headers.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

/// How many questions an excerpt has.
const QUESTIONS: usize = 3;

/// A few questions of one file, below its head.
pub struct Excerpt {
    pub text: String,
    pub tokens: Vec<Token>,
    questions: Vec<usize>,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A key and its value.
    Key,
    /// The header of a table, as its value.
    Header,
}

/// A token of the text.
#[derive(Clone, Debug)]
pub struct Token {
    pub kind: Kind,
    /// The key; empty for a header.
    pub key: Range<usize>,
    /// The value, or the header.
    pub value: Range<usize>,
}

impl Excerpt {
    fn new(text: String) -> Self {
        let (table, errors) = DeTable::parse_recoverable(&text);
        assert!(errors.is_empty(), "{text}");
        let mut tokens = Vec::new();
        collect(table.get_ref(), &mut tokens);
        tokens.sort_by_key(|token| token.value.start);
        let is_question = |token: &&Token| text.get(token.value.clone()) == Some("[[question]]");
        let questions = tokens
            .iter()
            .filter(is_question)
            .map(|token| token.value.start);
        Self {
            questions: questions.collect(),
            tokens,
            text,
        }
    }

    /// The bytes of the question that the byte `at` lies in, or of the head.
    pub fn question_round(&self, at: usize) -> Range<usize> {
        let after = self.questions.partition_point(|start| *start <= at);
        let start = after
            .checked_sub(1)
            .map_or(0, |before| self.questions[before]);
        start
            ..self
                .questions
                .get(after)
                .copied()
                .unwrap_or(self.text.len())
    }
}

fn collect(table: &DeTable<'_>, tokens: &mut Vec<Token>) {
    for (key, value) in table {
        let (key, value_span) = (key.span(), value.span());
        match value.get_ref() {
            DeValue::Array(list) if list.iter().any(|item| item.get_ref().is_table()) => {
                for item in list {
                    header(item.span(), item.get_ref(), tokens);
                }
            }
            DeValue::Table(_) => header(value_span, value.get_ref(), tokens),
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_) => tokens.push(Token {
                kind: Kind::Key,
                key,
                value: value_span,
            }),
        }
    }
}

fn header(span: Range<usize>, value: &DeValue<'_>, tokens: &mut Vec<Token>) {
    tokens.push(Token {
        kind: Kind::Header,
        key: span.start..span.start,
        value: span,
    });
    if let Some(below) = value.as_table() {
        collect(below, tokens);
    }
}

/// Excerpts of all files of questions.
pub fn excerpts() -> Vec<Excerpt> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("questions");
    let mut folders: Vec<PathBuf> = fs::read_dir(root)
        .expect("the bank")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    let mut excerpts = Vec::new();
    for folder in folders {
        for entry in fs::read_dir(folder).expect("a step") {
            let text = fs::read_to_string(entry.expect("an entry").path()).expect("a file");
            excerpts.extend(cut(&text));
        }
    }
    excerpts.sort_by(|one, other| one.text.cmp(&other.text));
    excerpts
}

/// The file in excerpts of a few questions, each below the head of the file; without follow-ups, which
/// an excerpt would not have.
fn cut(text: &str) -> Vec<Excerpt> {
    let lines = text.lines().filter(|line| !line.starts_with("follow_up"));
    let text = lines.collect::<Vec<_>>().join("\n");
    let mut parts = text.split("\n[[question]]\n");
    let head = parts.next().unwrap_or_default().to_owned();
    let questions: Vec<_> = parts.collect();
    let excerpt = |some: &[&str]| {
        let questions: String = some
            .iter()
            .map(|one| format!("\n[[question]]\n{one}\n"))
            .collect();
        Excerpt::new(format!("{head}\n{questions}"))
    };
    questions.chunks(QUESTIONS).map(excerpt).collect()
}
