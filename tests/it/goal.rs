//! `roadmap goal`: set, shown, changed, cleared, refused.

use insta::assert_snapshot;

use crate::scene::{Scene, json};

/// What scripts are told of the goal after a command.
fn goal(scene: &Scene, words: &str) -> serde_json::Value {
    let run = scene.run(&format!("goal --json {words}"));
    assert_eq!((run.exit, &*run.stderr), (0, ""), "{words}");
    let mut line = json(&run.stdout);
    assert_eq!(
        (&line["type"], &line["format"]),
        (&"goal".into(), &1.into())
    );
    line["goal"].take()
}

#[test]
fn what_is_not_named_stays_as_it_was() {
    let scene = Scene::new();
    assert!(goal(&scene, "").is_null());
    goal(&scene, "--level junior --date 2026-11-27");
    let goal_now = goal(&scene, "--not golang --not open");
    assert_eq!(goal_now["level"], "junior");
    assert_eq!(
        (&goal_now["date"], &goal_now["days"]),
        (&"2026-11-27".into(), &2.into())
    );
    assert_eq!(goal_now["not"], serde_json::json!(["golang", "open"]));
    assert_eq!(goal(&scene, ""), goal_now);
    assert!(goal(&scene, "--clear --level mid")["date"].is_null());
    assert!(goal(&scene, "--clear").is_null());
}

#[test]
fn each_profile_has_its_own() {
    let scene = Scene::new();
    goal(&scene, "--level senior --profile anna");
    assert!(goal(&scene, "").is_null());
    assert_eq!(goal(&scene, "--profile anna")["level"], "senior");
}

#[test]
fn a_goal_is_shown() {
    let scene = Scene::new().file("team.toml", include_str!("every_kind.toml"));
    assert_snapshot!(scene.run("goal --bank team.toml --level junior --date 2026-11-27"), @"
    Goal: junior, Fri 27 Nov (in 2 days)
    What is counted, foreseen and asked is about 2 of 7 questions.
    Whatever you have answered comes back by Thu 26 Nov.

    Next   roadmap --bank team.toml                where you stand
           roadmap quiz --bank team.toml           questions of the goal
           roadmap goal --clear --bank team.toml   no goal any more
    --- exit 0
    ");
    assert!(
        !scene
            .run("goal --plain --bank team.toml")
            .stdout
            .contains("   ")
    );
}

#[test]
fn looking_makes_no_store() {
    let scene = Scene::new();
    assert_eq!(scene.run("goal").exit, 0);
    assert_eq!(
        std::fs::read_dir(scene.path()).expect("a folder").count(),
        0
    );
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let scene = Scene::new();
    goal(&scene, "--level junior");
    for words in [
        "--not gollang",
        "--date 2026-11-24",
        "--date soon",
        "--level guru",
        "--not junior",
    ] {
        let run = scene.run(&format!("goal {words}"));
        assert_eq!((run.exit, &*run.stdout), (2, ""), "{words}");
        assert!(run.stderr.starts_with("error: "), "{words}: {run}");
    }
    assert_eq!(goal(&scene, "")["not"], serde_json::json!([]));
}

#[test]
fn nothing_is_promised_for_the_day_before_when_that_has_come() {
    let scene = Scene::new();
    for (date, promised) in [
        ("2026-11-27", true),
        ("2026-11-26", false),
        ("2026-11-25", false),
    ] {
        let told = scene.run(&format!("goal --date {date}")).stdout;
        assert_eq!(told.contains("comes back by"), promised, "{told}");
    }
}
