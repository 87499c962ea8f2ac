//! What of a session is to be kept, as inputs and what they give.

use super::Rules;
use super::tests::{EXAM, PERSON, Play, SCRIPT};

/// The words of a session, and what of it is kept, undone and rated.
fn check(rules: Rules, words: &str, expected: &str) {
    assert_eq!(Play::new(rules).kept(words), expected, "{words}");
}

#[test]
fn every_answer_is_kept_as_it_was_rated() {
    check(
        SCRIPT,
        "b :next :skip :next words :next :hint a",
        "kept(1 easy) kept(2 again) kept(3 -) kept(4 hard)",
    );
    check(PERSON, ":hint b", "kept(1 hard)");
}

#[test]
fn a_second_try_is_kept_and_speed_tells_nothing_then() {
    check(
        PERSON,
        "a :next two :next words :got :next ac :next b :easier :undo a",
        "kept(1 again) kept(2 easy) kept(3 easy) kept(4 easy) kept(1 again good) rated(easy) undone(1) \
         kept(1 again again)",
    );
}

#[test]
fn what_is_counted_as_right_takes_the_place_of_what_was_kept() {
    check(
        PERSON,
        "b :next three :accept :undo two",
        "kept(1 easy) kept(2 again) kept(2 easy anew) undone(2) kept(2 easy)",
    );
}

#[test]
fn an_exam_keeps_what_is_recorded_and_what_never_came_round() {
    check(
        EXAM,
        ":skip two words ac b :partly",
        "kept(2 easy) kept(3 -) kept(4 easy) kept(1 easy) kept(3 hard anew)",
    );
    check(EXAM, ":skip :skip :quit", "kept(1 again) kept(2 again)");
    check(
        EXAM,
        ":skip two words ac :quit",
        "kept(2 easy) kept(3 -) kept(4 easy) kept(1 again)",
    );
    let timed = Rules {
        time_limit: Some(std::time::Duration::from_secs(3)),
        ..EXAM
    };
    check(
        timed,
        ":skip two words ac :partly",
        "kept(2 easy) kept(3 -) kept(1 again) kept(3 hard anew)",
    );
}

#[test]
fn a_learner_has_the_last_word_on_a_rating() {
    check(
        PERSON,
        ":easier a :easier :easier :easier :easier :next :harder",
        "kept(1 again) rated(hard) rated(good) rated(easy) rated(easy) rated(good)",
    );
    check(SCRIPT, "b :next :easy", "kept(1 easy) rated(easy)");
    let mut play = Play::new(SCRIPT);
    let _told = play.line("b :next two :next words");
    let refused = "refused(there is no graded answer to rate)";
    assert_eq!(play.line(":harder"), refused);
    assert_eq!(play.line(":easy"), "rated(easy)");
    let mut play = Play::new(EXAM);
    assert_eq!(
        play.line("b :easy"),
        format!("recorded(1) asked(2) {refused}")
    );
}

#[test]
fn a_session_goes_on_where_it_was_left() {
    let mut first = Play::new(PERSON);
    let _told = first.line("a :next two");
    let outcomes = first.session.outcomes.clone();
    let mut play = Play::going_on(PERSON, outcomes);
    assert_eq!(play.started, "started(4, 2 before) asked(3)");
    assert_eq!(
        play.line("words :got :next ac :next b :next"),
        "revealed(3: words) correct(3) asked(4) correct(4) again(1) correct(1) finished(3 of 4)"
    );
    let mut all = Play::new(SCRIPT);
    let _told = all.line("b :next two :next words :next ac");
    let play = Play::going_on(SCRIPT, all.session.outcomes.clone());
    assert_eq!(play.started, "started(4, 4 before) finished(3 of 3)");
}
