//! Any texts as question, model answer, points and answer in one's own words.

use roadmap::grade::{agreement, assess, suggested};
use roadmap::model::{Open, Point, RedFlag, Span, Text};

/// What parts the texts.
const NEXT: &str = "\n---\n";

/// Holds the promises of the open grader against these texts: the answer, the question, the model answers;
/// then a point each, or a red flag that begins with `!`, its ways a line each.
pub fn open(texts: &str) {
    let mut parts = texts.split(NEXT);
    let answer = parts.next().unwrap_or_default();
    let question = parts.next().unwrap_or("Why is a retried DELETE harmless?");
    let model = parts
        .next()
        .unwrap_or("It is idempotent: the effect of many equals that of one.");
    let (flags, points): (Vec<_>, Vec<_>) = parts.partition(|part| part.starts_with('!'));
    let key = Open {
        answers: model.split("\n\n").map(text).collect(),
        points: points.iter().enumerate().map(point).collect(),
        need: None,
        red_flags: flags.iter().map(|flag| red_flag(&flag[1..])).collect(),
        accept_sample: Vec::new(),
        reject_sample: Vec::new(),
    };
    judged(question, &key, answer);
    let model = &*key.answers[0];
    let own = agreement(question, [model], model);
    assert!(
        own == 1.0 || own == 0.0,
        "{model:?} agrees by {own} with itself"
    );
}

fn judged(question: &str, key: &Open, answer: &str) {
    let reversed: String = answer.chars().rev().collect();
    let accepted = [reversed.as_str()];
    let found = assess(question, key, &accepted, answer);
    let again = assess(question, key, &accepted, answer);
    assert_eq!(found, again, "chance is no grader");
    assert!((0.0..=1.0).contains(&found.agreement), "{found:?}");
    assert!((0.0..=1.0).contains(&found.score), "{found:?}");
    assert!(found.found <= found.all, "{found:?}");
    assert_eq!(found.points.len(), key.points.len());
    assert_eq!(found.flags.len(), key.red_flags.len());
    let _verdict = suggested(&found);
}

fn text(text: &str) -> Text {
    Text::new(text, Span::default())
}

fn point((at, ways): (usize, &&str)) -> Point {
    Point {
        text: text(ways.lines().next().unwrap_or_default()),
        any: ways.lines().map(text).collect(),
        weight: at as u32 % 3 + 1,
        required: at % 2 == 0,
        ask: None,
    }
}

fn red_flag(ways: &str) -> RedFlag {
    RedFlag {
        text: text(ways.lines().next().unwrap_or_default()),
        any: ways.lines().map(text).collect(),
        why: None,
    }
}
