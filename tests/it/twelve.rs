//! A file with twelve different faults gets twelve findings in one run, each at its line and column.

use crate::scene::{Scene, json};

/// The file, with `‹CODE›` in front of each place that a fault is to be shown at.
const MARKED: &str = r#"format = ‹B0115›7

[defaults]
level = ‹B0105›"junoir"

[[question]]
id = ‹B0106›"Full Queue"
stem = ‹B0103›""
accept = ["wait"]

‹B0102›[[question]]
id = "no-stem"
accept = ["wait"]

[[question]]
id = "lost-order"
stem = "Two workers read one queue. What is lost?"
‹B0104›acept = ["order"]
accept = ‹B0109›[]
seconds = ‹B0101›"60"
verified = ‹B0111›"22.11.2026"

[[question]]
id = ‹B0201›"lost-order"
stem = "Bring the life of a message into its order."
kind = "order"
items = ["sent", "queued", "handled"]
‹B0107›compare = "fold"
[[question.wrong]]
order = ‹B0110›["b", "b", "a"]
"#;

/// The text without its marks, and each code with the line and column that its mark stood at.
fn unmarked(marked: &str) -> (String, Vec<(String, u64, u64)>) {
    let mut parts = marked.split('‹');
    let mut text = parts.next().expect("a first part").to_owned();
    let mut places = Vec::new();
    for part in parts {
        let (code, rest) = part.split_once('›').expect("a closed mark");
        let line = text.lines().count() as u64 + u64::from(text.ends_with('\n'));
        let last = text.rsplit('\n').next().unwrap_or_default();
        places.push((code.to_owned(), line, last.chars().count() as u64 + 1));
        text.push_str(rest);
    }
    (text, places)
}

#[test]
fn twelve_faults_get_twelve_findings_at_their_places() {
    let (text, expected) = unmarked(MARKED);
    assert_eq!(expected.len(), 12);
    let run = Scene::new()
        .file("bank.toml", text)
        .run("check bank.toml --json");
    let lines: Vec<_> = run.stdout.lines().map(json).collect();
    let number = |line: &serde_json::Value, key: &str| line[key].as_u64().expect("a number");
    let errors = lines.iter().filter(|line| line["severity"] == "error");
    let found: Vec<_> = errors
        .map(|line| {
            let code = line["code"].as_str().expect("a code").to_owned();
            (code, number(line, "line"), number(line, "column"))
        })
        .collect();
    assert_eq!(found, expected, "{run}");
    assert_eq!(run.exit, 1);
}

#[test]
fn columns_count_characters() {
    let text = "[[question]]\nid = \"a\"\nstem = \"Zürich 東京?\"\naccept = [\"東京\", 3]\n";
    let run = Scene::new()
        .file("bank.toml", text)
        .run("check bank.toml --json");
    let mut lines = run.stdout.lines().map(json);
    let first = lines
        .find(|line| line["code"] == "B0101")
        .expect("a finding");
    assert_eq!(
        (&first["line"], &first["column"]),
        (&4.into(), &17.into()),
        "{run}"
    );
}
