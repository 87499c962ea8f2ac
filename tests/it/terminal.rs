//! Scenes in a terminal: a session of every kind, the Esc menu, an exam, the editor.

use crate::pty::{CTRL_D, DOWN, ENTER, ESC, Terminal};

const BANK: &str = "--bank tests/it/every_kind.toml --in-order --seed 1";

fn quiz(rows: u16, columns: u16, words: &str) -> Terminal {
    Terminal::start(rows, columns, &format!("quiz {BANK} {words}"))
}

/// Answers a question of every kind, one of them again, and ends.
fn play_every_kind(t: &mut Terminal) {
    t.answer("d  No: only GET", &format!("{DOWN}{ENTER}"));
    t.read("✗ WRONG").answer("? Enter: next", ENTER);
    t.answer("[ ] d  POST", &format!(" {DOWN} {ENTER}"));
    t.read("~  not chosen, and right")
        .answer("? Enter: next", ENTER);
    t.answer("> ", "200\r");
    t.read("Says nothing of creation.")
        .answer(":right", ":right\r");
    t.read("counted as right by you")
        .answer("? Enter: next", ENTER);
    t.read("fmt.Println([]int{1, 2}, 3)")
        .answer("> ", "[1 2] 4\r");
    t.read("                ^").answer("? Enter: next", ENTER);
    t.answer("c  SYN-ACK", &format!(" {DOWN} {ENTER}"));
    t.read("you put b here").answer("? Enter: next", ENTER);
    t.read("c  8080").answer("> ", "1a 2b\r");
    t.read("✗  a  22").answer("? Enter: next", ENTER);
    t.answer("> ", "It costs writes.\rAnd room.\r.\r");
    t.read("And room.")
        .read("> partly")
        .answer("  missed", ENTER);
    t.read("~ PARTLY").answer("? Enter: next", ENTER);
    t.read("again, unscored")
        .answer("d  No: only GET", &format!("{DOWN}{DOWN}{ENTER}"));
    t.read("✓ RIGHT")
        .read("unscored")
        .answer("? Enter: next", CTRL_D);
    t.read("Read before the next session")
        .read("Next   roadmap quiz")
        .read("what the step asks of you");
    let written = t.written();
    for line in [
        "── done ── 7 questions",
        "second try: right",
        "~  7  why-an-index",
    ] {
        assert!(written.contains(line), "{line:?}:\n{written}");
    }
    assert_eq!(t.exit(), 0);
}

#[test]
fn every_kind_is_answered_to_the_report() {
    play_every_kind(&mut quiz(24, 80, "-n 7"));
}

#[test]
fn a_small_window_is_no_hindrance() {
    play_every_kind(&mut quiz(12, 40, "-n 7"));
}

#[test]
fn the_esc_menu_is_whole_in_a_narrow_window() {
    let mut t = quiz(24, 40, "-n 2");
    t.answer("d  No: only GET", ESC);
    t.appears("hint   shows it, costs no points")
        .appears("flag   notes it as wrong or unfair")
        .appears("quit   ends with the report");
    t.press(CTRL_D).read("ended early");
}

#[test]
fn nothing_is_said_by_colour_alone() {
    let [mut plain, mut styled] =
        ["never", "always"].map(|color| quiz(24, 80, &format!("-n 7 --color {color}")));
    play_every_kind(&mut plain);
    play_every_kind(&mut styled);
    assert_eq!(plain.written(), styled.written());
    let bytes = String::from_utf8(plain.bytes()).expect("UTF-8");
    let escapes = bytes.split('\u{1b}').skip(1);
    for escape in escapes {
        let end = escape
            .find(|c: char| c.is_ascii_alphabetic())
            .map(|at| &escape[..=at]);
        assert!(
            matches!(end, Some("[?25h" | "[?25l" | "[2K" | "[A" | "[B")) || end.is_some_and(moves),
            "{escape:?}"
        );
    }
    let linked = "\u{1b}]8;;https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2\u{1b}\\";
    assert!(
        String::from_utf8(styled.bytes())
            .expect("UTF-8")
            .contains(linked)
    );
}

/// Whether an escape only moves the cursor or erases.
fn moves(escape: &str) -> bool {
    escape.starts_with('[') && escape.ends_with(['A', 'B', 'C', 'D', 'K', 'J'])
}

#[test]
fn esc_opens_a_menu_of_what_can_be_done() {
    let mut t = quiz(24, 80, "-n 2");
    t.answer("d  No: only GET", ESC);
    t.read("? What now")
        .answer("quit   ends here, with the report of 0 answers", ESC);
    t.answer("d  No: only GET", ESC);
    t.answer("? What now", ENTER);
    t.read("Hint   Look at the effect.")
        .answer("d  No: only GET", ESC);
    t.answer("? What now", &format!("{DOWN}{ENTER}"));
    t.read("- SKIPPED   the answer is c")
        .answer("? Enter: next", ENTER);
    t.answer("[ ] d  POST", ESC);
    t.answer(
        "undo   takes back the answer to question 1",
        &format!("{DOWN}{ENTER}"),
    );
    t.read("Took back the answer to question 1.")
        .answer("d  No: only GET", ESC);
    t.answer("? What now", &format!("{DOWN}{DOWN}{ENTER}"));
    t.read("Noted: something is wrong")
        .answer("d  No: only GET", ESC);
    t.answer("? What now", &format!("{DOWN}{DOWN}{DOWN}{ENTER}"));
    t.read("── ended early ── 0 of 2 questions");
    assert_eq!(t.exit(), 0);
}

#[test]
fn typed_commands_are_no_answers() {
    let mut t = quiz(24, 80, "-n 1 short");
    t.answer("> ", ":help\r");
    t.read(":skip  \"I don't know\"").answer("> ", ":wat\r");
    t.read(":wat is no command").answer("> ", "\r");
    t.read("The answer is empty").answer("> ", ":hint\r");
    t.read("Two hundred and something.")
        .answer("> ", "::skip\r");
    t.read("you     :skip").answer("? Enter: next", ":undo\r");
    t.read("Took back").answer("> ", "201.\r");
    t.read("✓ RIGHT").answer("? Enter: next", ENTER);
    t.read("1 of 1   100 %");
    assert_eq!(t.exit(), 0);
}

#[test]
fn an_order_that_was_not_touched_is_asked_for_once_more() {
    let mut t = quiz(24, 80, "-n 1 order");
    t.answer("c  SYN-ACK", ENTER);
    t.read("Nothing was moved. Enter again hands it in so.")
        .answer("c  SYN-ACK", ENTER);
    t.read("? Your answer   a b c")
        .answer("? Enter: next", ":undo\r");
    t.answer("c  SYN-ACK", ENTER);
    t.read("Nothing was moved.").answer("c  SYN-ACK", CTRL_D);
    assert_eq!(t.exit(), 0);
}

#[test]
fn a_draft_outlives_every_command() {
    let mut t = quiz(24, 80, "-n 1 open");
    t.answer("> ", "one\r:hint\r");
    t.read("no hint.").read("> one\n> ").press(":help\r");
    t.read("  :edit  opens your editor")
        .read("A line with a dot alone ends the answer.")
        .read("> one\n> ")
        .press(":wat\r");
    t.read(":wat is no command; `::wat` is the line `:wat`.")
        .answer("> ", "two\r.\r");
    t.read("Your answer\n  one\n  two\n")
        .answer("  missed", CTRL_D);
    assert_eq!(t.exit(), 0);
}

#[test]
fn a_skipped_question_of_an_exam_comes_round() {
    let mut t = quiz(24, 80, "-n 9 --exam single open --time-limit 10m");
    t.answer("GET may be retried", ESC);
    t.answer("skip   goes on; it comes round again", ENTER);
    t.read("Skipped, it comes round again.")
        .answer("> ", "Time.\r.\r");
    t.read("1 of 2 ── skipped before ──")
        .answer("GET may be retried", ENTER);
    t.read("The clock has stopped. Judge your own answers.")
        .answer("  missed", &format!("{DOWN}{ENTER}"));
    t.read("0 of 2   0 %");
    assert!(!t.written_since().contains(" left "));
    t.answer("go through the 2 missed ones", ENTER)
        .answer("? Enter: go on", ENTER);
    t.read("Your answer\n  Time.\n")
        .read("A good answer")
        .read("The points")
        .read("✗ MISSED")
        .answer("? Enter: go on", ENTER);
    assert!(!t.written_since().contains(" left "));
    assert_eq!(t.exit(), 0);
}

#[test]
fn an_exam_is_gone_through_after_its_report() {
    let mut t = quiz(24, 80, "-n 9 --exam single open");
    t.read("An exam").answer("GET may be retried", ENTER);
    t.read("Recorded.").answer("> ", "Nothing.\r.\r");
    t.read("Recorded.")
        .read("Your answer")
        .answer("  missed", &format!("{DOWN}{ENTER}"));
    t.read("0 of 2   0 %")
        .answer("go through the 2 missed ones", ENTER);
    t.read("you chose a, the answer is c")
        .answer("? Enter: go on", ENTER);
    t.read("✗ MISSED").answer("? Enter: go on", ENTER);
    assert_eq!(t.exit(), 0);
}

#[test]
fn an_answer_may_be_written_in_an_editor() {
    let editor = "/bin/sh -c '/bin/sleep 0.05; echo from the editor >> $0'";
    let words = format!("quiz {BANK} open");
    let mut t = Terminal::start_with(24, 80, &words, &[("VISUAL", editor)]);
    t.answer("> ", "typed before\r:edit\r");
    t.read("from the editor").answer("sends it", ".\r");
    t.read("typed before\n  from the editor")
        .answer("  missed", CTRL_D);
    assert_eq!(t.exit(), 0);
    let failing = "/bin/sh -c 'echo lost > $0; exit 1'";
    let mut t = Terminal::start_with(24, 80, &words, &[("VISUAL", failing)]);
    t.answer("> ", "kept\r:edit\r");
    t.read("The editor ended with an error; your text is unchanged.")
        .answer("> ", "more\r.\r");
    t.read("Your answer\n  kept\n  more\n")
        .answer("  missed", CTRL_D);
    assert_eq!(t.exit(), 0);
    let mut t = Terminal::start_with(24, 80, &words, &[("VISUAL", "/no/editor")]);
    t.answer("> ", ":edit\r");
    t.read("The editor did not start").answer("> ", ":quit\r");
    assert_eq!(t.exit(), 0);
}

#[test]
fn an_answer_in_own_words_is_read_for_its_points() {
    let mut t = Terminal::start(40, 80, "quiz design-payments-on-a-bad-network");
    let good = "The client generates a uuid per payment and sends the same key on every retry.\r\
                I insert the key before charging, under a unique index, with a hash of the\r\
                request body. A concurrent retry waits. The key is passed to the processor. A\r\
                timeout is unknown: a reconciliation job will query it. I store the response.\r.\r";
    t.answer("> ", good);
    t.read("The points, 11 of 11 found, 6 needed")
        .read("✓ The client creates one key")
        .read("Word by word: much in common with a good answer.")
        .read("> got it")
        .answer("  missed", ENTER);
    t.read("✓ GOT IT").answer("? Enter: next", ENTER);
    t.read("100 %");
    assert_eq!(t.exit(), 0);
}
