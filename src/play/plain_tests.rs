//! Sessions in the plain face: lines in, words out.

use std::cell::RefCell;
use std::io::{self, Cursor, Write};
use std::rc::Rc;

use jiff::Timestamp;

use super::{Keeper, Plain, play};
use crate::output::Output;
use crate::render::fixture::items;
use crate::render::{Look, Road};
use crate::session::{Item, Rules, Session};

#[derive(Clone, Default)]
struct Paper(Rc<RefCell<Vec<u8>>>);

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What is written in a session over the questions at `chosen`.
pub(super) fn played(chosen: &[usize], input: &str, person: bool, rules: Rules) -> String {
    let session = Session::new(chosen_items(chosen), rules);
    shown(session, input, person, |face, session| {
        play(session, face, &mut Keeper::default(), &|| {
            Timestamp::UNIX_EPOCH
        })
        .unwrap();
    })
}

/// What is written while `play` plays a session over the questions at `chosen` that nobody answers.
pub(super) fn written(chosen: &[usize], play: impl FnOnce(&mut Plain<'_>, &mut Session)) -> String {
    shown(Session::new(chosen_items(chosen), rules()), "", false, play)
}

fn chosen_items(chosen: &[usize]) -> Vec<Item> {
    let all = items();
    chosen.iter().map(|at| all[*at].clone()).collect()
}

fn shown(
    mut session: Session,
    input: &str,
    person: bool,
    play: impl FnOnce(&mut Plain<'_>, &mut Session),
) -> String {
    let (road, paper) = (Road::default(), Paper::default());
    let mut output = Output::new(Box::new(paper.clone()), Box::new(io::sink()));
    let mut input = Cursor::new(input.as_bytes().to_vec());
    let mut face = Plain::new(Look::new(80, true), &road, &mut input, &mut output, person);
    play(&mut face, &mut session);
    let bytes = paper.0.borrow().clone();
    String::from_utf8(bytes).unwrap()
}

pub(super) fn rules() -> Rules {
    Rules {
        self_judged: true,
        overrides: true,
        ..Rules::default()
    }
}

fn check(chosen: usize, input: &str, expected: &[&str]) {
    says(&played(&[chosen], input, true, rules()), expected);
}

/// Asserts that `expected` stands in `written`, part after part.
pub(super) fn says(written: &str, expected: &[&str]) {
    let mut rest = written;
    for part in expected {
        let at = rest.find(part);
        let at = at.unwrap_or_else(|| panic!("{part:?} is not in {rest:?} of\n{written}"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn one_line_is_one_answer() {
    let next = "Enter: next question. :more reads a and d, :refs reads the reference, :help\nlists :undo, :quit and more. ";
    check(
        0,
        "b\n\n",
        &["Answer, a to d: Wrong. The answer is c.\n", next, "0 of 1"],
    );
    check(
        1,
        "[1 2 99 4] 3\n\n",
        &["Answer, what it prints: Right.\n", "1 of 1"],
    );
    check(2, "a c\n\n", &["such as a c: Right.\n", "1 of 1"]);
    check(3, "a c b\n\n", &["such as c a b: Right.\n", "1 of 1"]);
    check(4, "1a 2b\n\n", &["such as 1b 2a: Right.\n", "1 of 1"]);
    let judged = [
        "dot alone:\n",
        "Your answer:\ntime\nand room\n",
        "partly or missed (Enter: partly): Got it.\n",
    ];
    check(5, "time\nand room\n.\ngot it\n\n", &judged);
    check(
        5,
        "time",
        &[
            "Your answer:\ntime\n",
            "partly or missed (Enter: partly): \n",
            "Ended early.",
        ],
    );
}

#[test]
fn a_refused_line_says_why_and_asks_again() {
    let why = "`x` is neither a letter from a to d nor the full text of one.\n";
    check(
        0,
        "x\nc\n\n",
        &["Answer, a to d: ", why, "Answer, a to d: Right."],
    );
    check(
        0,
        "\nc\n\n",
        &[
            "The answer is empty; `:skip` passes it.\n",
            "Answer, a to d: Right.",
        ],
    );
    check(0, ":nope\n", &[":nope is no command."]);
    check(0, ":hint\n", &["This question has no hint."]);
    check(
        5,
        "t\n.\nwell\nm\n\n",
        &[
            "One of these is asked for",
            "missed (Enter: partly): Missed.\n",
        ],
    );
}

#[test]
fn commands_are_understood_everywhere() {
    check(
        0,
        ":help\n",
        &[
            ":skip \"I don't know\", scores 0.",
            ":quit ends",
            "typed with two.",
        ],
    );
    check(
        0,
        ":skip\n\n",
        &["Skipped. The answer is c.", "1 question skipped"],
    );
    let more = ["Why not a: Right verdict", "Why not d: Too narrow."];
    check(0, "b\n:more\n\n", &more);
    check(
        0,
        "b\n:refs\n\n",
        &["RFC 9110, 9.2.2: https://", "rest-delete-cart-twice."],
    );
    check(
        0,
        "b\n:undo\nc\n\n",
        &["Took back the answer to question 1.", "Right.", "1 of 1"],
    );
    check(
        1,
        "1\n:right\n\n",
        &[
            ":right counts your answer",
            "Right, counted by you.",
            "1 of 1",
        ],
    );
    check(1, "::right\n", &["You wrote: :right"]);
    check(0, ":SKIP\n\n", &["Skipped. The answer is c."]);
    check(0, "b\n:help\n", &[":undo takes", ":quit ends"]);
    check(5, "a\n:skip\n\n", &["Skipped.", "A good answer:"]);
    check(0, "b\n:quit\n", &["Done. 1 question", "0 of 1"]);
}

#[test]
fn a_pipe_is_not_waited_for_and_sees_its_own_lines() {
    let written = played(&[0, 4], "b\n1a 2b\n", false, rules());
    assert!(written.contains("Answer, a to d: b\nWrong."), "{written}");
    assert!(
        written.contains("such as 1b 2a: 1a 2b\nRight."),
        "{written}"
    );
    assert!(!written.contains("Enter:"), "{written}");
    assert!(written.contains("Score: 1 of 2, 50 percent."), "{written}");
}

#[test]
fn the_end_of_the_input_ends_the_session() {
    let written = played(&[0, 4], "b\n", false, rules());
    assert!(
        written.contains("Ended early. 1 of 2 questions"),
        "{written}"
    );
}

#[test]
fn an_exam_speaks_at_the_end() {
    let exam = Rules {
        exam: true,
        self_judged: true,
        ..Rules::default()
    };
    let written = played(&[0, 5], "b\nidea\n.\nm\n\n\n\n", true, exam);
    let (asked, after) = written.split_once("Done.").unwrap();
    assert!(asked.contains("An exam") && asked.contains("Recorded.") && !asked.contains("Wrong"));
    let after_the_report = [
        "go through the 2 missed ones",
        "Wrong. The answer is c.",
        "Missed.\n",
    ];
    assert!(
        after_the_report.iter().all(|part| after.contains(part)),
        "{after}"
    );
}

#[test]
fn what_is_typed_cannot_reach_the_terminal_raw() {
    let written = played(&[1], "\u{1b}[2Jx\n", false, rules());
    assert!(
        !written.contains('\u{1b}') && written.contains("\\u{1b}[2Jx"),
        "{written}"
    );
}
