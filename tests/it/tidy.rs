//! The rules of the house, read from the source: layers, length, first lines.

use std::fs;
use std::path::{Path, PathBuf};

/// The layers, the lowest first: a file uses only what stands earlier, or its own layer.
const LAYERS: [&str; 21] = [
    "sorting",
    "model",
    "diagnostics",
    "load",
    "grade",
    "lint",
    "memory",
    "session",
    "wire",
    "store",
    "failure",
    "env",
    "style",
    "output",
    "render",
    "play",
    "commands",
    "cli",
    "lib",
    "main",
    "build",
];

/// The most lines of a file.
const LINES: usize = 400;

/// What is wrong with one file of `src/`; `path` counts from there.
fn faults(path: &Path, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if !text.starts_with("//! ") {
        faults.push("does not open with a `//!` sentence".to_owned());
    }
    let lines = text.lines().count();
    if lines > LINES {
        faults.push(format!("has {lines} lines, over {LINES}"));
    }
    let own = rank(&layer(path)).unwrap_or_else(|| panic!("{} is in no layer", path.display()));
    for used in used_layers(text) {
        match rank(&used) {
            Some(rank) if rank > own => faults.push(format!("uses the later layer `{used}`")),
            Some(_) => {}
            None => faults.push(format!("uses `crate::{used}`, which is no layer")),
        }
    }
    let stem = path.file_stem().unwrap_or_default();
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default();
    if stem == folder
        || matches!(
            stem.to_str(),
            Some("util" | "utils" | "helper" | "helpers" | "common" | "manager")
        )
    {
        faults.push("has a name that says nothing".to_owned());
    }
    faults
}

fn rank(layer: &str) -> Option<usize> {
    LAYERS.iter().position(|known| *known == layer)
}

fn layer(path: &Path) -> String {
    let first = path.components().next().expect("a path below src/");
    Path::new(first.as_os_str())
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// The layers named after `crate::` or `roadmap::`, a group `crate::{a, b::c}` counting each.
fn used_layers(text: &str) -> Vec<String> {
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    let mut used = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => used.extend(group_heads(group)),
            None => used.push(word(rest)),
        }
    }
    used.retain(|name| !name.is_empty());
    used.sort();
    used.dedup();
    used
}

fn group_heads(group: &str) -> Vec<String> {
    let mut depth = 1;
    let mut heads = Vec::new();
    let mut fresh = true;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => fresh = true,
            c if fresh && depth == 1 && c.is_alphabetic() => {
                heads.push(word(&group[at..]));
                fresh = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    heads
}

fn word(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

#[test]
fn every_file_keeps_the_rules_of_the_house() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = rust_files(&src);
    assert!(files.len() > 40, "only {} files were found", files.len());
    let mut broken = Vec::new();
    for file in &files {
        let path = file.strip_prefix(&src).expect("a path below src/");
        let text = fs::read_to_string(file).expect("a text");
        broken.extend(
            faults(path, &text)
                .into_iter()
                .map(|fault| format!("{}: {fault}", path.display())),
        );
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn tests_benches_and_fuzz_targets_are_short_and_say_what_they_are() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["tests", "benches", "fuzz/src", "fuzz/targets"].map(|name| root.join(name)) {
        for file in rust_files(&folder) {
            let text = fs::read_to_string(&file).expect("a text");
            assert!(
                text.starts_with("//! "),
                "{} does not say what it is",
                file.display()
            );
            assert!(
                text.lines().count() <= LINES,
                "{} is too long",
                file.display()
            );
        }
    }
}

#[test]
fn the_rules_find_what_breaks_them() {
    let check = |path: &str, text: &str, expected: &[&str]| {
        assert_eq!(faults(Path::new(path), text), expected, "{path}: {text}");
    };
    check(
        "grade/open.rs",
        "//! Marks.\nuse crate::model::Kind;\n",
        &[],
    );
    check(
        "grade/open.rs",
        "use crate::model::Kind;\n",
        &["does not open with a `//!` sentence"],
    );
    check(
        "model/kind.rs",
        "//! K.\nuse crate::grade::Mark;\n",
        &["uses the later layer `grade`"],
    );
    check(
        "model/kind.rs",
        "//! K.\nfn f() -> crate::render::Look {}\n",
        &["uses the later layer `render`"],
    );
    check(
        "render/page.rs",
        "//! P.\nuse crate::{model::{Kind, Level}, play, style};\n",
        &["uses the later layer `play`"],
    );
    check("render/page.rs", "//! P.\n// use crate::play;\n", &[]);
    check(
        "render/page.rs",
        "//! P.\nuse crate::nowhere;\n",
        &["uses `crate::nowhere`, which is no layer"],
    );
    check(
        "render/render.rs",
        "//! P.\n",
        &["has a name that says nothing"],
    );
    let long = format!("//! L.\n{}", "\n".repeat(LINES));
    check("main.rs", &long, &["has 401 lines, over 400"]);
}
