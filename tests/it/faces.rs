//! The same session through menus, lines and JSON gives the same marks: one table of cases.

use crate::pty::{DOWN, ENTER, Terminal};
use crate::scene::{Scene, json};

/// A question of `every_kind.toml`, as it is answered in each face, and the score that it must give.
struct Case {
    id: &'static str,
    /// The line for the plain face and, where they differ, the keys for the menus.
    line: &'static str,
    keys: &'static str,
    json: &'static str,
    score: &'static str,
}

const SPACE: &str = " ";

/// Every kind, right, partly and wrong, from seed 1.
fn cases() -> Vec<Case> {
    let case = |id, line, keys, json, score| Case {
        id,
        line,
        keys,
        json,
        score,
    };
    let down = |times: usize| DOWN.repeat(times).leak() as &str;
    let keys = |parts: &[&str]| parts.concat().leak() as &str;
    vec![
        case("retry-after-a-lost-reply", "c", down(2), "\"c\"", "1"),
        case("retry-after-a-lost-reply", "b", down(1), "\"b\"", "0"),
        case(
            "safe-methods",
            "a c",
            keys(&[SPACE, DOWN, DOWN, SPACE]),
            "[\"a\",\"c\"]",
            "1",
        ),
        case(
            "safe-methods",
            "ca b",
            keys(&[SPACE, DOWN, SPACE, DOWN, SPACE]),
            "[\"a\",\"b\",\"c\"]",
            "0.5",
        ),
        case("safe-methods", "b", keys(&[DOWN, SPACE]), "[\"b\"]", "0"),
        case(
            "status-of-a-made-thing",
            "201 created.",
            "201 created.",
            "\"201 created.\"",
            "1",
        ),
        case("status-of-a-made-thing", "200", "200", "\"200\"", "0"),
        case("slice-printed", "[1  2] 3", "[1  2] 3", "\"[1  2] 3\"", "1"),
        case("slice-printed", "[1 2 3]", "[1 2 3]", "\"[1 2 3]\"", "0"),
        case("handshake", "a b c", ENTER, "[\"a\",\"b\",\"c\"]", "0.33"),
        case(
            "handshake",
            "b a c",
            keys(&[SPACE, DOWN]),
            "[\"b\",\"a\",\"c\"]",
            "0",
        ),
        case("ports", "1a 2c", "1a 2c", "{\"1\":\"a\",\"2\":\"c\"}", "1"),
        case("ports", "2=c", "2=c", "{\"2\":\"c\"}", "0.5"),
        case("ports", "1c 2a", "1c 2a", "{\"1\":\"c\",\"2\":\"a\"}", "0"),
        case(
            "why-an-index",
            "Writes.\n.\npartly",
            "Writes.\r.\r",
            "\"Writes.\",\"verdict\":\"partial\"",
            "0.5",
        ),
    ]
}

fn words(case: &Case) -> String {
    format!("quiz --seed 1 --bank every.toml --id {}", case.id)
}

fn by_json(scene: &Scene, case: &Case) -> String {
    let answer = format!("{{\"answer\":{}}}\n", case.json);
    let run = scene.run_with(&format!("{} --json", words(case)), &answer);
    let report = json(run.stdout.lines().last().expect("a report"));
    let score = report["score"].as_f64().expect("a score");
    format!("{score:.2}")
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_owned()
}

fn by_line(scene: &Scene, case: &Case) -> String {
    let run = scene.run_with(
        &format!("{} --plain", words(case)),
        &format!("{}\n", case.line),
    );
    let score = run
        .stdout
        .lines()
        .find_map(|line| line.strip_prefix("Score: ")?.split(" of ").next());
    score
        .unwrap_or_else(|| panic!("no score: {run}"))
        .to_owned()
}

fn by_menu(case: &Case) -> String {
    let bank = format!("{}/tests/it/every_kind.toml", env!("CARGO_MANIFEST_DIR"));
    let mut terminal = Terminal::start(60, 80, &words(case).replace("every.toml", &bank));
    terminal.answer("Your answer", &format!("{}{ENTER}", case.keys));
    terminal.answer("Enter: next", ":quit\r").read("by step");
    assert_eq!(terminal.exit(), 0);
    let written = terminal.written();
    let score = written
        .lines()
        .find_map(|line| line.trim().split_once(" of 1   "));
    score
        .unwrap_or_else(|| panic!("no score:\n{written}"))
        .0
        .to_owned()
}

#[test]
fn every_face_gives_the_same_marks() {
    let scene = Scene::new().file("every.toml", include_str!("every_kind.toml"));
    for case in cases() {
        let scores = [
            by_json(&scene, &case),
            by_line(&scene, &case),
            by_menu(&case),
        ];
        assert_eq!(
            scores, [case.score; 3],
            "{} answered {}",
            case.id, case.line
        );
    }
}
