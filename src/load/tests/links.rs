//! Faults between questions, files and the roadmap: B0201 to B0208.

use super::check::{check, check_files, load, only};

const ROAD: &str = "[bank]\nid = \"b\"\n[[step]]\nid = \"one\"\ntitle = \"One\"\n[[step.topic]]\nid = \"t\"\n\
    [[step]]\nid = \"two\"\ntitle = \"Two\"\n[[deck]]\nid = \"d\"\ntitle = \"D\"\n";

fn question(id: &str, keys: &str) -> String {
    format!("[[question]]\nid = \"{id}\"\nstem = \"s\"\naccept = \"a\"\n{keys}\n")
}

#[track_caller]
fn on_the_road(keys: &str, expected: &str) {
    check_files(
        &[
            ("m/bank.toml", &question("q", keys)),
            ("m/roadmap.toml", ROAD),
        ],
        expected,
    );
}

#[test]
fn ids_used_twice() {
    let text = question("a", "") + &question("b", "") + &question("a", "");
    check(&text, "B0201 12:6 the question id `a` is used twice");
    assert_eq!(only(&text).secondary[0].span.start, 18);
    let (one, two) = (question("a", ""), question("a", ""));
    check_files(
        &[("m/a.toml", &one), ("m/b.toml", &two)],
        "B0201 m/b.toml:2:6 the question id `a` is used twice",
    );
}

#[test]
fn names_that_the_roadmap_does_not_have() {
    on_the_road("step = \"one\"\ntopic = \"t\"\ndecks = [\"d\"]", "");
    on_the_road("step = \"two\"\ntopic = \"anything\"", "");
    on_the_road(
        "step = \"tow\"",
        "B0202 m/bank.toml:5:8 the roadmap has no step `tow`",
    );
    on_the_road(
        "step = \"one\"\ntopic = \"x\"",
        "B0203 m/bank.toml:6:9 the step `one` has no topic `x`",
    );
    on_the_road(
        "decks = [\"d\", \"e\"]",
        "B0204 m/bank.toml:5:15 the roadmap has no deck `e`",
    );
    check(
        &question("q", "step = \"free\"\ntopic = \"free\"\ndecks = [\"free\"]"),
        "",
    );
}

#[test]
fn names_of_the_defaults_are_judged_once() {
    let text = format!(
        "[defaults]\nstep = \"x\"\n{}{}",
        question("a", ""),
        question("b", "")
    );
    check_files(
        &[("m/a.toml", &text), ("m/roadmap.toml", ROAD)],
        "B0202 m/a.toml:2:8 the roadmap has no step `x`",
    );
    let text = format!(
        "[defaults]\nstep = \"one\"\n{}",
        question("a", "topic = \"u\"")
    );
    check_files(
        &[("m/a.toml", &text), ("m/roadmap.toml", ROAD)],
        "B0203 m/a.toml:7:9 the step `one` has no topic `u`",
    );
}

#[test]
fn follow_ups() {
    check(
        &(question("a", "follow_up = [\"b\"]") + &question("b", "")),
        "",
    );
    check(
        &question("a", "follow_up = [\"b\"]"),
        "B0205 5:14 there is no question `b`",
    );
    let torn = question("a", "follow_up = [\"b\"]")
        + "[[question]]\nid = \"c\nstem = \"s\"\naccept = \"a\"\n";
    check(&torn, "B0001 7:8 the string does not end on its line");
}

#[test]
fn retired_ids() {
    let road = format!("retired = [\"q\"]\n{ROAD}");
    let files = [
        ("m/a.toml", &*question("q", "")),
        ("m/roadmap.toml", &*road),
    ];
    check_files(&files, "B0207 m/a.toml:2:6 the id `q` was retired");
}

#[test]
fn banks_named_differently() {
    let named = |id: &str| format!("[bank]\nid = \"{id}\"\n{}", question(id, ""));
    let files = [("m/a.toml", &*named("a")), ("m/b.toml", &*named("b"))];
    check_files(
        &files,
        "B0208 m/b.toml:2:6 the bank is named `b` here and `a` elsewhere",
    );
}

#[test]
fn the_built_in_road_is_used_beside_the_built_in_bank() {
    let mut sources = crate::diagnostics::Sources::new();
    let file = crate::load::RawFile {
        path: "a.toml".to_owned(),
        bytes: question("q", "step = \"no-such-step\"").into_bytes(),
    };
    let (_, found) = crate::load::load_files("a", vec![file], &mut sources, true);
    let codes: Vec<_> = found.iter().map(|found| found.code.name()).collect();
    assert_eq!(codes, ["B0202"]);
}

#[test]
fn files_are_what_their_names_say_at_the_top_only() {
    let faq = "[[entry]]\nid = \"e\"\nquestion = \"q\"\nanswer = \"a\"\n";
    let files = [
        ("m/faq.toml", faq.as_bytes()),
        ("m/roadmap.toml", ROAD.as_bytes()),
        ("m/x/a.toml", question("a", "").as_bytes()),
        ("m/x/roadmap.toml", question("b", "").as_bytes()),
    ]
    .map(|(path, bytes)| (path, bytes.to_vec()));
    let files: Vec<_> = files
        .iter()
        .map(|(path, bytes)| (*path, &**bytes))
        .collect();
    let (bank, _, diagnostics) = load(&files);
    assert_eq!(diagnostics, []);
    assert_eq!(
        (bank.questions.len(), bank.faq.unwrap().entries.len()),
        (2, 1)
    );
    assert_eq!(bank.roadmap.unwrap().steps.len(), 2);
    assert_eq!(bank.questions[1].header.place.file, 3);
}
