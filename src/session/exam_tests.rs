//! Exams, as inputs and the events they give.

use super::Turn;
use super::tests::{EXAM, Play, check};

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
