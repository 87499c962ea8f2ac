//! Where the learner stands over a history: what all views have in common.

use crate::learner::{answer, garden, play, run, three_days, told, with_goal};
use crate::scene::json;

#[test]
fn all_views_count_the_same() {
    let scene = with_goal(80);
    let (home, steps, stats) = (
        told(&scene, ""),
        told(&scene, "steps"),
        told(&scene, "stats"),
    );
    assert_eq!(home["progress"], steps["progress"]);
    assert_eq!(home["progress"], stats["progress"]);
    assert_eq!(home["due"], stats["due"][0]["count"]);
    assert_eq!(home["goal"], steps["goal"]);
    let number = |value: &serde_json::Value| value.as_u64().expect("a number");
    for count in ["known", "fading", "not_asked"] {
        let list = steps["steps"].as_array().expect("steps");
        let sum: u64 = list
            .iter()
            .map(|step| number(&step["progress"][count]))
            .sum();
        assert_eq!(sum, number(&home["progress"][count]), "{count}");
        for step in list {
            let id = step["id"].as_str().expect("an id");
            let one = told(&scene, &format!("steps {id}"));
            assert_eq!(one["progress"], step["progress"]);
            let topics = one["topics"].as_array().expect("topics");
            let sum: u64 = topics
                .iter()
                .map(|topic| number(&topic["progress"][count]))
                .sum();
            assert_eq!(sum, number(&step["progress"][count]), "{id} {count}");
        }
    }
    let next = told(&scene, "steps --next");
    assert_eq!(next["step"]["id"], steps["next"]);
}

#[test]
fn what_was_played_is_what_the_views_tell() {
    let scene = garden();
    play(&scene, 0, "-n 6 --seed 1", r#"{"skip":true}"#, 6);
    play(&scene, 1, "-n 6 --select due", r#"{"skip":true}"#, 4);
    let home = told(&scene, "");
    assert_eq!(
        home["progress"],
        serde_json::json!({"known": 0, "fading": 6, "not_asked": 34})
    );
    assert_eq!(
        home["last_day"],
        serde_json::json!({"date": "2026-11-24", "right": 0, "of": 4})
    );
    assert_eq!(home["unfinished"], true);
    let screen = run(&scene, "").stdout;
    assert!(screen.contains("roadmap quiz --resume"), "{screen}");
    assert!(screen.contains("goes on with what you"), "{screen}");
    let stats = told(&scene, "stats");
    assert_eq!(
        (&stats["answers"], &stats["streak"]),
        (&10.into(), &2.into())
    );
    assert_eq!(
        stats["first_tries"],
        serde_json::json!({"right": 0, "of": 6})
    );
    assert_eq!(
        (&stats["repeats"]["right"], &stats["repeats"]["of"]),
        (&0.into(), &4.into())
    );
}

#[test]
fn what_is_suspended_is_counted_nowhere() {
    let scene = garden();
    answer(&scene, 1, "soil", 0, 3);
    run(&scene, "flag soil-1 --suspend");
    let soil = told(&scene, "steps soil");
    assert_eq!(
        soil["progress"],
        serde_json::json!({"known": 1, "fading": 1, "not_asked": 5})
    );
    assert_eq!(told(&scene, "")["due"], 1);
}

#[test]
fn no_view_is_wider_than_its_window() {
    for columns in [20, 33, 40, 80, 200] {
        let scene = with_goal(columns);
        let authors = [
            "list",
            "list --coverage",
            "flag",
            "explain L04",
            "config show",
        ];
        let learners = ["", "steps", "steps 2", "steps --next", "stats", "goal"];
        for words in learners.into_iter().chain(authors) {
            for face in ["", " --plain"] {
                for line in run(&scene, &format!("{words}{face}")).stdout.lines() {
                    let command = columns < 40 && line.contains("roadmap ");
                    let whole = line.contains("://") || command;
                    let fits = line.chars().count() <= columns.min(80);
                    assert!(fits || whole, "{words}{face} at {columns}: {line}");
                    assert!(!line.ends_with(' '), "{words}{face} at {columns}: {line}");
                }
            }
        }
    }
}

#[test]
fn the_plain_face_has_words_alone() {
    let scene = with_goal(80);
    for words in ["", "steps", "steps 2", "steps --next", "stats", "goal"] {
        let screen = run(&scene, &format!("{words} --plain")).stdout;
        let drawn = ['\u{1b}', '`', '█', '▒', '·', '─', '%'];
        assert!(!screen.contains(drawn), "{words}: {screen}");
        assert!(
            !screen.contains("   "),
            "{words} is laid out in columns: {screen}"
        );
    }
}

#[test]
fn what_cannot_be_is_refused() {
    let scene = with_goal(80);
    for words in [
        "steps soil --tick 3",
        "steps soil --tick 0",
        "steps --tick 1",
        "steps skills --tick 1",
        "steps soil --next",
        "stats --since 2026-11-26",
        "stats --since yesterday",
    ] {
        let run = scene.run(&format!("{words} --bank garden"));
        assert_eq!((run.exit, &*run.stdout), (2, ""), "{words}");
    }
    let one = told(&scene, "steps soil");
    assert_eq!(one["checklist"][0]["ticked"], false);
}

#[test]
fn a_history_that_cannot_be_used_is_told_and_costs_nothing_else() {
    let scene = garden().file("history", "no store");
    for words in ["", "steps", "steps soil", "stats", "goal"] {
        let run = scene.run(&format!("{words} --store history --bank garden"));
        assert_eq!(run.exit, 0, "{words}: {run}");
        let warning = "warning: your history cannot be used: ";
        assert!(run.stderr.starts_with(warning), "{words}: {run}");
        assert!(!run.stdout.is_empty());
    }
    assert_eq!(
        scene
            .run("steps soil --tick 1 --store history --bank garden")
            .exit,
        74
    );
    assert_eq!(scene.read("history"), "no store");
}

#[test]
fn report_and_views_foresee_the_same() {
    let scene = garden();
    three_days(&scene);
    for at in [0, 3, 6] {
        run(&scene, &format!("flag soil-{at} --suspend"));
    }
    let quiz = run(&scene, "quiz --json --id harvest-0");
    let report = json(quiz.stdout.lines().last().expect("a line"));
    let foreseen = &report["kept"]["forecast"];
    assert_eq!(foreseen, &told(&scene, "")["forecast"]);
    assert!(foreseen.is_object());
}

#[test]
fn a_goal_that_leaves_no_question_of_a_bank_is_none_there() {
    let other =
        "[[question]]\nid = \"q\"\nlevel = \"senior\"\nstem = \"Is it?\"\naccept = [\"yes\"]\n";
    let scene = garden().file("other.toml", other);
    scene.run("goal --level senior --bank other.toml");
    scene.run_with("quiz --json --bank other.toml", "{\"skip\":true}\n");
    for words in ["", "steps", "stats"] {
        let told = told(&scene, words);
        assert!(told["goal"].is_null(), "{told}");
        assert_eq!(told["progress"]["not_asked"], 40, "{words}");
    }
    let due = run(&scene, "quiz --plain --save --select due").stdout;
    assert!(due.starts_with("Nothing waits to be repeated.\n"), "{due}");
}
