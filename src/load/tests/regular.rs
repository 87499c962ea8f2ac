//! A regular file gives the same tree in one pass as `toml` does.

use std::fmt::Write;

use proptest::prelude::*;
use toml::de::DeTable;

use super::properties::pieces;
use crate::load::regular;
use crate::load::tree::{self, Node, Tree, Value};

/// All keys and values of a tree with their places, in the order of their names.
fn told(tree: &Tree<'_>) -> String {
    let tell =
        |(key, value): (&tree::Name<'_>, &Value<'_>)| format!("{key:?} {}\n", told_value(value));
    let mut lines: Vec<String> = tree.iter().map(tell).collect();
    lines.sort();
    lines.concat()
}

fn told_value(value: &Value<'_>) -> String {
    let mut told_here = format!("{:?} ", value.span());
    match value.get_ref() {
        Node::Table(table) => write!(told_here, "{{\n{}}}", told(table)).unwrap(),
        Node::Array(list) => {
            let items: Vec<String> = list.iter().map(told_value).collect();
            write!(told_here, "[{}]", items.join(", ")).unwrap();
        }
        node @ (Node::String(_)
        | Node::Integer(_)
        | Node::Float(_)
        | Node::Boolean(_)
        | Node::Datetime(_)) => write!(told_here, "{node:?}").unwrap(),
    }
    told_here
}

/// Whether the text is read in one pass; what is read then must be what `toml` reads.
fn is_regular(text: &str) -> bool {
    let Some(tree) = regular::read(text) else {
        return false;
    };
    let (table, errors) = DeTable::parse_recoverable(text);
    assert!(errors.is_empty(), "{text:?}: {errors:?}");
    assert_eq!(
        told(&tree),
        told(&tree::from_toml(table.into_inner())),
        "{text:?}"
    );
    true
}

#[test]
fn what_banks_are_made_of_is_regular() {
    let check = |text: &str, expected: bool| assert_eq!(is_regular(text), expected, "{text:?}");
    check("", true);
    check("\u{feff}a = 1\r\nb = 0x1F\n", true);
    check("a = [{ b = 'x', c = [1, 2.5,\n] }] # c\n", true);
    check("[a]\nb = 2026-11-22\n[a.b2]\nc = true", true);
    check(
        "[[q]]\na = \"\"\"\nb \\\n  c\\u00e4\"\"\"\n[[q.o]]\nt = ''\n[[q.o]]\n[[q]]\n[q.t]\n",
        true,
    );
    check("\"a b\" = 1_000\n", true);
    check("a.b = 1", false);
    check("a = { b.c = 1 }", false);
    check("[a.b]\n", false);
    check("[a]\n[a]\n", false);
    check("a = 1\na = 2", false);
    check("a = {}\n[a.b]\n", false);
    check("a = [{}]\n[[a]]\n", false);
    check("a = [[1]]\n[[a]]\n", false);
    check("[[a]]\n[a]\n", false);
    check("a = \n", false);
    check("a = 2026-02-31", false);
    check("a = 1 # \u{1}\n", false);
    check(&"[".repeat(100), false);
    check(&format!("a = {}{}", "[".repeat(40), "]".repeat(40)), false);
}

#[test]
fn the_files_that_we_ship_are_regular() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/questions");
    let folders = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let files = folders
        .filter(|path| path.is_dir())
        .flat_map(|path| path.read_dir().unwrap());
    let mut count = 0;
    for file in files {
        let path = file.unwrap().path();
        assert!(
            is_regular(&std::fs::read_to_string(&path).unwrap()),
            "{}",
            path.display()
        );
        count += 1;
    }
    assert!(count > 40);
}

proptest! {
    #[test]
    fn whatever_is_read_in_one_pass_is_what_toml_reads(text in pieces()) {
        is_regular(&text);
    }

    #[test]
    fn torn_banks_are_read_as_toml_reads_them(at in 0_usize..20_000, length in 0_usize..9, junk in "[\\[\\]{}=.,'\"#a1\n ]{0,3}") {
        let text = include_str!("../../../tests/it/examples.toml");
        let boundary = |at: usize| text.floor_char_boundary(at.min(text.len()));
        is_regular(&format!("{}{junk}{}", &text[..boundary(at)], &text[boundary(at + length)..]));
    }
}
