//! Sessions that are kept: what the store has of them, and when their questions come back.

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;

use fsrs::{DEFAULT_PARAMETERS, FSRS, MemoryState};
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;

use super::{Face, History, Keeper, play};
use crate::diagnostics::Sources;
use crate::failure::{Failure, FailureKind};
use crate::load::{RawFile, load_files};
use crate::memory::{Cards, Day, Id, Rating, Scheduler, replay};
use crate::model::{Name, Response};
use crate::session::{Awaiting, Dice, Event, Graded, Input, Item, Rate, Rules, Session};
use crate::store::Store;
use crate::wire::{Left, Warning, WarningKind};

/// A learner on a day, whose sessions are kept in a folder.
struct Learner {
    folder: TempDir,
    items: Vec<Item>,
    day: i64,
    sessions: u128,
}

/// Gives inputs one by one and remembers what it was shown.
#[derive(Default)]
struct Script {
    inputs: VecDeque<Input>,
    graded: Vec<Graded>,
    warned: Vec<Warning>,
    /// Of each flag whether it was kept.
    flagged: Vec<bool>,
    undone: usize,
    /// The cards of the store before each answer that stands and after the last, if they are looked at.
    stack: Vec<Cards>,
    path: Option<PathBuf>,
}

impl Face for Script {
    fn show(&mut self, event: &Event, _: &Session) -> Result<(), Failure> {
        if let Event::Graded(graded) = event {
            self.graded.push(graded.clone());
        }
        if let Event::Flagged { kept, .. } = event {
            self.flagged.push(*kept);
        }
        let Some(path) = &self.path else {
            return Ok(());
        };
        // Whatever is acknowledged is in the store already, for others too.
        let cards = || Store::open(path).unwrap().store.cards(Scheduler::default());
        if let Event::Graded(_) = event {
            self.stack.push(cards()?);
        } else if let (Event::Rated(_), Some(last)) = (event, self.stack.last_mut()) {
            *last = cards()?;
        } else if let Event::Undone(_) = event {
            self.stack.pop();
            self.undone += 1;
            assert_eq!(cards()?.all(), self.stack.last().unwrap().all());
        }
        Ok(())
    }

    fn warn(&mut self, warning: &Warning) -> Result<(), Failure> {
        self.warned.push(warning.clone());
        Ok(())
    }

    fn next(&mut self, _: Awaiting, _: &Session) -> Result<Input, Failure> {
        Ok(self.inputs.pop_front().unwrap_or(Input::Quit))
    }
}

impl Learner {
    fn new(questions: usize) -> Self {
        let question = |n| {
            format!(
                "[[question]]\nid = \"q{n}\"\nstem = \"Is it {n}?\"\nhint = \"It is.\"\naccept = [\"yes\"]\n\
                 seconds = 60\n"
            )
        };
        let file = RawFile {
            path: "bank.toml".into(),
            bytes: (0..questions)
                .map(question)
                .collect::<String>()
                .into_bytes(),
        };
        let (bank, _) = load_files("bank", vec![file], &mut Sources::new(), false);
        let questions = bank.questions.into_iter();
        let questions = questions.map(|question| (Name::from("bank"), question));
        Self {
            folder: TempDir::new().unwrap(),
            items: Item::deal(questions.collect(), &mut Dice::new(1)),
            day: 0,
            sessions: 0,
        }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("anna.db")
    }

    fn cards(&self) -> Cards {
        let store = Store::open(&self.path()).unwrap().store;
        store.cards(Scheduler::default()).unwrap()
    }

    fn history(&mut self) -> History<'static> {
        self.sessions += 1;
        History {
            store: Store::open(&self.path()).unwrap().store,
            cards: self.cards(),
            goal: Vec::new(),
            session: Id::new(self.sessions),
            left: Left::default(),
            resumed: false,
            rows: BTreeMap::new(),
        }
    }

    /// Plays a session over `items` that day.
    fn study(&mut self, items: Vec<Item>, script: &mut Script) {
        let mut keeper = Keeper::of(self.history(), true);
        let noon =
            Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * (20_000 + self.day) + 12);
        let mut session = Session::new(items, Rules::default());
        play(&mut session, script, &mut keeper, &|| noon).unwrap();
    }
}

/// The inputs of an answer that is rated so by the rule.
fn rated(rating: Rating) -> Vec<Input> {
    let yes = |seconds| Input::Answer {
        response: Response::Text("yes".to_owned()),
        seconds: Some(seconds),
    };
    let answer = match rating {
        Rating::Again => vec![Input::Skip],
        Rating::Hard => vec![Input::Hint, yes(5.0)],
        Rating::Good => vec![yes(40.0)],
        Rating::Easy => vec![yes(5.0)],
    };
    answer.into_iter().chain([Input::Next]).collect()
}

fn any_rating(dice: &mut Dice) -> Rating {
    Rating::ALL[dice.below(4) as usize]
}

#[expect(clippy::print_stdout, reason = "what a test has counted")]
fn tell(counted: &str) {
    println!("{counted}");
}

/// What FSRS itself makes of a history of days and ratings: the day on which the card comes back.
fn due_by_fsrs(history: &[(i64, Rating)]) -> Day {
    let fsrs = FSRS::new(&DEFAULT_PARAMETERS).unwrap();
    let mut state: Option<MemoryState> = None;
    let mut due = Day::default();
    let mut before = None;
    for (day, rating) in history {
        let elapsed = before.map_or(0, |before: i64| u32::try_from(day - before).unwrap());
        let states = fsrs.next_states(state, 0.9, elapsed).unwrap();
        let next = match rating {
            Rating::Again => states.again,
            Rating::Hard => states.hard,
            Rating::Good => states.good,
            Rating::Easy => states.easy,
        };
        state = Some(next.memory);
        before = Some(*day);
        let interval = next.interval.round().max(1.0) as u32;
        due = Day::new(20_000 + i32::try_from(*day).unwrap()).plus(interval);
    }
    due
}

#[test]
fn what_comes_back_when_is_what_fsrs_says_over_a_thousand_histories() {
    let mut learner = Learner::new(1_000);
    let mut dice = Dice::new(11);
    let mut histories: BTreeMap<String, Vec<(i64, Rating)>> = BTreeMap::new();
    let (mut answers, mut told) = (0, 0);
    for _ in 0..4 {
        let mut items = learner.items.clone();
        items.retain(|_| dice.below(5) > 0);
        let mut script = Script::default();
        for item in &items {
            let rating = any_rating(&mut dice);
            let history = histories
                .entry(item.question.header.id.to_string())
                .or_default();
            history.push((learner.day, rating));
            script.inputs.extend(rated(rating));
        }
        learner.study(items.clone(), &mut script);
        for graded in &script.graded {
            let id = &items[graded.turn.n - 1].question.header.id;
            let due = graded.back.map(|back| back.due);
            assert_eq!(
                due,
                Some(due_by_fsrs(&histories[&**id])),
                "told at once: {id}"
            );
            told += 1;
        }
        answers += items.len();
        learner.day += i64::from(dice.below(40));
    }
    let cards = learner.cards();
    for (id, history) in &histories {
        let card = cards.get("bank", id).expect("a card");
        let due = cards.scheduler().due(card);
        assert_eq!(due, due_by_fsrs(history), "{id}: {history:?}");
    }
    let count = histories.len();
    assert!(count > 990 && told == answers, "{count} {told} {answers}");
    tell(&format!(
        "{count} histories of {answers} answers: all due days are those of FSRS"
    ));
}

#[test]
fn an_undo_gives_the_exact_cards_of_before() {
    let mut learner = Learner::new(4);
    let mut dice = Dice::new(5);
    let mut undone = 0;
    for day in 0..12 {
        learner.day = day * 3;
        let mut script = Script {
            path: Some(learner.path()),
            stack: vec![learner.cards()],
            ..Script::default()
        };
        for _ in 0..12 {
            script.inputs.extend(match dice.below(4) {
                0 => vec![Input::Undo],
                1 => vec![Input::Rate(Rate::As(any_rating(&mut dice)))],
                _ => rated(any_rating(&mut dice)),
            });
        }
        learner.study(learner.items.clone(), &mut script);
        undone += script.undone;
        let store = Store::open(&learner.path()).unwrap().store;
        let replayed = replay(&store.remembered().unwrap(), Scheduler::default());
        assert_eq!(replayed.all(), script.stack.last().unwrap().all());
    }
    assert!(undone > 15);
    tell(&format!(
        "{undone} answers taken back: the cards of before, each time"
    ));
}

#[test]
fn a_flag_is_kept_and_is_no_answer() {
    let mut learner = Learner::new(2);
    let mut script = Script::default();
    script.inputs.push_back(Input::Flag);
    script.inputs.extend(rated(Rating::Good));
    learner.study(learner.items.clone(), &mut script);
    let store = Store::open(&learner.path()).unwrap().store;
    let flagged: Vec<_> = store
        .flags()
        .unwrap()
        .into_iter()
        .map(|flag| flag.id.question)
        .collect();
    assert_eq!(flagged, ["q0"]);
    assert_eq!(
        (script.flagged, store.remembered().unwrap().len()),
        (vec![true], 1)
    );
}

/// A session of two answers, of which the store does not take the second.
fn check_failing(required: bool) -> (Result<(), Failure>, Script, Learner) {
    let mut learner = Learner::new(2);
    let mut keeper = Keeper::of(learner.history(), required);
    let mut script = Script::default();
    script.inputs.extend(rated(Rating::Good));
    script.inputs.extend(rated(Rating::Good));
    let mut session = Session::new(learner.items.clone(), Rules::default());
    let connection = rusqlite::Connection::open(learner.path()).unwrap();
    let fail = "CREATE TRIGGER full BEFORE INSERT ON history WHEN NEW.question = 'q1'
                BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END";
    connection.execute_batch(fail).unwrap();
    let played = play(&mut session, &mut script, &mut keeper, &|| {
        Timestamp::UNIX_EPOCH
    });
    (played.map(|_| ()), script, learner)
}

#[test]
fn a_store_that_fails_in_the_middle_is_told_of_once_and_the_quiz_goes_on() {
    let (played, script, learner) = check_failing(false);
    assert!(played.is_ok());
    assert_eq!(script.graded.len(), 2);
    assert_eq!(script.warned.len(), 1);
    assert_eq!(script.warned[0].kind, WarningKind::NotKept);
    let backs = script.graded.iter().map(|graded| graded.back.is_some());
    assert_eq!(backs.collect::<Vec<_>>(), [true, false]);
    assert_eq!(learner.cards().all().len(), 1);
}

#[test]
fn where_keeping_is_required_an_answer_that_cannot_be_kept_ends_the_session() {
    let (played, script, _) = check_failing(true);
    assert_eq!(played.unwrap_err().kind, FailureKind::Store);
    assert_eq!(script.graded.len(), 1);
}
