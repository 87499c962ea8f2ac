//! Codes, their pages and their fixtures match one to one, and every example does what its page says.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use roadmap::diagnostics::{Code, Example, Page, Severity, Sources};
use roadmap::lint::{Scope, lint};
use roadmap::load::{RawFile, load_files};

use crate::decks;
use crate::scene::Scene;

/// Faults of bytes, of paths and of whole decks: no example of a page can raise them.
const WITHOUT_EXAMPLE: [Code; 6] = [
    Code::B0002,
    Code::B0003,
    Code::B0004,
    Code::B0005,
    Code::L06,
    Code::L15,
];

/// Faults whose fixture is made by the test: nothing there, too large, a link, a whole deck.
const GENERATED: [Code; 5] = [Code::B0003, Code::B0004, Code::B0005, Code::L06, Code::L15];

/// Faults of what is not there, which strangers are shown only if they ask for all.
const ABSENT: [Code; 3] = [Code::L11, Code::L12, Code::L13];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics")
}

/// The fixtures by the names of their codes.
fn fixtures() -> BTreeMap<String, PathBuf> {
    let entries = fs::read_dir(folder()).expect("the fixtures");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut fixtures = BTreeMap::new();
    for path in paths {
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let (code, _) = name.split_once('-').expect("CODE-name");
        let earlier = fixtures.insert(code.to_owned(), path);
        assert_eq!(earlier, None, "{code} has two fixtures");
    }
    fixtures
}

#[test]
fn every_code_has_one_fixture_and_every_fixture_a_code() {
    let codes: Vec<_> = Code::ALL
        .iter()
        .map(|code| code.name().to_owned())
        .collect();
    assert_eq!(fixtures().into_keys().collect::<Vec<_>>(), codes);
}

#[test]
fn every_page_has_a_code() {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diagnostics/pages");
    let entries = fs::read_dir(pages).expect("the pages");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<_> = names
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.sort();
    let expected: Vec<_> = Code::ALL.iter().map(|code| format!("{code}.md")).collect();
    assert_eq!(names, expected);
}

/// A scene with the bank of the fixture in it, and the path of the bank.
fn scene(code: Code, fixture: &Path) -> (Scene, &'static str) {
    if GENERATED.contains(&code) {
        return generated(code);
    }
    let single = fixture.join("bank.toml");
    if single.exists() {
        let bytes = fs::read(single).expect("the bank");
        return (Scene::new().file("bank.toml", bytes), "bank.toml");
    }
    let mut scene = Scene::new();
    for entry in fs::read_dir(fixture.join("bank")).expect("bank.toml or bank/") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        scene = scene.file(&format!("bank/{name}"), fs::read(&path).expect("a file"));
    }
    (scene, "bank")
}

fn generated(code: Code) -> (Scene, &'static str) {
    let deck = |text: String| (Scene::new().file("bank.toml", text), "bank.toml");
    match code.name() {
        "B0003" => deck(" ".repeat((8 << 20) + 1)),
        "L06" => deck(decks::absolute_distractors()),
        "L15" => deck(decks::keys_in_front()),
        "B0005" => (link_out(), "bank"),
        _ => (Scene::new(), "bank.toml"),
    }
}

fn link_out() -> Scene {
    let question = "[[question]]\nid = \"why\"\nstem = \"Why?\"\nanswer = \"Because.\"\n";
    let scene = Scene::new()
        .file("bank/a.toml", question)
        .file("outside.toml", question);
    #[cfg(unix)]
    std::os::unix::fs::symlink("../outside.toml", scene.path().join("bank/b.toml"))
        .expect("a link");
    scene
}

#[test]
#[cfg(unix)]
#[expect(
    clippy::disallowed_methods,
    reason = "whoever changes a message says so when running the tests"
)]
fn every_fixture_gives_what_is_expected() {
    let update = std::env::var_os("UPDATE_FIXTURES").is_some();
    let mut differing = Vec::new();
    for (code, (_, fixture)) in Code::ALL.iter().zip(fixtures()) {
        let (scene, bank) = scene(*code, &fixture);
        let flags = if ABSENT.contains(code) {
            "--all"
        } else {
            "--coverage"
        };
        let run = scene.run(&format!("check {bank} {flags}"));
        let given = format!("{run}\n");
        let found = format!("[{code}]");
        assert!(given.contains(&found), "{code} is not found: {given}");
        let path = fixture.join("expected.txt");
        if update {
            fs::write(&path, &given).expect("a file");
        }
        if fs::read_to_string(&path).unwrap_or_default() != given {
            differing.push(format!("{}:\n{given}", path.display()));
        }
    }
    assert!(
        differing.is_empty(),
        "UPDATE_FIXTURES=1 cargo test\n{}",
        differing.join("\n")
    );
}

/// The codes that the files of an example raise, and whether one of them is an error.
fn raised(example: &Example) -> Vec<(Code, Severity)> {
    let files = example.listings.iter().filter_map(|listing| {
        Some(RawFile {
            path: format!("bank/{}", listing.path?),
            bytes: listing.text.into(),
        })
    });
    let mut sources = Sources::new();
    let (bank, mut found) = load_files("bank", files.collect(), &mut sources, false);
    let scope = Scope {
        show_absent: true,
        coverage: true,
        ..Scope::new(date(2026, 11, 25))
    };
    found.extend(lint(&bank, &scope).diagnostics);
    found.iter().map(|one| (one.code, one.severity)).collect()
}

#[test]
fn every_bad_example_raises_its_code_and_no_good_one_does() {
    for code in Code::ALL
        .iter()
        .filter(|code| !WITHOUT_EXAMPLE.contains(code))
    {
        let page = Page::of(*code);
        let (bad, good) = (raised(&page.bad), raised(&page.good));
        assert!(
            bad.iter().any(|(raised, _)| raised == code),
            "{code}: bad raises {bad:?}"
        );
        let is_wrong =
            |(raised, severity): &&(Code, Severity)| raised == code || *severity == Severity::Error;
        assert_eq!(
            good.iter().find(is_wrong),
            None,
            "{code}: good raises {good:?}"
        );
    }
}
