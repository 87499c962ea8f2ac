//! The first screen of a later day.

use insta::assert_snapshot;

use crate::learner::{answer, garden, run, three_days, told, with_goal};
use crate::scene::{Scene, json};

/// The learner of three days at forty columns.
fn without_goal() -> Scene {
    let scene = garden().variable("COLUMNS", "40");
    three_days(&scene);
    scene
}

#[test]
fn the_first_screen_of_a_later_day() {
    assert_snapshot!(run(&with_goal(80), ""), @"
    Goal: junior, Fri 27 Nov (in 2 days)

      known        5  █████
      fading      10  ▒▒▒▒▒▒▒▒▒                 15 of 26 questions asked
      not asked   11  ··········

    Yesterday 7 of 11 right. Now 10 wait to be repeated.

      roadmap quiz --time-limit 20m --bank garden          about 10 repeats and 10
                                                           new ones
      roadmap quiz --exam --time-limit 30m --bank garden   a mock: no feedback until
                                                           the end
      roadmap steps soil --bank garden                     next on your road: 1
                                                           known of 5
      roadmap stats --bank garden                          how it went so far
    --- exit 0
    ");
    assert_snapshot!(run(&without_goal(), ""), @r"
    Where you stand

      known        8  ████
      fading      15  ▒▒▒▒▒▒▒▒
      not asked   17  ·········
      23 of 40 questions asked

    Of 20 random questions you would get
    about 15 right today (11 to 18).
    Yesterday 7 of 11 right. Now 15 wait to
    be repeated.

      roadmap quiz --time-limit 20m --bank \
          garden
        about 10 repeats and 10 new ones
      roadmap quiz --exam --time-limit 30m \
          --bank garden
        a mock: no feedback until the end
      roadmap steps soil --bank garden
        next on your road: 1 known of 8
      roadmap stats --bank garden
        how it went so far
      roadmap goal --date 2026-12-02 \
          --bank garden
        an interview ahead?
    --- exit 0
    ");
    assert_snapshot!(run(&with_goal(80), "--plain"), @"
    Goal: junior, Fri 27 Nov (in 2 days)

    5 known, 10 fading, 11 not asked. 15 of 26 questions asked.

    Yesterday 7 of 11 right. Now 10 wait to be repeated.

    roadmap quiz --time-limit 20m --bank garden: about 10 repeats and 10 new ones
    roadmap quiz --exam --time-limit 30m --bank garden: a mock: no feedback until
    the end
    roadmap steps soil --bank garden: next on your road: 1 known of 5
    roadmap stats --bank garden: how it went so far
    --- exit 0
    ");
}

#[test]
fn a_forecast_comes_with_the_twentieth_question_of_the_goal() {
    let scene = without_goal();
    assert!(told(&scene, "")["forecast"]["expected"].is_number());
    run(&scene, "goal --level junior");
    assert!(told(&scene, "")["forecast"].is_null());
}

#[test]
fn who_was_away_is_told_the_day() {
    let scene = garden();
    answer(&scene, 5, "soil", 0, 4);
    let screen = run(&scene, "").stdout;
    assert!(screen.contains("On Fri 20 Nov 2 of 4 right."), "{screen}");
    answer(&scene, 0, "seeds", 0, 3);
    assert!(run(&scene, "").stdout.contains("Today 2 of 3 right."));
}

#[test]
fn a_day_without_a_graded_answer_has_no_rate() {
    let bank = "[[question]]\nid = \"own\"\nstem = \"Why?\"\nanswer = \"Because.\"\n";
    let scene = Scene::new().file("own.toml", bank);
    scene.run_with("quiz --bank own.toml --json", "{\"answer\":\"So.\"}\n");
    for words in ["", "stats", "--plain", "stats --plain"] {
        let screen = scene.run(&format!("{words} --bank own.toml")).stdout;
        let told = ["1 answer", "Nothing waits"];
        assert!(told.iter().any(|told| screen.contains(told)), "{screen}");
        assert!(!screen.contains("0 of 0"), "{screen}");
    }
}

#[test]
fn an_interview_that_is_past_is_followed_by_another() {
    let scene = with_goal(80);
    let another = "roadmap goal --date 2026-12-05 --bank garden";
    assert!(!run(&scene, "").stdout.contains("roadmap goal"));
    let scene = scene.variable("ROADMAP_NOW", "2026-11-28T09:00:00Z");
    let screen = run(&scene, "").stdout;
    assert!(screen.contains(another), "{screen}");
    assert!(screen.contains("another interview ahead?"), "{screen}");
}

#[test]
fn the_session_that_is_proposed_is_the_one_that_comes() {
    let long = "[[question]]\nid = \"long\"\nstem = \"Long?\"\naccept = [\"yes\"]\nseconds = 900\n";
    let short = |n| {
        format!(
            "[[question]]\nid = \"q{n}\"\nstem = \"Is it {n}?\"\naccept = [\"yes\"]\nseconds = 120\n"
        )
    };
    let bank: String = (0..30).map(short).collect();
    let scene = Scene::new().file("bank.toml", format!("{long}{bank}"));
    scene.run_with(
        "quiz --bank bank.toml --json --id q0",
        "{\"answer\":\"no\"}\n",
    );
    let screen = scene.run("--bank bank.toml").stdout;
    assert!(screen.contains("about 10 new ones"), "{screen}");
    let quiz = scene.run("quiz --bank bank.toml --json --time-limit 20m --no-save");
    let session = json(quiz.stdout.lines().next().expect("a line"));
    assert_eq!(session["count"], 10);
}

#[test]
fn days_that_are_not_yet_are_no_last_day() {
    let scene = garden();
    answer(&scene, 5, "soil", 0, 4);
    answer(&scene, -3, "seeds", 0, 3);
    let screen = run(&scene, "").stdout;
    assert!(screen.contains("On Fri 20 Nov 2 of 4 right."), "{screen}");
}

#[test]
fn a_command_of_the_first_day_can_be_copied_from_a_narrow_window() {
    let screen = Scene::new().variable("COLUMNS", "40").run("").stdout;
    let command =
        "An interview ahead?\n  roadmap goal --level junior --date \\\n      2026-12-02\n";
    assert!(screen.contains(command), "{screen}");
}
