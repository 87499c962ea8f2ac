//! `roadmap quiz` from the shell: seeds, exit codes, what is refused, papers.

use insta::assert_snapshot;
use serde_json::Value;

use crate::scene::{Run, Scene, json};

/// A bank of every kind.
pub const EVERY_KIND: &str = include_str!("every_kind.toml");

fn scene() -> Scene {
    Scene::new().file("every.toml", EVERY_KIND)
}

fn events(run: &Run) -> Vec<Value> {
    run.stdout.lines().map(json).collect()
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let answers = "{\"answer\":\"a\"}\n{\"skip\":true}\n".repeat(25);
    let words = "quiz --json --seed 7 -n 20 --pass 60";
    let (one, two) = (
        Scene::new().run_with(words, &answers),
        Scene::new().run_with(words, &answers),
    );
    assert_eq!(one, two);
    let last = json(one.stdout.lines().last().expect("a line"));
    assert_eq!(
        (&last["type"], &last["passed"], one.exit),
        (&"report".into(), &false.into(), 1)
    );
    assert!(
        Scene::new()
            .run_with("quiz --json --seed 8 -n 20", &answers)
            .stdout
            != one.stdout
    );
}

#[test]
fn a_session_is_pinned_for_ever() {
    let run = scene().run("quiz --json --bank every.toml --seed 7 -n 4");
    let first = &events(&run)[0];
    assert_eq!(
        (&first["seed"], &first["order"]),
        (&7.into(), &"chacha12-fy-v1".into())
    );
    let skips = "{\"skip\":true}\n".repeat(7);
    let run = scene().run_with("quiz --json --bank every.toml --seed 7 -n 7", &skips);
    let shown = |event: &Value| {
        let texts = |key: &str| {
            event[key]
                .as_array()
                .into_iter()
                .flatten()
                .map(|part| part["text"].as_str().unwrap_or("?").to_owned())
                .collect::<Vec<_>>()
                .join(" | ")
        };
        let parts = ["options", "items", "right"].map(texts).concat();
        format!("{} {parts}", event["id"].as_str().unwrap_or_default())
            .trim()
            .to_owned()
    };
    let questions: Vec<_> = events(&run)
        .iter()
        .filter(|event| event["type"] == "question")
        .map(shown)
        .collect();
    assert_snapshot!(questions.join("\n"), @"
    why-an-index
    handshake ACK | SYN-ACK | SYN
    ports 443 | 8080 | 22
    status-of-a-made-thing
    safe-methods GET | PUT | HEAD | POST
    slice-printed
    retry-after-a-lost-reply Yes: DELETE is safe | No: the status must be the same | Yes: DELETE is idempotent | No: only GET may be retried
    ");
}

#[test]
fn exit_codes_say_how_it_ended() {
    let words = "quiz --json --bank every.toml --id ports --pass 60";
    let cases = [
        (
            "{\"answer\":{\"HTTPS\":\"443\",\"SSH\":\"22\"}}\n",
            0,
            true.into(),
        ),
        ("{\"answer\":{\"HTTPS\":\"22\"}}\n", 1, false.into()),
        ("{\"quit\":true}\n", 4, Value::Null),
        ("", 4, Value::Null),
    ];
    for (input, exit, passed) in cases {
        let run = scene().run_with(words, input);
        let report = events(&run).pop().expect("a report");
        assert_eq!(
            (run.exit, &report["type"], &report["passed"]),
            (exit, &"report".into(), &passed),
            "{input}"
        );
    }
    let open = "quiz --json --bank every.toml --id why-an-index";
    let ungraded = scene().run_with(&format!("{open} --pass 60"), "{\"answer\":\"writes\"}\n");
    assert_eq!(ungraded.exit, 4);
    let judged = "{\"answer\":\"writes\",\"verdict\":\"correct\"}\n";
    assert_eq!(
        scene().run_with(&format!("{open} --pass 60"), judged).exit,
        0
    );
    assert_eq!(scene().run_with(open, "").exit, 0);
}

#[test]
fn what_cannot_be_is_refused_with_what_can() {
    let cases = [
        ("quiz dockr", "did you mean `docker`?"),
        ("quiz --step 12", "steps: language, dsa"),
        ("quiz --topic sql-join", "did you mean `sql-joins`?"),
        ("quiz --level midd", "levels: junior, mid, senior"),
        (
            "quiz --kind singel",
            "kinds: single, multi, short, output, order, match, sql, open",
        ),
        ("quiz --deck go", "did you mean `golang`?"),
        (
            "quiz --id rest-delete-cart",
            "did you mean `rest-delete-cart-twice`?",
        ),
        ("quiz --not nobody", "nothing is called `nobody`"),
        (
            "quiz --id a-cat-in-the-sun",
            "`roadmap list` shows all questions with their ids",
        ),
        (
            "quiz docker --topic sql-joins",
            "no question is left: `sql-joins` takes away the last ones",
        ),
        (
            "quiz junior --not junior",
            "`--not junior` takes away the last ones",
        ),
        ("quiz -n 0", "at least 1"),
        ("quiz -n -3", "at least 1"),
        ("quiz --pass 101", "a percentage from 0 to 100 is asked for"),
        (
            "quiz --time-limit soon",
            "a time such as 90s, 20m or 1h30m is asked for",
        ),
        ("quiz --seed 9007199254740992", "9007199254740991"),
        ("quiz --seed x", "invalid value"),
        ("quiz --select sometimes", "possible values: mix, random"),
        (
            "quiz --answers nowhere.toml",
            "there is no file `nowhere.toml`",
        ),
        ("quiz --answers a.toml -n 3", "cannot be used with"),
        ("quiz --interview --open skip", "cannot be used with"),
        ("quizz", "a similar subcommand exists: 'quiz'"),
    ];
    for (words, told) in cases {
        let run = Scene::new().run(words);
        let text = run.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!((run.exit, &*run.stdout), (2, ""), "{words}: {run}");
        assert!(text.contains(told), "{words}: {run}");
    }
}

#[test]
fn fewer_questions_than_asked_for_are_asked_and_it_is_said() {
    let run = scene().run("quiz --json --bank every.toml -n 50 mid");
    assert_eq!(events(&run)[0]["count"], 1);
    assert_eq!(
        run.stderr,
        "warning: 50 were asked for, 1 question matches\n"
    );
}

#[test]
fn a_time_limit_says_how_many_questions() {
    let run = scene().run("quiz --json --bank every.toml --time-limit 130s --in-order");
    assert_eq!(
        (&events(&run)[0]["count"], &events(&run)[0]["time_limit"]),
        (&1.into(), &130.0.into())
    );
    let run = Scene::new().run("quiz --json --time-limit 20m --seed 1");
    let count = events(&run)[0]["count"].as_u64().expect("a count");
    assert!(
        (10..=25).contains(&count),
        "{count} questions in 20 minutes"
    );
}

#[test]
fn a_bank_replaces_the_built_in_one_unless_it_is_asked_for() {
    let count = |scene: &Scene, words: &str| {
        let run = scene.run(&format!("--json {words}"));
        json(&run.stdout)["questions"].as_u64().expect("a count")
    };
    let builtin = count(&scene(), "");
    assert!(builtin >= 132, "{builtin} questions are built in");
    assert_eq!(count(&scene(), "--bank every.toml"), 7);
    assert_eq!(count(&scene(), "--bank every.toml --builtin"), builtin + 7);
    assert_eq!(
        count(&scene().variable("ROADMAP_BANK", "every.toml"), ""),
        builtin + 7
    );
    let other = scene().variable("ROADMAP_BANK", "nowhere.toml");
    assert_eq!(count(&other, "--bank every.toml"), 7);
}

#[test]
fn a_paper_comes_back_marked() {
    let scene = scene();
    let written =
        scene.run("quiz --bank every.toml --in-order -n 7 --seed 3 --pass 60 --paper p.toml");
    assert_eq!(
        (written.exit, &*written.stdout),
        (0, "7 questions written to p.toml; mark it with --answers\n")
    );
    let paper = scene.read("p.toml");
    for told in [
        "why = ",
        "correct",
        "accept",
        "explanation",
        "Two hundred",
        "keep it up to date",
    ] {
        assert!(!paper.contains(told), "the paper tells `{told}`");
    }
    assert_eq!(
        scene.run("quiz --bank every.toml --paper p.toml").exit,
        2,
        "it is not overwritten"
    );
    let empty = scene.run("quiz --bank every.toml --answers p.toml --json");
    let report = events(&empty).pop().expect("a report");
    assert_eq!(
        (&report["skipped"], &report["possible"], empty.exit),
        (&7.into(), &7.into(), 1)
    );
    let filled = fill(
        &paper,
        &["\"c\"", "[\"a\", \"c\"]", "\"201\"", "\"[1 2] 3\""],
    );
    let scene = scene.file("filled.toml", filled);
    let run = scene.run("quiz --bank every.toml --answers filled.toml --json --pass 50");
    let report = events(&run).pop().expect("a report");
    assert_eq!(
        (&report["score"], &report["skipped"], run.exit),
        (&4.0.into(), &3.into(), 0),
        "{run}"
    );
}

/// The paper with the answers written in, the last ones left empty.
fn fill(paper: &str, answers: &[&str]) -> String {
    let mut parts = paper.split("\nanswer = ");
    let mut filled = parts.next().expect("a head").to_owned();
    for (at, part) in parts.enumerate() {
        let blank = ["\"\"", "[]", "'''\n'''"]
            .into_iter()
            .find(|blank| part.starts_with(blank));
        let blank = blank.unwrap_or_default();
        let answer = answers.get(at).unwrap_or(&blank);
        filled.push_str(&format!("\nanswer = {answer}{}", &part[blank.len()..]));
    }
    filled
}

#[test]
fn text_of_a_bank_cannot_control_the_terminal() {
    let hostile = "[[question]]\nid = \"x\"\nstem = \"a\\u001B]52;c;aGk=\\u0007b\\u202Ec\\u009B31m?\"\naccept = [\"\\u001B[2J\"]\n";
    let scene = Scene::new().file("hostile.toml", hostile);
    let plain = scene.run_with("quiz --bank hostile.toml", "\u{1b}[31mred\n");
    let json = scene.run_with("quiz --bank hostile.toml --json", "{\"skip\":true}\n");
    for run in [&plain, &json] {
        let shown = format!("{}{}", run.stdout, run.stderr);
        assert!(
            !shown.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{9b}']),
            "{shown:?}"
        );
    }
    assert!(
        plain
            .stdout
            .contains("\\u{1b}]52;c;aGk=\\u{7}b\\u{202e}c\\u{9b}31m?"),
        "{plain}"
    );
    let stem = events(&json)[1]["stem"]
        .as_str()
        .expect("a stem")
        .to_owned();
    assert!(
        stem.starts_with("a\u{1b}]52"),
        "JSON keeps the text as it is"
    );
}
