//! Any lines as those of a client in a session over a question of every kind.

use std::sync::Arc;
use std::time::Duration;

use roadmap::model::{Name, Question};
use roadmap::play::{Face, Keeper, Lines, Plain, play};
use roadmap::render::{Look, Road};
use roadmap::session::{Dice, Item, Report, Rules, Session};

use super::ground::{Told, bank, clock, json_lines, questions, shows_all};

thread_local! {
    static QUESTIONS: Vec<(Name, Arc<Question>)> = questions(&bank());
}

/// Holds the promises of a session against these bytes: the first one says by which rules it is held (see
/// [`rules`]), the rest are lines.
pub fn protocol(bytes: &[u8]) {
    let (first, lines) = bytes.split_first().unwrap_or((&b'0', &[]));
    let told = Told::default();
    if first & 8 == 0 {
        let mut output = told.output();
        let mut face = Lines::new(lines, &mut output);
        let report = session(*first, &mut face);
        let events = json_lines(&told.text());
        assert_eq!(events[0]["type"], "session");
        let is_report = |event: &serde_json::Value| event["type"] == "report";
        assert_eq!(events.iter().position(is_report), Some(events.len() - 1));
        let last = events.last().expect("a report");
        assert_eq!(last["complete"], report.complete);
    } else {
        let (mut output, mut lines, road) = (told.output(), lines, Road::default());
        let mut face = Plain::new(Look::new(80, true), &road, &mut lines, &mut output, false);
        session(*first, &mut face);
        shows_all(&told.text());
    }
}

fn session(first: u8, face: &mut dyn Face) -> Report {
    let questions = QUESTIONS.with(Clone::clone);
    let count = questions.len();
    let mut session = Session::new(Item::deal(questions, &mut Dice::new(7)), rules(first));
    let report = play(&mut session, face, &mut Keeper::default(), &clock);
    let report = report.expect("nothing that could fail is written to");
    assert_eq!(report.possible + report.ungraded, count);
    assert!((0.0..=report.possible as f64).contains(&report.score));
    report
}

/// What the bits of the first byte are for: an exam, a conversation, a limit; the eighth makes it typed
/// lines instead of JSON.
fn rules(first: u8) -> Rules {
    let person = first & 8 != 0;
    Rules {
        seed: 7,
        exam: first & 3 != 0,
        interview: first & 2 != 0,
        time_limit: (first & 4 != 0).then_some(Duration::from_secs(60)),
        self_judged: person,
        second_round: person,
        overrides: person,
        ..Rules::default()
    }
}
