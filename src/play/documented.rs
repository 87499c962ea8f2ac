//! The examples of `docs/json.md` are what the program writes and reads.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::client::{fits, talk};
use crate::session::Rules;
use crate::wire::test_bank::items;
use crate::wire::{PaperHead, paper, schemas};

/// The fenced blocks of the page in that language.
fn blocks(language: &str) -> Vec<String> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/json.md");
    let page = fs::read_to_string(page).expect("the page");
    let fence = format!("```{language}\n");
    let blocks = page.split(&fence).skip(1);
    blocks
        .map(|rest| rest.split("```").next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn the_sessions_are_real() {
    let exam = Rules {
        exam: true,
        seed: 7,
        pass: Some(60.0),
        ..Rules::default()
    };
    let practice = Rules {
        seed: 7,
        ..Rules::default()
    };
    let played = [
        ("one pairs", practice),
        ("query", practice),
        ("word own", exam),
    ];
    let blocks = blocks("session");
    assert_eq!(blocks.len(), played.len());
    for (block, (ids, rules)) in blocks.iter().zip(played) {
        let sent: Vec<_> = block
            .lines()
            .filter_map(|line| line.strip_prefix("\u{2190} "))
            .collect();
        let told = talk(items(ids), rules, &sent);
        assert!(
            told == *block,
            "the page says otherwise than the program:\n{told}"
        );
    }
}

#[test]
fn the_lines_keep_their_schemas() {
    let schemas = schemas();
    let blocks = blocks("json");
    let lines: Vec<_> = blocks.iter().flat_map(|block| block.lines()).collect();
    assert_eq!(lines.len(), 40);
    for line in lines {
        let value: Value = serde_json::from_str(line).expect(line);
        let known = schemas.iter().any(|(name, schema)| {
            let is_input = *name == "input.schema.json";
            is_input != value["type"].is_string() && fits(schema, &value)
        });
        assert!(known, "no schema has {line}");
    }
}

#[test]
fn the_paper_is_real() {
    let head = PaperHead {
        title: "week 3",
        seed: 42,
        pass: Some(60.0),
    };
    let made = paper(&items("one many own"), &head);
    let blocks = blocks("toml");
    assert!(
        blocks[0] == made,
        "the page says otherwise than the program:\n{made}"
    );
}
