//! Where the learner stands over a history: the first screen and the road.

use insta::assert_snapshot;

use crate::learner::{answer, garden, three_days};
use crate::scene::{Run, Scene, json};

/// The learner of three days.
fn scene() -> Scene {
    let scene = garden();
    three_days(&scene);
    scene
}

fn with_goal(columns: usize) -> Scene {
    let scene = scene().variable("COLUMNS", &columns.to_string());
    run(&scene, "goal --level junior --date 2026-11-27");
    scene
}

fn run(scene: &Scene, words: &str) -> Run {
    let run = scene.run(&format!("{words} --bank garden"));
    assert_eq!((run.exit, &*run.stderr), (0, ""), "{words}");
    run
}

/// What scripts are told.
fn told(scene: &Scene, words: &str) -> serde_json::Value {
    json(&run(scene, &format!("{words} --json")).stdout)
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
    assert_snapshot!(run(&scene().variable("COLUMNS", "40"), ""), @"
    Where you stand

      known        8  ████
      fading      15  ▒▒▒▒▒▒▒▒
      not asked   17  ·········
      23 of 40 questions asked

    Of 20 random questions you would get
    about 15 right today (11 to 18).
    Yesterday 7 of 11 right. Now 15 wait to
    be repeated.

      roadmap quiz --time-limit 20m --bank garden
        about 10 repeats and 10 new ones
      roadmap quiz --exam --time-limit 30m --bank garden
        a mock: no feedback until the end
      roadmap steps soil --bank garden
        next on your road: 1 known of 8
      roadmap stats --bank garden
        how it went so far
      roadmap goal --date 2026-12-02 --bank garden
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
fn the_road_with_its_bars() {
    assert_snapshot!(run(&with_goal(80), "steps"), @"
    The Garden
    3 steps, about 30 hours, goal: junior, Fri 27 Nov (in 2 days), 26 questions

     #  step             hours  after  known of all
     1  Know the Soil       10  -      ██▒▒▒▒▒▒▒▒▒▒  1 of  5
     2  Sow                 10  1      ███▒▒▒▒▒····  2 of  8
     3  Harvest & Store     10  1 2    ██▒▒▒·······  2 of 13
                            30                       5 of 26
    █ known now   ▒ fading, 10 to be repeated   · not asked yet

    Next   step 1, Know the Soil: it opens steps 2 and 3
           roadmap steps 1 --bank garden · roadmap quiz soil --bank garden
           roadmap steps skills --bank garden
    --- exit 0
    ");
    assert_snapshot!(run(&with_goal(40), "steps"), @"
    The Garden
    3 steps, about 30 hours, goal: junior,
    Fri 27 Nov (in 2 days), 26 questions

     1  Know the Soil
        ██▒▒▒▒▒▒▒▒▒▒ 1 of 5 known, 10 h
     2  Sow
        ███▒▒▒▒▒···· 2 of 8 known,
        10 h, after 1
     3  Harvest & Store
        ██▒▒▒······· 2 of 13 known,
        10 h, after 1 2
    █ known now
    ▒ fading, 10 to be repeated
    · not asked yet

    Next   step 1, Know the Soil: it opens
           steps 2 and 3
           roadmap steps 1 --bank garden
           roadmap quiz soil --bank garden
           roadmap steps skills --bank garden
    --- exit 0
    ");
    assert_snapshot!(run(&with_goal(80), "steps --plain"), @"
    The Garden
    3 steps, about 30 hours, goal: junior, Fri 27 Nov (in 2 days), 26 questions

    Step 1. Know the Soil. 10 hours. 1 known, 4 fading, 0 not asked of 5.
    Step 2. Sow. 10 hours. After 1. 2 known, 3 fading, 3 not asked of 8.
    Step 3. Harvest & Store. 10 hours. After 1, 2. 2 known, 3 fading, 8 not asked of
    13.
    All steps: 5 known, 10 fading, 11 not asked of 26 junior questions.

    Next step 1, Know the Soil: it opens steps 2 and 3
    roadmap steps 1 --bank garden
    roadmap quiz soil --bank garden
    roadmap steps skills --bank garden
    --- exit 0
    ");
    assert_snapshot!(run(&scene(), "steps --next"), @"
    Step 1 of 3: Know the Soil (soil)
    10 hours, opens steps 2 and 3, 8 questions
    1 known, 7 fading, 0 not asked of 8 questions                       ██▒▒▒▒▒▒▒▒▒▒

    Next   roadmap steps 1 --bank garden · roadmap quiz soil --bank garden
    --- exit 0
    ");
}

#[test]
fn a_step_with_counts_and_ticks() {
    let scene = with_goal(80);
    run(&scene, "steps soil --tick 1 --tick 2");
    assert_snapshot!(run(&scene, "steps 1 --untick 1"), @"
    Step 1 of 3: Know the Soil (soil)
    10 hours, opens steps 2 and 3, 8 questions
    1 known, 4 fading, 0 not asked of 5 junior questions                ██▒▒▒▒▒▒▒▒▒▒

    Topics    known fading   all
      soil-a      1      2     3   the even ones
      soil-b      0      2     2   the odd ones

    Checklist, 1 of 2 ticked: can I ...
      [ ]  1  Dig
      [x]  2  Look closely
      roadmap steps soil --tick 1 --bank garden   ticks that line off

    Next   roadmap quiz soil --bank garden     questions of this step
           roadmap quiz soil-a --bank garden   of one topic
           roadmap steps 2 --bank garden       the step after this one
    --- exit 0
    ");
    assert_snapshot!(run(&scene, "steps seeds --plain"), @"
    Step 2 of 3: Sow (seeds)
    10 hours, after step 1, opens step 3, 12 questions
    2 known, 3 fading, 3 not asked of 8 junior questions

    Topics
    seeds-a (1 known, 2 fading, 1 not asked): the even ones
    seeds-b (1 known, 1 fading, 2 not asked): the odd ones

    Checklist, 0 of 2 ticked: can I ...
    1. Dig
    2. Look closely
    roadmap steps seeds --tick 1 --bank garden: ticks that line off

    Next:
    roadmap quiz seeds --bank garden: questions of this step
    roadmap quiz seeds-a --bank garden: of one topic
    roadmap steps 3 --bank garden: the step after this one
    --- exit 0
    ");
    let ticked = |scene: &Scene| {
        let step = told(scene, "steps soil");
        let list = step["checklist"].as_array().expect("a list").clone();
        list.iter()
            .map(|item| item["ticked"] == true)
            .collect::<Vec<_>>()
    };
    assert_eq!(ticked(&scene), [false, true]);
    assert_eq!(ticked(&garden()), [false, false]);
}

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
fn a_forecast_comes_with_the_twentieth_question_of_the_goal() {
    let scene = scene();
    assert!(told(&scene, "")["forecast"]["expected"].is_number());
    run(&scene, "goal --level junior");
    assert!(told(&scene, "")["forecast"].is_null());
}

/// Plays a session two days before today, or so many days after that, every line of it the same.
fn play(scene: &Scene, days: u32, words: &str, line: &str, lines: usize) {
    let now = format!("2026-11-{}T09:00:00Z", 23 + days);
    let words = format!("quiz --json --bank garden {words}");
    let mut quiz = scene.command();
    quiz.args(words.split_whitespace()).env("ROADMAP_NOW", now);
    let mut child = quiz
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("the program starts");
    let input = format!("{line}\n").repeat(lines);
    let mut stdin = child.stdin.take().expect("its input");
    std::io::Write::write_all(&mut stdin, input.as_bytes()).expect("a line");
    drop(stdin);
    let told = child.wait_with_output().expect("the program ends").stdout;
    let told = String::from_utf8(told).expect("text");
    assert_eq!(told.matches("\"type\":\"graded\"").count(), lines, "{told}");
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
fn who_was_away_is_told_the_day() {
    let scene = garden();
    answer(&scene, 5, "soil", 0, 4);
    let screen = run(&scene, "").stdout;
    assert!(screen.contains("On Fri 20 Nov 2 of 4 right."), "{screen}");
    answer(&scene, 0, "seeds", 0, 3);
    assert!(run(&scene, "").stdout.contains("Today 2 of 3 right."));
}

#[test]
fn no_view_is_wider_than_its_window() {
    for columns in [20, 33, 40, 80, 200] {
        let scene = with_goal(columns);
        for words in ["", "steps", "steps 2", "steps --next", "stats", "goal"] {
            for face in ["", " --plain"] {
                for line in run(&scene, &format!("{words}{face}")).stdout.lines() {
                    let whole = line.contains("://") || line.contains("roadmap ");
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
    let scene = scene();
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
