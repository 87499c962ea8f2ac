//! The views of a session, each through the faces: 80 columns, 40 columns, words alone.

use std::time::Duration;

use super::fixture::{asked, asked_at, fed_back, reported};
use crate::session::Turn;

/// All views in a face.
fn views(columns: usize, plain: bool) -> Vec<String> {
    let answers: [&[&str]; 6] = [
        &["b"],
        &["", "[1 2 3 4] 3"],
        &["", "", "ab"],
        &["", "", "", "bac"],
        &["", "", "", "", "1b"],
        &["", "", "", "", "", ""],
    ];
    let mut views = [1, 2, 5].map(|n| asked(columns, plain, n)).to_vec();
    views.extend(
        answers
            .iter()
            .map(|answers| fed_back(columns, plain, answers)),
    );
    views.push(reported(columns, plain));
    views
}

#[test]
fn lines_fit_the_window() {
    for columns in [20, 33, 40, 80, 200] {
        for plain in [false, true] {
            for view in views(columns, plain) {
                let whole = |line: &str| line.contains("://") || line.contains("roadmap quiz");
                let long = |line: &&str| super::width(line) > columns.min(80) && !whole(line);
                let long = view.lines().find(long);
                assert_eq!(long, None, "{columns} columns");
            }
        }
    }
}

#[test]
fn a_question_is_drawn() {
    insta::assert_snapshot!(asked(80, false, 1), @r"
    ── 1 of 6 ── rest-apis · junior ────────────────────────────────────────────────

    A client sends `DELETE /carts/17`. The connection drops before any response
    arrives, so its HTTP library sends the same request again.
    Was the automatic retry legitimate?
      a  Yes: DELETE is safe, so repeating it cannot change anything on the server.
      b  No: an idempotent method has to return the same status on every call.
      c  Yes: DELETE is idempotent, and a retry may return a different status.
      d  No: a client may retry automatically only when it has sent a GET or HEAD.
    ");
}

#[test]
fn a_question_is_read() {
    insta::assert_snapshot!(asked(80, true, 2), @r"
    Question 2 of 6. language, mid.
    What does this program print?
    Code, go:
    fmt.Println(a, len(b))
    End of the code.
    ");
}

#[test]
fn a_line_of_code_that_is_too_wide_goes_on_deeper() {
    insta::assert_snapshot!(asked(20, false, 2), @"
    ── 2 of 6 ──────────
    language · mid

    What does this
    program print?

        fmt.Println(a,
        ↪ len(b))
    ");
    insta::assert_snapshot!(asked(20, true, 2), @r"
    Question 2 of 6.
    language, mid.
    What does this
    program print?
    Code, go:
    fmt.Println(a,
    \ len(b))
    End of the code.
    ");
}

#[test]
fn a_matching_is_drawn() {
    insta::assert_snapshot!(asked(40, false, 5), @r"
    ── 5 of 6 ──────────────────────────────

    Which port?
      1  HTTPS
      2  SSH

      a  443
      b  22
    ");
}

#[test]
fn a_wrong_choice_is_explained() {
    insta::assert_snapshot!(fed_back(80, false, &["b"]), @r"
    ✗ WRONG   you chose b, the answer is c                                    0 of 1

      b  No: an idempotent method has to return the same status on every call.
      ✗  Confuses the effect with the response. A server may answer 204 and then 404
         without breaking idempotency.
      c  Yes: DELETE is idempotent, and a retry may return a different status.
      ✓  The promise is about the effect on the server. RFC 9110 itself notes that
         the response to the repeat might differ.

      a  Yes: DELETE is safe, so repeating it cannot change anything on the server.
         Right verdict, wrong property. Safe means essentially read-only (GET, HEAD,
         OPTIONS, TRACE, QUERY); DELETE asks for a change.
      d  No: a client may retry automatically only when it has sent a GET or HEAD.
         Too narrow. Idempotent methods may be repeated automatically after a
         communication failure; PUT and DELETE are idempotent.

    Idempotent means that the intended effect of many identical requests equals the
    effect of one. After either attempt cart 17 is gone. Nothing promises that both
    responses look alike, so 204 followed by 404 is fine.

    Read   RFC 9110, 9.2.2 https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
    Again  at the end of this session  (rest-delete-cart-twice)
    ");
}

#[test]
fn a_wrong_choice_is_explained_in_words() {
    insta::assert_snapshot!(fed_back(80, true, &["b"]), @r"
    Wrong. The answer is c.
    Why not b: Confuses the effect with the response. A server may answer 204 and
    then 404 without breaking idempotency.
    Why c: The promise is about the effect on the server. RFC 9110 itself notes that
    the response to the repeat might differ.
    In short: Idempotent means that the intended effect of many identical requests
    equals the effect of one. After either attempt cart 17 is gone. Nothing promises
    that both responses look alike, so 204 followed by 404 is fine.
    Asked again at the end of this session.
    ");
}

#[test]
fn a_wrong_line_is_shown_above_the_right_one() {
    insta::assert_snapshot!(fed_back(40, false, &["", "[1 2 3 4] 3"]), @r"
    ✗ WRONG                           0 of 1

      you     [1 2 3 4] 3
      answer  [1 2 99 4] 3
                   ^

      ✗  Assumes that append always copies.

    Again  at the end of this session
           (go-append-on-reslice)
    ");
}

#[test]
fn several_choices_are_told_apart() {
    insta::assert_snapshot!(fed_back(80, false, &["", "", "ab"]), @r"
    ✗ WRONG   you chose a b, the answer is a c                                0 of 1

      a  GET
      ✓  Read-only.
      b  PUT
      ✗  Replaces.
      c  HEAD
      ~  not chosen, and right

      d  POST

    Again  at the end of this session  (safe-methods)
    ");
}

#[test]
fn several_choices_are_told_apart_in_words() {
    insta::assert_snapshot!(fed_back(80, true, &["", "", "ab"]), @r"
    Wrong. The answer is a and c.
    Why a: Read-only.
    Why not b: Replaces.
    You left out c.
    Asked again at the end of this session.
    ");
}

#[test]
fn an_order_is_set_right() {
    insta::assert_snapshot!(fed_back(40, false, &["", "", "", "bac"]), @r"
    ✗ WRONG                           0 of 1
    you put b a c, the answer is a c b

      1  a  SYN
      ✗  you put b here
      2  c  SYN-ACK
      ✗  you put a here
      3  b  ACK
      ✗  you put c here

    Again  at the end of this session
           (handshake)
    ");
}

#[test]
fn a_matching_is_set_right() {
    insta::assert_snapshot!(fed_back(80, true, &["", "", "", "", "1b"]), @r"
    Wrong. The answer is 1a 2b.
    1, HTTPS: a, 443. You had b.
    2, SSH: b, 22. Not matched by you.
    Asked again at the end of this session.
    ");
}

#[test]
fn a_left_without_an_answer_is_told_apart() {
    insta::assert_snapshot!(fed_back(40, false, &["", "", "", "", "1a"]), @r"
    ~ PARTLY                        0.5 of 1
    you put 1a, the answer is 1a 2b

      1  HTTPS
      ✓  a  443
      2  SSH
      ~  not matched
      ✓  b  22

    Id     ports
    ");
    let skipped = fed_back(40, false, &["", "", "", "", ""]);
    assert!(!skipped.contains("not matched"), "{skipped}");
    assert!(!fed_back(40, true, &["", "", "", "", ""]).contains("Not matched"));
}

#[test]
fn a_skipped_own_answer_shows_the_model() {
    insta::assert_snapshot!(fed_back(40, false, &["", "", "", "", "", ""]), @"
    - SKIPPED                         0 of 1

    A good answer
      Every write keeps it up to date.

    The points
      - Writes become slower (counts 2, must
        be there)

    Not in a good answer
      - Indexes are free: They are not.

    Again  at the end of this session
           (why-an-index)
    ");
}

#[test]
fn the_report_stands_side_by_side() {
    insta::assert_snapshot!(reported(80, false), @r"
    ── ended early ── 5 of 6 questions, 3 min of answering ── seed 5131 ────────────

      1 of 6   17 %
      1 question without an answer, counted 0
      1 question skipped, counted 0

      by step                                     by level
      rest-apis     0.5 of 2  ███·······          junior   0   of 1  ··········
      language      0   of 1  ··········          mid      0.5 of 2  ███·······
      none          0.5 of 3  ██········          none     0.5 of 3  ██········

    Missed
      ✗  1  rest-delete-cart-twice  you: b   answer: c
      ✗  2  go-append-on-reslice    you: [1 2 3 4] 3   answer: [1 2 99 4] 3
      ~  3  safe-methods            you: a   answer: a c
      -  4  handshake               skipped   answer: a c b
      ~  5  ports                   you: 1a   answer: 1a 2b

    Read before the next session
      RFC 9110, 9.2.2  rfc-editor.org/rfc/rfc9110#section-9.2.2

    Next   roadmap quiz language    more of the weakest step
    ");
}

#[test]
fn the_report_is_read() {
    insta::assert_snapshot!(reported(80, true), @r"
    Ended early. 5 of 6 questions, 3 min of answering. Seed 5131.
    Score: 1 of 6, 17 percent.
    1 question without an answer, counted 0.
    1 question skipped, counted 0.
    Step rest-apis: 0.5 of 2.
    Step language: 0 of 1.
    Level junior: 0 of 1.
    Level mid: 0.5 of 2.
    Missed:
    Question 1, rest-delete-cart-twice. You: b. Answer: c.
    Question 2, go-append-on-reslice. You: [1 2 3 4] 3. Answer: [1 2 99 4] 3.
    Question 3, safe-methods. You: a. Answer: a c.
    Question 4, handshake. Skipped. Answer: a c b.
    Question 5, ports. You: 1a. Answer: 1a 2b.
    Read before the next session:
    RFC 9110, 9.2.2: https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
    Next, more of the weakest step: roadmap quiz language
    ");
}

#[test]
fn the_head_tells_the_time_left_and_the_second_round() {
    let turn = Turn {
        n: 6,
        of: 10,
        again: true,
        skipped: false,
        left: Some(Duration::from_secs(1040)),
    };
    let first = |columns, plain| asked_at(columns, plain, turn).replace("\n\n", "\n");
    insta::assert_snapshot!(first(60, false), @r"
    ── 6 of 10 ── again, unscored ──────────────── 17:20 left ──
    What does an index cost?
    ");
    insta::assert_snapshot!(first(80, true), @r"
    Question 6 of 10 again, unscored. 17 minutes 20 seconds left.
    What does an index cost?
    ");
}

#[test]
fn the_head_tells_of_a_skip() {
    let turn = Turn {
        n: 1,
        of: 3,
        again: false,
        skipped: true,
        left: None,
    };
    let first = |plain| asked_at(40, plain, turn).lines().next().unwrap().to_owned();
    insta::assert_snapshot!(first(false), @"── 1 of 3 ── skipped before ────────────");
    insta::assert_snapshot!(first(true), @"Question 1 of 3, skipped before.");
}
