//! The config file: what it says holds where nobody else speaks, and its faults are shown.

use insta::assert_snapshot;

use crate::scene::{Scene, json};

/// A bank of five questions.
fn bank() -> String {
    let question = |n: &str| {
        format!("[[question]]\nid = \"q-{n}\"\nstem = \"What is {n}?\"\naccept = [\"{n}\"]\n")
    };
    ["one", "two", "three", "four", "five"]
        .map(question)
        .concat()
}

/// A learner with this config file, in their usual place for it.
fn learner(config: &str) -> Scene {
    Scene::new()
        .file(".config/roadmap/config.toml", config)
        .file("five.toml", bank())
}

/// How many questions a session of five questions has.
fn count(scene: &Scene, flags: &str) -> serde_json::Value {
    let run = scene.run(&format!("quiz --bank five.toml --json --no-save {flags}"));
    let session = run.stdout.lines().next().unwrap_or_default();
    json(session)["count"].clone()
}

#[test]
fn a_flag_holds_before_the_file_and_a_seed_without_it() {
    let scene = learner("[quiz]\ncount = 3\n");
    assert_eq!(count(&scene, ""), 3);
    assert_eq!(count(&scene, "-n 2"), 2);
    assert_eq!(count(&scene, "--seed 7"), 5);
    assert_eq!(count(&Scene::new().file("five.toml", bank()), ""), 5);
}

#[test]
fn what_the_file_asks_of_a_quiz_happens() {
    let strict = learner("[quiz]\npass = 60\n");
    let run = strict.run_with("quiz --bank five.toml -n 1", "no\n");
    assert_eq!(run.exit, 1, "{run}");
    let open = "[[question]]\nid = \"why\"\nstem = \"Why?\"\nanswer = \"So.\"\nseconds = 60\n";
    let scene = learner("[quiz]\nopen = \"skip\"\n").file("five.toml", bank() + open);
    assert_eq!(count(&scene, ""), 5);
    assert_eq!(count(&scene, "open"), 1);
    assert_eq!(count(&scene, "--open ask"), 6);
    let timed = learner("[quiz]\ntime_limit = \"2m\"\n");
    let first = timed.run("quiz --bank five.toml --json --no-save").stdout;
    assert!(first.contains("\"time_limit\":120"), "{first}");
}

#[test]
fn banks_of_the_file_stand_beside_the_built_in_one() {
    let scene = learner("banks = [\"../../five.toml\"]\n");
    let listed = scene.run("list q-one q-two --json").stdout;
    assert_eq!(listed.lines().count(), 2, "{listed}");
    assert!(scene.run("list docker --json").stdout.lines().count() > 10);
    let home = learner("banks = [\"~/five.toml\"]\n");
    let checked = home.run("check").stdout;
    assert!(checked.contains("5 questions in 1 file"), "{checked}");
    let named = home.variable("ROADMAP_BANK", "none.toml");
    assert_eq!(named.run("list").exit, 3);
}

#[test]
fn each_value_is_shown_with_its_origin() {
    let config = "color = \"always\"\nprofile = \"anna\"\n\n[quiz]\ncount = 20\n\n[memory]\nretention = 0.85\n";
    let scene = Scene::new()
        .file("my.toml", config)
        .variable("ROADMAP_CONFIG", "my.toml")
        .variable("NO_COLOR", "1")
        .variable("PAGER", "most")
        .variable("ROADMAP_BANK", "team.toml");
    assert_snapshot!(scene.run("config show --plain"), @"
    Config file: my.toml

    color: never, by NO_COLOR
    plain: true, by --plain
    pager: most, by PAGER
    banks: team.toml, by ROADMAP_BANK
    store: -, by default
    profile: anna, line 2 of the file
    quiz.count: 20, line 5 of the file
    quiz.select: mix, by default
    quiz.open: ask, by default
    quiz.time_limit: -, by default
    quiz.pass: -, by default
    memory.retention: 0.85, line 8 of the file

    A flag goes before the environment, the environment before the file, the file
    before the default. roadmap help config shows a file.
    --- exit 0
    ");
    assert_snapshot!(scene.run("config show --bank own.toml --profile tom --no-pager"), @"
    Config file: my.toml

      color             never                     by NO_COLOR
      plain             false                     by default
      pager             -                         by --no-pager
      banks             own.toml                  by --bank
      store             -                         by default
      profile           tom                       by --profile
      quiz.count        20                        line 5 of the file
      quiz.select       mix                       by default
      quiz.open         ask                       by default
      quiz.time_limit   -                         by default
      quiz.pass         -                         by default
      memory.retention  0.85                      line 8 of the file

    A flag goes before the environment, the environment before the file, the file
    before the default. `roadmap help config` shows a file.
    --- exit 0
    ");
    let shown = json(&scene.run("config show --json").stdout);
    let of = |key: &str| {
        let settings = shown["settings"].as_array().expect("settings");
        let found = settings.iter().find(|one| one["key"] == key);
        found.expect("the key").clone()
    };
    assert_eq!(of("quiz.count")["line"], 5);
    assert_eq!(of("memory.retention")["value"], 0.85);
    assert_eq!(of("color")["name"], "NO_COLOR");
    assert_eq!(scene.run("config path").stdout, "my.toml\n");
    assert_eq!(
        json(&scene.run("config path --json").stdout)["exists"],
        true
    );
}

#[test]
fn faults_are_shown_at_their_place_and_stop_what_goes_by_them() {
    let scene = Scene::new()
        .file("my.toml", "[quiz]\ncuont = 20\nopen = \"skp\"\n")
        .variable("ROADMAP_CONFIG", "my.toml");
    let run = scene.run("stats");
    assert_eq!((run.stdout.as_str(), run.exit), ("", 2));
    assert_snapshot!(run, @r#"
    --- stderr
    error[B0104]: unknown key `cuont`
     --> my.toml:2:1
      |
    2 | cuont = 20
      | ^^^^^
      |
      = help: did you mean `count`?

    error[B0105]: unknown open `skp`
     --> my.toml:3:8
      |
    3 | open = "skp"
      |        ^^^^^
      |
      = help: did you mean `skip`? known are `ask` and `skip`

    error: the config file `my.toml` has 2 errors
      `roadmap config show` tells what holds without it; ROADMAP_CONFIG names
      another one
    --- exit 2
    "#);
    let shown = scene.run("config show");
    assert_eq!(shown.exit, 1);
    assert!(
        shown.stderr.contains("cuont") && shown.stdout.contains("quiz.count"),
        "{shown}"
    );
    for words in [
        "--help",
        "config path",
        "explain L04",
        "completions fish",
        "man",
        "--version",
    ] {
        assert_eq!(scene.run(words).exit, 0, "{words}");
    }
    let failed = json(&scene.run("stats --json").stdout);
    assert_eq!(
        (&failed["kind"], &failed["exit"]),
        (&"usage".into(), &2.into())
    );
    assert_eq!(failed["diagnostics"][0]["line"], 2);
    let without = scene.variable("ROADMAP_CONFIG", "/dev/null");
    assert_eq!(without.run("stats").exit, 0);
}

#[test]
fn a_config_file_that_is_named_has_to_be_there() {
    let named = Scene::new().variable("ROADMAP_CONFIG", "none.toml");
    let run = named.run("stats");
    assert!(run.stderr.contains("none.toml") && run.exit == 2, "{run}");
    let folder = Scene::new().variable("ROADMAP_CONFIG", ".");
    assert!(folder.run("stats").stderr.contains("is a folder"));
    let bytes = Scene::new()
        .file("c.toml", b"color = \"\xff\"")
        .variable("ROADMAP_CONFIG", "c.toml");
    assert!(bytes.run("stats").stderr.contains("not UTF-8"));
}

#[test]
fn more_retention_brings_questions_back_sooner() {
    let due = |config: &str| {
        let scene = learner(config);
        let run = scene.run_with(
            "quiz --bank five.toml --id q-one --json",
            "{\"answer\":\"one\"}\n",
        );
        let graded = run.stdout.lines().nth(2).unwrap_or_default().to_owned();
        json(&graded)["next_due"]
            .as_str()
            .expect("a day")
            .to_owned()
    };
    let (less, usual, more) = (
        due("[memory]\nretention = 0.75\n"),
        due(""),
        due("[memory]\nretention = 0.97\n"),
    );
    assert!(more < usual && usual < less, "{more} {usual} {less}");
}
