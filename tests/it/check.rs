//! Scenes of an author: a bank is checked, mended and shown in every form.

use insta::assert_snapshot;

use crate::scene::{Scene, json};

/// The first bank of a stranger.
const FIRST: &str = "[[question]]\nid = \"put\"\nstem = \"Which HTTP method is idempotent but not safe?\"\naccept = [\"PUT\", \"DELETE\"]\n";

/// Two mistakes, one of which is sure to be mended.
const FAULTY: &str = "# our queues\n[[question]]\nid = \"full-queue\"   # never changes\nstem = \"A queue is full. What should be told to producers that send on?\"\nacept = \"wait\"\nseconds = \"60\"\naccept = \"to slow down\"\n";

fn bank(text: &str) -> Scene {
    Scene::new().file("team.toml", text)
}

#[test]
fn a_first_bank_gets_a_short_screen() {
    assert_snapshot!(bank(FIRST).run("check team.toml"), @r#"
    not shown: 1 question without an explanation or a reason (L11), a reference
               (L12), a date (L13), wrong answers and their reasons (L17); see them
               with --all or --strict

    1 question in 1 file: no fault, 4 not shown
    --- exit 0
    "#);
}

#[test]
fn a_faulty_bank_is_shown_at_the_character() {
    assert_snapshot!(bank(FAULTY).run("check team.toml"), @r#"
    error[B0104]: unknown key `acept`
     --> team.toml:5:1
      |
    2 | [[question]]
      | ------------ in the question `full-queue`
    ...
    5 | acept = "wait"
      | ^^^^^
      |
      = help: did you mean `accept`?

    error[B0101]: `seconds` must be a whole number, not a string
     --> team.toml:6:11
      |
    6 | seconds = "60"
      |           ^^^^
      |
      = help: write `60`

    warning[L17]: "to slow down" is the only wording that is accepted
     --> team.toml:7:10
      |
    7 | accept = "to slow down"
      |          ^^^^^^^^^^^^^^
      |
      = help: list the ways to say it

    not shown: 1 question without an explanation or a reason (L11), a reference
               (L12), a date (L13), wrong answers and their reasons (L17); see them
               with --all or --strict

    1 question in 1 file: 2 errors, 1 warning, 4 not shown
    One repair is certain: roadmap check team.toml --fix
    What a code means:     roadmap explain B0104
    --- exit 1
    "#);
}

#[test]
fn repairs_keep_comments_and_layout() {
    let scene = bank(FAULTY);
    assert_snapshot!(scene.run("check team.toml --fix --dry-run"), @r#"
    --- team.toml
    +++ team.toml
    @@ -3,5 +3,5 @@
     id = "full-queue"   # never changes
     stem = "A queue is full. What should be told to producers that send on?"
     acept = "wait"
    -seconds = "60"
    +seconds = 60
     accept = "to slow down"
    --- exit 1
    "#);
    assert_eq!(scene.read("team.toml"), FAULTY);
    assert_snapshot!(scene.run("check team.toml --fix"), @r#"
    error[B0104]: unknown key `acept`
     --> team.toml:5:1
      |
    2 | [[question]]
      | ------------ in the question `full-queue`
    ...
    5 | acept = "wait"
      | ^^^^^
      |
      = help: did you mean `accept`?

    warning[L17]: "to slow down" is the only wording that is accepted
     --> team.toml:7:10
      |
    7 | accept = "to slow down"
      |          ^^^^^^^^^^^^^^
      |
      = help: list the ways to say it

    not shown: 1 question without an explanation or a reason (L11), a reference
               (L12), a date (L13), wrong answers and their reasons (L17); see them
               with --all or --strict

    1 question in 1 file: 1 error, 1 warning, 4 not shown
    What a code means:     roadmap explain B0104
    --- stderr
    1 repair made in 1 file
    --- exit 1
    "#);
    let mended = FAULTY.replace("\"60\"", "60");
    assert_eq!(scene.read("team.toml"), mended);
    let left: Vec<_> = std::fs::read_dir(scene.path()).expect("a folder").collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn ids_are_written_in() {
    let scene = bank("[[question]]\r\nstem = \"What now?\"\r\naccept = \"this\"\r\n");
    assert_eq!(scene.run("check team.toml --fix").exit, 0);
    let mended =
        "[[question]]\r\nid = \"what-now\"\r\nstem = \"What now?\"\r\naccept = \"this\"\r\n";
    assert_eq!(scene.read("team.toml"), mended);
}

#[test]
fn exit_codes_say_what_was_found() {
    let check = |text: &str, flags: &str, expected: i32| {
        let run = bank(text).run(&format!("check team.toml {flags}"));
        assert_eq!(run.exit, expected, "{flags}: {run}");
    };
    check(FIRST, "", 0);
    check(FIRST, "--strict", 1);
    check(FAULTY, "", 1);
    check("format = 1\n", "", 3);
    check("", "--json", 3);
    let old = format!("{FIRST}verified = 2024-01-01\n");
    check(&old, "", 0);
    check(&old, "--max-age 365", 1);
    check(&old, "--max-age 365 --today 2024-06-01", 0);
    assert_eq!(Scene::new().run("check").exit, 2);
    assert_eq!(Scene::new().run("check nowhere.toml").exit, 3);
    assert_eq!(
        bank(FIRST)
            .run("check team.toml --json --format sarif")
            .exit,
        2
    );
    assert_eq!(bank(FIRST).run("check --bank team.toml").exit, 0);
    assert_eq!(
        bank(FIRST)
            .variable("ROADMAP_BANK", "team.toml")
            .run("check")
            .exit,
        0
    );
}

#[test]
fn standard_input_is_a_bank() {
    let run = Scene::new().run_with("check -", FAULTY);
    assert!(
        run.exit == 1 && run.stdout.contains("--> <stdin>:5:1"),
        "{run}"
    );
    let large = " ".repeat((8 << 20) + 1);
    let run = Scene::new().run_with("check -", &large);
    assert!(run.exit == 3 && run.stdout.contains("B0003"), "{run}");
    assert_eq!(Scene::new().run_with("check - --fix", FAULTY).exit, 2);
}

#[test]
fn the_built_in_bank_is_checked_strictly() {
    let run = Scene::new().run("check --builtin --json");
    let last = json(run.stdout.lines().last().expect("a summary"));
    assert_eq!((run.exit, &last["errors"]), (0, &0.into()), "{run}");
    assert!(last["questions"].as_u64() > Some(100), "{last}");
}

#[test]
fn a_code_that_is_found_often_is_cut_short() {
    let many: String = (0..60)
        .map(|n| format!("[[question]]\nid = \"x{n}-y\"\nstem = \"What is the {n}th step?\"\naccept = \"{n}\"\nfoo{n} = 1\n"))
        .collect();
    let scene = bank(&many);
    let text = scene.run("check team.toml").stdout;
    assert_eq!(text.matches("error[B0104]").count(), 50);
    assert!(text.contains("not shown: 10 more of B0104"), "{text}");
    assert_eq!(
        scene
            .run("check team.toml --all")
            .stdout
            .matches("error[B0104]")
            .count(),
        60
    );
    assert_eq!(
        scene
            .run("check team.toml --json")
            .stdout
            .matches("\"B0104\"")
            .count(),
        60
    );
}

#[test]
fn sarif_keeps_its_schema() {
    // OASIS wrote a bracket too many, which no reader of patterns takes.
    let text = include_str!("sarif-2.1.0.schema.json").replace("{2}]?$", "{2}$");
    let schema = json(&text);
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let scene = bank(FAULTY).file("a b/ü.toml", "[[question]]\nid = 1\n");
    for path in ["team.toml", "a b", "nowhere"] {
        let output = scene
            .command()
            .args(["check", path, "--format", "sarif"])
            .output();
        let output = output.expect("a run");
        let log = json(&String::from_utf8(output.stdout).expect("UTF-8"));
        let errors: Vec<_> = validator
            .iter_errors(&log)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(errors, [""; 0], "{log}");
        assert_ne!(log["runs"][0]["results"], serde_json::json!([]));
    }
}

#[test]
fn a_host_gets_annotations_and_people_the_text() {
    let run = bank(FAULTY).run("check team.toml --format github");
    let first = run.stdout.lines().next().expect("an annotation");
    assert!(
        first.starts_with("::error file=team.toml,line=5,col=1,"),
        "{run}"
    );
    assert!(
        run.stderr.starts_with("error[B0104]: unknown key `acept`"),
        "{run}"
    );
}

#[test]
fn the_commands_of_the_page_on_pipelines_run() {
    let page = include_str!("../../docs/ci.md");
    let commands = page.split("roadmap check questions").skip(1);
    let commands: Vec<_> = commands
        .map(|rest| rest.split(['`', '\n', '>']).next().unwrap_or_default())
        .collect();
    assert!(commands.len() >= 5, "{commands:?}");
    for flags in commands {
        let run = Scene::new()
            .file("questions/a.toml", FIRST)
            .run(&format!("check questions{flags}"));
        assert!(run.exit < 2, "{flags}: {run}");
    }
}
