//! Own answers and exams in the plain face: drafts, questions that come round, the judging at the end.

use jiff::Timestamp;

use super::plain_tests::{played, rules, says, written};
use super::{Answers, Keeper, play};
use crate::session::{Input, Rules};

fn check(input: &str, expected: &[&str]) {
    says(&played(&[5], input, true, rules()), expected);
}

fn exam() -> Rules {
    Rules {
        exam: true,
        self_judged: true,
        ..Rules::default()
    }
}

fn examined(chosen: &[usize], input: &str, expected: &[&str]) {
    says(&played(chosen, input, true, exam()), expected);
}

#[test]
fn a_draft_outlives_every_command() {
    for command in [
        ":help", ":hint", ":undo", ":right", ":edit", ":more", ":wat",
    ] {
        check(
            &format!("one\n{command}\ntwo\n.\ngot it\n\n"),
            &[
                "Your answer so far:\none\nGo on, then",
                "Your answer:\none\ntwo\n",
            ],
        );
    }
}

#[test]
fn a_draft_ends_with_its_answer() {
    let written = played(&[5], "one\n:help\n.\n:undo\nnew\n.\ng\n\n", true, rules());
    says(
        &written,
        &[
            "so far:\none\n",
            "Your answer:\none\n",
            "Your answer:\nnew\n",
        ],
    );
    assert_eq!(written.matches("so far").count(), 1, "{written}");
    let written = played(&[5], "one\n:skip\n:undo\nnew\n.\ng\n\n", true, rules());
    assert!(!written.contains("so far"), "{written}");
}

#[test]
fn a_line_that_looks_like_a_command_is_asked_about() {
    let asks = ":wat is no command; `::wat` is the line `:wat`.\n";
    check(
        "a\n:wat\n::wat\n.\ng\n\n",
        &[asks, "Your answer:\na\n:wat\n", "Got it."],
    );
}

#[test]
fn help_at_an_own_answer_tells_of_the_lone_dot() {
    check(":help\n", &["A line with a dot alone ends the answer.\n"]);
}

#[test]
fn a_marked_paper_asks_for_no_letters() {
    let written = written(&[1], |face, session| {
        let inputs = vec![Input::Skip];
        play(
            session,
            &mut Answers::new(inputs, face),
            &mut Keeper::default(),
            &|| Timestamp::UNIX_EPOCH,
        )
        .unwrap();
    });
    assert!(
        written.starts_with("1 question.\n\nQuestion 1 of 1."),
        "{written}"
    );
}

#[test]
fn a_skipped_question_of_an_exam_says_that_it_comes_round() {
    let round = "Skipped, it comes round again.\n";
    let head = "Question 1 of 2, skipped before.";
    examined(
        &[0, 1],
        ":skip\n1\nc\n\n",
        &[round, "Recorded.\n", head, "Recorded.\n"],
    );
    examined(
        &[0],
        ":skip\n:skip\n",
        &[round, "Question 1 of 1, skipped before.", "Recorded.\n"],
    );
    examined(&[0], ":help\n", &[":skip goes on; it comes round again.\n"]);
    examined(
        &[0],
        ":skip\n:help\n",
        &[":skip \"I don't know\", scores 0.\n"],
    );
}

#[test]
fn the_judging_of_an_exam_is_announced() {
    let told = "The questions are over. Judge your own answers.\n";
    let written = played(&[5, 5], "one\n.\ntwo\n.\ng\ng\n", true, exam());
    says(
        &written,
        &[
            "Recorded.\n",
            told,
            "Your answer:\none\n",
            "Your answer:\ntwo\n",
        ],
    );
    assert_eq!(written.matches(told).count(), 1, "{written}");
    let timed = Rules {
        time_limit: Some(std::time::Duration::from_secs(600)),
        ..exam()
    };
    let written = played(&[5], "one\n.\nm\n\n", true, timed);
    says(
        &written,
        &[
            "10 minutes 0 seconds left.",
            "The clock has stopped. Judge",
            "Done.",
        ],
    );
    assert_eq!(written.matches(" left.").count(), 1, "{written}");
}

#[test]
fn a_missed_own_answer_is_gone_through_with_its_model() {
    for (verdict, word) in [("m", "Missed.\n"), ("p", "Partly right, 0.5 of 1.\n")] {
        let again = [
            "go through the missed one",
            "What does an index cost?\n",
            "Your answer:\nidea\n",
        ];
        let model = [
            "A good answer:\n",
            "The points, 0 of 2 found, 2 needed:\n",
            word,
        ];
        examined(
            &[5],
            &format!("idea\n.\n{verdict}\n\n"),
            &[again, model].concat(),
        );
    }
}
