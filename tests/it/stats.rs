//! `roadmap stats`: what a history adds up to.

use insta::assert_snapshot;

use crate::learner::{answer, garden, three_days};
use crate::scene::{Run, Scene, json};

fn scene(columns: usize) -> Scene {
    let scene = garden().variable("COLUMNS", &columns.to_string());
    three_days(&scene);
    scene
}

fn run(scene: &Scene, words: &str) -> Run {
    scene.run(&format!("stats {words} --bank garden"))
}

#[test]
fn the_whole_screen() {
    assert_snapshot!(run(&scene(80), ""), @"
    29 answers in 29 min since Wed 18 Nov, 2 days in a row

      Of 20 random questions          about 15 right today (11 to 18)
      First tries                     14 of 23 right, 61 %
      Repeats on a later day          4 of 6 right, 67 %, 84 % expected
      The forecast so far             7 of 9 foreseen right, 6 were

      level    asked  known  fading   first tries
      junior      15      5      10   ████████············  40 %
      mid          8      3       5   ████████████████████ 100 %

      step     asked  known  fading   first tries
      soil         8      1       7   █████████████·······  62 %
      seeds        8      3       5   █████████████·······  62 %
      harvest      7      4       3   ███████████·········  57 %

    Weakest topics (3 answers or more), and what to read
      harvest-a  2 of 4 right    The harvest book
      soil-a     3 of 5 right    The soil book
      soil-b     3 of 5 right    The soil book

    To repeat   15 today · 4 tomorrow · 4 later

    Answers a day  Mo Tu We Th Fr Sa Su
      16 Nov        ·  ·  8  ·  ·  ·  ·
      23 Nov       10 11  ·

    Next   roadmap quiz harvest-a soil-a soil-b --bank garden
    --- exit 0
    ");
    assert_snapshot!(run(&scene(40), ""), @r"
    29 answers in 29 min since Wed 18 Nov, 2
    days in a row

    Of 20 random questions
      about 15 right today (11 to 18)
    First tries
      14 of 23 right, 61 %
    Repeats on a later day
      4 of 6 right, 67 %, 84 % expected
    The forecast so far
      7 of 9 foreseen right, 6 were

      level    asked known fading first
      junior      15     5     10  40 %
      mid          8     3      5 100 %

      step     asked known fading first
      soil         8     1      7  62 %
      seeds        8     3      5  62 %
      harvest      7     4      3  57 %

    Weakest topics (3 answers or more), and
    what to read
      harvest-a  2 of 4 right
        The harvest book
      soil-a     3 of 5 right
        The soil book
      soil-b     3 of 5 right
        The soil book

    To repeat   15 today · 4 tomorrow
                4 later

    Answers a day  Mo Tu We Th Fr Sa Su
      16 Nov        ·  ·  8  ·  ·  ·  ·
      23 Nov       10 11  ·

    Next   roadmap quiz harvest-a soil-a \
               soil-b --bank garden
    --- exit 0
    ");
    assert_snapshot!(run(&scene(80), "--plain"), @"
    29 answers in 29 min since Wed 18 Nov, 2 days in a row

    Of 20 random questions: about 15 right today (11 to 18).
    First tries: 14 of 23 right, 61 percent.
    Repeats on a later day: 4 of 6 right, 67 percent, 84 percent expected.
    The forecast so far: 7 of 9 foreseen right, 6 were.

    Level junior: 15 asked, 5 known, 10 fading, 6 of 15 first tries right.
    Level mid: 8 asked, 3 known, 5 fading, 8 of 8 first tries right.

    Step soil: 8 asked, 1 known, 7 fading, 5 of 8 first tries right.
    Step seeds: 8 asked, 3 known, 5 fading, 5 of 8 first tries right.
    Step harvest: 7 asked, 4 known, 3 fading, 4 of 7 first tries right.

    Weakest topics (3 answers or more), and what to read
    harvest-a: 2 of 4 right.
    The harvest book: https://example.org/harvest
    soil-a: 3 of 5 right.
    The soil book: https://example.org/soil
    soil-b: 3 of 5 right.
    The soil book: https://example.org/soil

    To repeat: 15 today, 4 tomorrow, 4 later.

    By day, the last first: Tue 24 Nov 11 answers, Mon 23 Nov 10 answers, Wed 18 Nov
    8 answers.

    Next:
    roadmap quiz harvest-a soil-a soil-b --bank garden
    --- exit 0
    ");
}

#[test]
fn since_a_day() {
    assert_snapshot!(run(&scene(80), "--since 2026-11-24"), @"
    11 answers in 11 min since Tue 24 Nov

      Of 20 random questions          about 15 right today (11 to 18)
      First tries                     4 of 7 right, 57 %
      Repeats on a later day          3 of 4 right, 75 %, 90 % expected
      The forecast so far             5 of 7 foreseen right, 5 were

      level    asked  known  fading   first tries
      junior      15      5      10   ████████············  40 %
      mid          8      3       5   ████████████████████ 100 %

      step     asked  known  fading   first tries
      soil         8      1       7   -
      seeds        8      3       5   -
      harvest      7      4       3   ███████████·········  57 %

    Weakest topics (3 answers or more), and what to read
      harvest-a  2 of 4 right    The harvest book
      seeds-b    2 of 4 right    The seeds book
      harvest-b  2 of 3 right    The harvest book

    To repeat   15 today · 4 tomorrow · 4 later

    Answers a day  Mo Tu We Th Fr Sa Su
      23 Nov        · 11  ·

    Next   roadmap quiz harvest-a seeds-b harvest-b --bank garden
    --- exit 0
    ");
}

#[test]
fn nothing_yet() {
    assert_snapshot!(run(&garden(), ""), @"
    No answer yet.

    Next   roadmap quiz --bank garden   10 questions
    --- exit 0
    ");
    assert_snapshot!(run(&scene(80), "--since 2026-11-25"), @"
    No answer since Wed 25 Nov yet.

    Next   roadmap quiz --bank garden   10 questions
    --- exit 0
    ");
    let line = json(&run(&garden(), "--json").stdout);
    assert_eq!(
        (&line["type"], &line["answers"]),
        (&"stats".into(), &0.into())
    );
    assert!(line["since"].is_null() && line["forecast"].is_null());
}

#[test]
fn weeks_long_ago_are_one_line_until_they_are_asked_for() {
    let scene = garden();
    answer(&scene, 120, "soil", 0, 8);
    answer(&scene, 1, "seeds", 0, 5);
    let weeks = |words: &str| {
        let screen = run(&scene, words).stdout;
        let map = screen
            .split("Answers a day")
            .nth(1)
            .expect("a map")
            .to_owned();
        let rows = map.lines().skip(1).take_while(|line| !line.is_empty());
        rows.map(str::to_owned).collect::<Vec<_>>()
    };
    let short = weeks("");
    assert_eq!((short.len(), &*short[0]), (13, "  earlier       8"));
    assert_eq!(weeks("--since 2026-07-01").len(), 18);
}

#[test]
fn what_scripts_read_adds_up() {
    let line = json(&run(&scene(80), "--json").stdout);
    let sum = |list: &str, field: &[&str]| {
        let value = |one: &serde_json::Value| {
            let value = field.iter().fold(one, |value, name| &value[*name]);
            value.as_u64().expect("a number")
        };
        line[list]
            .as_array()
            .expect("a list")
            .iter()
            .map(value)
            .sum::<u64>()
    };
    assert_eq!(line["answers"], sum("days", &["count"]));
    for list in ["levels", "steps"] {
        assert_eq!(line["first_tries"]["of"], sum(list, &["first_tries", "of"]));
        assert_eq!(
            line["first_tries"]["right"],
            sum(list, &["first_tries", "right"])
        );
    }
    assert_eq!(line["repeats"]["of"], sum("repeats_by_chance", &["of"]));
    assert_eq!(
        line["weakest"][0]["reference"]["url"],
        "https://example.org/harvest"
    );
    let asked = sum("steps", &["progress", "known"]) + sum("steps", &["progress", "fading"]);
    assert_eq!(asked, sum("due", &["count"]));
}
