//! Exams, as inputs and the events they give.

use super::tests::{EXAM, Play, check};
use super::{Rules, Turn};

#[test]
fn an_exam_grades_at_the_end_and_brings_skipped_ones_round() {
    check(
        EXAM,
        ":skip two words ac b :partly",
        "recorded(1) asked(2) recorded(2) asked(3) recorded(3) asked(4) recorded(4) returned(1) recorded(1) \
         revealed(3: words) correct(1) correct(2) partial(3) correct(4) finished(3.5 of 4)",
    );
    check(
        EXAM,
        ":skip :undo b two :skip ac :skip",
        "recorded(1) asked(2) undone(1) asked(1) recorded(1) asked(2) recorded(2) asked(3) recorded(3) asked(4) \
         recorded(4) returned(3) recorded(3) correct(1) correct(2) skipped(3) correct(4) finished(3 of 4)",
    );
}

#[test]
fn a_skipped_question_of_an_exam_is_still_to_come() {
    let check = |words: &str, expected: [bool; 2]| {
        let mut play = Play::new(EXAM);
        let _told = play.line(words);
        let turn = |n| Turn {
            n,
            of: 4,
            again: false,
            skipped: false,
            left: None,
        };
        let comes = [1, 4].map(|n| play.session.comes_round(turn(n)));
        assert_eq!(comes, expected, "{words}");
    };
    check("b", [false, false]);
    check(":skip", [true, false]);
    check(":skip :undo", [false, false]);
    check("b two words :skip", [false, true]);
    check(":skip two words ac", [true, false]);
    check(":skip two words ac :skip", [false, false]);
}

#[test]
fn an_interview_asks_for_what_an_own_answer_leaves_out() {
    let interview = Rules {
        interview: true,
        ..EXAM
    };
    let check = |words: &str, expected: &str| check(interview, &format!("b two {words}"), expected);
    let before = "recorded(1) asked(2) recorded(2) asked(3)";
    let prompts = "prompted(3: Some(\"How many?\")) prompted(3: None)";
    check(
        "idea thing more ac :got",
        &format!(
            "{before} {prompts} recorded(3) asked(4) recorded(4) revealed(3: idea\nthing\nmore) \
             correct(1) correct(2) correct(3) correct(4) finished(4 of 4)"
        ),
    );
    check(
        "endless :skip ac :partly",
        &format!(
            "{before} prompted(3: None) recorded(3) asked(4) recorded(4) revealed(3: endless) \
             correct(1) correct(2) partial(3) correct(4) finished(3.5 of 4)"
        ),
    );
    check(
        "endless :undo endless,abstract :undo :skip :skip",
        &format!(
            "{before} prompted(3: None) undone(3) asked(3) recorded(3) asked(4) undone(3) asked(3) \
             recorded(3) asked(4) recorded(4) correct(1) correct(2) skipped(3) skipped(4) finished(2 of 4)"
        ),
    );
    check(
        "idea :quit",
        &format!(
            "{before} prompted(3: Some(\"How many?\")) correct(1) correct(2) ungraded(3) finished(2 of 3, incomplete)"
        ),
    );
}
