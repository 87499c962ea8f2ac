//! Whole sessions, as inputs and the events they give.

use std::sync::Arc;

use super::{
    Awaiting, Dice, Event, Given, Input, Item, Outcome, Rate, Report, Reviewed, Rules, Session,
    interpret, split_line,
};
use crate::diagnostics::Sources;
use crate::load::{RawFile, load_files};
use crate::memory::Rating;
use crate::model::{Body, Comparison, Name, Verdict};
use jiff::{SignedDuration, Timestamp};

const BANK: &str = r#"
[[question]]
id = "q1"
stem = "Which is even?"
shuffle = false
hint = "Halve it."
option = [{ text = "One" }, { text = "Two", correct = true }]
[[question]]
id = "q2"
stem = "Which number follows one?"
accept = ["two", "2"]
[[question]]
id = "q3"
stem = "What is a number?"
answer = "An idea."
point = [{ text = "There is no end", any = ["endless"], ask = "How many?" }, { text = "Abstract", any = ["abstract"] }]
[[question]]
id = "q4"
stem = "Which are odd?"
shuffle = false
option = [{ text = "One", correct = true }, { text = "Two" }, { text = "Three", correct = true }]
"#;

pub(super) fn items() -> Vec<Item> {
    let file = RawFile {
        path: "bank.toml".into(),
        bytes: BANK.as_bytes().to_vec(),
    };
    let (bank, diagnostics) = load_files("bank", vec![file], &mut Sources::new(), false);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let questions = bank
        .questions
        .into_iter()
        .map(|question| (Name::from("bank"), question));
    Item::deal(questions.collect(), &mut Dice::new(1))
}

pub(super) fn time(seconds: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_secs(1_000_000 + seconds)
}

/// Plays words, one a second: an answer line, or `:` and an input.
pub(super) struct Play {
    pub(super) session: Session,
    pub(super) started: String,
    seconds: i64,
}

impl Play {
    pub(super) fn new(rules: Rules) -> Self {
        Self::of(Session::new(items(), rules))
    }

    /// A session that was left with these outcomes.
    pub(super) fn going_on(rules: Rules, outcomes: Vec<Outcome>) -> Self {
        Self::of(Session::new(items(), rules).gone_on_with(outcomes))
    }

    fn of(mut session: Session) -> Self {
        let started = session.step(Input::Begin, time(0));
        let started: Vec<_> = started.iter().map(tell).collect();
        Self {
            session,
            started: started.join(" "),
            seconds: 0,
        }
    }

    fn input(&self, word: &str) -> Input {
        match word {
            ":hint" => Input::Hint,
            ":skip" => Input::Skip,
            ":undo" => Input::Undo,
            ":next" => Input::Next,
            ":quit" => Input::Quit,
            ":accept" => Input::Accept,
            ":flag" => Input::Flag,
            ":easier" => Input::Rate(Rate::Easier),
            ":harder" => Input::Rate(Rate::Harder),
            ":easy" => Input::Rate(Rate::As(Rating::Easy)),
            ":got" => Input::Judge(Verdict::Correct),
            ":partly" => Input::Judge(Verdict::Partial),
            line => {
                let Some(Awaiting::Answer(turn)) = self.session.awaiting(time(self.seconds)) else {
                    panic!("no question is open for `{line}`");
                };
                let item = self.session.item(turn);
                let response = interpret(item, split_line(item, line), None).expect("an answer");
                Input::Answer {
                    response,
                    seconds: None,
                }
            }
        }
    }

    /// The events of each word, in a line, but for what is to be kept.
    pub(super) fn line(&mut self, words: &str) -> String {
        self.told(words, |event| !matches!(event, Event::Reviewed(_)))
    }

    /// What of each word is to be kept, in a line.
    pub(super) fn kept(&mut self, words: &str) -> String {
        let is_kept = |event: &Event| {
            matches!(
                event,
                Event::Reviewed(_) | Event::Undone(_) | Event::Rated(_)
            )
        };
        self.told(words, is_kept)
    }

    fn told(&mut self, words: &str, admits: impl Fn(&Event) -> bool) -> String {
        let mut told = Vec::new();
        for word in words.split_whitespace() {
            self.seconds += 1;
            let input = self.input(word);
            let events = self.session.step(input, time(self.seconds));
            told.extend(events.iter().filter(|event| admits(event)).map(tell));
        }
        told.join(" ")
    }
}

fn tell(event: &Event) -> String {
    match event {
        Event::Started(start) if start.settled > 0 => {
            format!("started({}, {} before)", start.count, start.settled)
        }
        Event::Started(start) => format!("started({})", start.count),
        Event::Asked(turn) if turn.again => format!("again({})", turn.n),
        Event::Asked(turn) if turn.skipped => format!("returned({})", turn.n),
        Event::Asked(turn) => format!("asked({})", turn.n),
        Event::Hinted { hint, .. } => format!("hint({hint})"),
        Event::Ran(ran) => format!("ran({})", ran.tries),
        Event::Recorded(turn) => format!("recorded({})", turn.n),
        Event::Prompted { turn, ask } => format!("prompted({}: {ask:?})", turn.n),
        Event::Revealed { turn, answer, .. } => format!("revealed({}: {answer})", turn.n),
        Event::Graded(graded) => format!("{}({})", graded.mark.verdict, graded.turn.n),
        Event::Rated(graded) => format!("rated({})", said(graded.rating)),
        Event::Reviewed(reviewed) => kept(reviewed),
        Event::Flagged { turn, .. } => format!("flagged({})", turn.n),
        Event::Undone(turn) => format!("undone({})", turn.n),
        Event::Refused(refusal) => format!("refused({refusal})"),
        Event::TimeUp => "time-up".to_owned(),
        Event::Finished(report) => told(report),
    }
}

/// How an answer that is kept was rated; whether it was asked again, and stands in another's place.
fn kept(reviewed: &Reviewed) -> String {
    let graded = &reviewed.graded;
    let again = if graded.turn.again { " again" } else { "" };
    let anew = if reviewed.anew { " anew" } else { "" };
    format!(
        "kept({}{again} {}{anew})",
        graded.turn.n,
        said(graded.rating)
    )
}

fn said(rating: Option<Rating>) -> &'static str {
    rating.map_or("-", Rating::name)
}

fn told(report: &Report) -> String {
    let complete = if report.complete { "" } else { ", incomplete" };
    format!(
        "finished({} of {}{complete})",
        report.score, report.possible
    )
}

pub(super) fn check(rules: Rules, words: &str, expected: &str) {
    assert_eq!(Play::new(rules).line(words), expected, "{words}");
}

pub(super) const PERSON: Rules = Rules {
    seed: 1,
    exam: false,
    interview: false,
    self_judged: true,
    second_round: true,
    overrides: true,
    time_limit: None,
    pass: None,
};

pub(super) const SCRIPT: Rules = Rules {
    self_judged: false,
    second_round: false,
    overrides: false,
    ..PERSON
};

pub(super) const EXAM: Rules = Rules {
    exam: true,
    second_round: false,
    overrides: false,
    ..PERSON
};

#[test]
fn a_session_goes_from_question_to_report() {
    check(
        SCRIPT,
        "b :next two :next words :next ac :next",
        "correct(1) asked(2) correct(2) asked(3) ungraded(3) asked(4) correct(4) finished(3 of 3)",
    );
}

#[test]
fn an_own_answer_is_judged_after_it_was_revealed() {
    check(
        PERSON,
        "b :next two :next words :partly :next a :next",
        "correct(1) asked(2) correct(2) asked(3) revealed(3: words) partial(3) asked(4) partial(4) \
         finished(3 of 4)",
    );
}

#[test]
fn missed_questions_come_once_more_unscored() {
    check(
        PERSON,
        "a :next :skip :next words :got :next ac :next b :next three :next",
        "wrong(1) asked(2) skipped(2) asked(3) revealed(3: words) correct(3) asked(4) correct(4) again(1) \
         correct(1) again(2) wrong(2) finished(2 of 4)",
    );
}

#[test]
fn an_undo_takes_back_exactly_one_answer() {
    check(
        PERSON,
        ":undo a :undo b :next :undo b :next two",
        "refused(there is no answer to take back) wrong(1) undone(1) asked(1) correct(1) asked(2) \
         undone(1) asked(1) correct(1) asked(2) correct(2)",
    );
    let mut play = Play::new(PERSON);
    let _told = play.line("a :next two :next words :got :next ac :next");
    assert_eq!(
        play.line(":undo ac :next b :next"),
        "undone(4) asked(4) correct(4) again(1) correct(1) finished(3 of 4)"
    );
}

#[test]
fn an_own_answer_can_be_taken_back_before_it_is_judged() {
    let mut play = Play::new(PERSON);
    let _told = play.line("b :next two :next words");
    assert_eq!(
        play.line(":undo better :got"),
        "undone(3) asked(3) revealed(3: better) correct(3)"
    );
}

#[test]
fn a_flag_changes_nothing_else() {
    check(
        PERSON,
        ":flag b :flag :next two :next words :flag :got",
        "flagged(1) correct(1) flagged(1) asked(2) correct(2) asked(3) revealed(3: words) flagged(3) \
         correct(3)",
    );
    check(
        EXAM,
        ":flag b :flag",
        "flagged(1) recorded(1) asked(2) flagged(2)",
    );
}

#[test]
fn a_hint_is_given_when_there_is_one() {
    check(
        SCRIPT,
        ":hint b :next :hint",
        "hint(Halve it.) correct(1) asked(2) refused(this question has no hint)",
    );
    check(EXAM, ":hint", "refused(an exam gives no hints)");
}

#[test]
fn a_typed_answer_can_be_counted_as_right() {
    check(
        PERSON,
        ":accept a :accept :next three :accept :accept",
        "refused(only a typed answer just graded wrong can be counted as right) wrong(1) \
         refused(only a typed answer just graded wrong can be counted as right) asked(2) wrong(2) correct(2) \
         refused(only a typed answer just graded wrong can be counted as right)",
    );
    let mut play = Play::new(SCRIPT);
    assert!(
        play.line("b :next three :accept")
            .ends_with("can be counted as right)")
    );
}

#[test]
fn quitting_keeps_what_was_answered() {
    check(
        SCRIPT,
        "b :next :quit :quit",
        "correct(1) asked(2) finished(1 of 4, incomplete) refused(that cannot be done now)",
    );
    let mut play = Play::new(PERSON);
    let _told = play.line("a :next two :next words :got :next ac :next");
    assert_eq!(
        play.line(":quit"),
        "finished(3 of 4)",
        "the second round is no part of the session"
    );
}

#[test]
fn an_answer_after_the_deadline_does_not_count() {
    let limit = |seconds| Some(std::time::Duration::from_secs(seconds));
    check(
        Rules {
            time_limit: limit(2),
            ..SCRIPT
        },
        "b :next two",
        "correct(1) asked(2) time-up finished(1 of 4)",
    );
    let exam = Rules {
        time_limit: limit(3),
        ..EXAM
    };
    check(
        exam,
        "b two words ac :got",
        "recorded(1) asked(2) recorded(2) asked(3) recorded(3) asked(4) time-up \
         revealed(3: words) correct(1) correct(2) correct(3) finished(3 of 4)",
    );
}

#[test]
fn a_clock_set_back_gives_no_negative_time() {
    let mut session = Session::new(items(), SCRIPT);
    let _started = session.step(Input::Begin, time(100));
    let events = session.step(Input::Skip, time(0));
    assert!(matches!(&events[..], [_, Event::Graded(graded)] if graded.seconds == 0.0));
}

#[test]
fn faces_are_told_why_an_answer_is_none() {
    let items = items();
    let refuse =
        |at: usize, given: Given| interpret(&items[at], given, None).expect_err("a refusal");
    let text = |text: &str| Given::Text(text.to_owned());
    assert_eq!(
        refuse(0, text("c")),
        "`c` is neither a letter from a to b nor the full text of one"
    );
    assert_eq!(
        refuse(0, text(" ")),
        "the answer is empty; to pass a question, skip it"
    );
    assert_eq!(
        refuse(0, Given::List(vec!["a".into(), "b".into()])),
        "one letter is asked for here"
    );
    assert_eq!(
        refuse(1, Given::List(vec!["a".into()])),
        "a text is asked for here"
    );
    assert!(interpret(&items[0], text("Two"), None).is_ok());
    let mut number = items[1].clone();
    let Body::Short(key) = &mut Arc::make_mut(&mut number.question).body else {
        panic!("a short question")
    };
    key.compare = Comparison::Number(0.0);
    let refusal = interpret(&number, text("2 s"), None).expect_err("a refusal");
    assert_eq!(refusal, "a number alone is asked for here, without a unit");
    assert!(interpret(&number, text(" 2 "), None).is_ok());
}
