//! The page of promises names tests that are there.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The words between backticks that are paths of tests.
fn named(page: &str) -> Vec<&str> {
    let words = page.split('`').skip(1).step_by(2);
    let is_path = |word: &&str| {
        let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_:".contains(c);
        word.contains("::") && word.chars().all(is_part)
    };
    words.filter(is_path).collect()
}

/// The files that a test of that path may stand in.
fn files(module: &str) -> [PathBuf; 2] {
    let path = module.replace("::", "/");
    let root = root();
    let below = |folder: &str| root.join(format!("{folder}/{path}.rs"));
    [below("tests/it"), below("src")]
}

/// Whether `text` has a test of that name.
fn has_test(text: &str, name: &str) -> bool {
    let head = format!("fn {name}(");
    let before = text.split_once(&head).map(|(before, _)| before);
    before.is_some_and(|before| {
        let since = before.rfind("\n}").unwrap_or_default();
        before[since..].contains("#[test]")
    })
}

/// The names of `page` that no test bears.
fn missing(page: &str) -> Vec<String> {
    let is_missing = |path: &&str| {
        let Some((module, name)) = path.rsplit_once("::") else {
            return true;
        };
        let texts = files(module).map(|file| fs::read_to_string(file).unwrap_or_default());
        !texts.iter().any(|text| has_test(text, name))
    };
    let names = named(page).into_iter().filter(is_missing);
    names.map(str::to_owned).collect()
}

#[test]
fn every_test_of_the_page_is_there() {
    let page = fs::read_to_string(root().join("docs/reliability.md")).expect("the page");
    assert!(named(&page).len() > 60, "{:?}", named(&page));
    assert_eq!(missing(&page), Vec::<String>::new());
}

#[test]
fn what_is_not_there_is_missed() {
    for gone in [
        "keeping::nobody_wrote_this",
        "nowhere::two_sessions_at_once_keep_all_their_answers",
        "keeping::killed",
    ] {
        assert_eq!(missing(&format!("as `{gone}` shows")), [gone]);
    }
    assert_eq!(
        missing("`keeping::a_session_that_was_left_goes_on_with_its_rest`").len(),
        0
    );
}
