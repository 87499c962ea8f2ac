//! L16: each topic has about as many questions as the roadmap wants, at two levels or more.

use std::collections::{BTreeSet, HashMap};

use foldhash::fast::RandomState;

use super::sheet::Sheet;
use super::thresholds::{COVERAGE_SLACK, TOPIC_LEVELS, TOPIC_QUESTIONS};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Bank, Level, Topic};

/// What a topic has.
#[derive(Debug, Default)]
struct Found {
    questions: usize,
    levels: BTreeSet<Level>,
}

/// Compares the topics of the bank's roadmap with its questions.
pub(super) fn judge(bank: &Bank, sheet: &mut Sheet) {
    let mut found: HashMap<(&str, &str), Found, RandomState> = HashMap::default();
    for header in bank.questions.iter().map(|question| &question.header) {
        if let (Some(step), Some(topic)) = (header.step.as_deref(), header.topic.as_deref()) {
            let found = found.entry((step, topic)).or_default();
            found.questions += 1;
            found.levels.extend(header.level);
        }
    }
    let nothing = Found::default();
    for step in bank.roadmap.iter().flat_map(|roadmap| &roadmap.steps) {
        for topic in &step.topics {
            judge_topic(
                topic,
                found.get(&(&*step.id, &*topic.id)).unwrap_or(&nothing),
                sheet,
            );
        }
    }
}

fn judge_topic(topic: &Topic, found: &Found, sheet: &mut Sheet) {
    let Some(target) = topic.target.map(|target| target as usize) else {
        return;
    };
    let has = found.questions;
    let slack = (target as f64 * COVERAGE_SLACK).max(1.0);
    let off = (has as f64 - target as f64).abs();
    let message = if off > slack {
        format!(
            "topic `{}` has {has} questions, its target is {target}",
            topic.id
        )
    } else if has < TOPIC_QUESTIONS {
        format!(
            "topic `{}` has {has} questions; {TOPIC_QUESTIONS} or more cover one",
            topic.id
        )
    } else if found.levels.len() < TOPIC_LEVELS {
        format!(
            "the {has} questions of topic `{}` are of one level",
            topic.id
        )
    } else {
        return;
    };
    sheet.report(Diagnostic::new(Code::L16, message, topic.id.span()));
}

#[cfg(test)]
mod tests {
    use super::super::Scope;
    use super::super::scene::{check_bank, today};

    fn check(levels: &[&str], target: usize, expected: &[&str]) {
        let stems = [
            "Why does it send red?",
            "Who hears every client?",
            "What rests on rainy nights?",
            "Where do pages go?",
            "How long may locks live?",
        ];
        let item = |(at, level): (usize, &&str)| {
            format!(
                "[[question]]\nid = \"a-{at}x\"\nstep = \"s\"\ntopic = \"t\"\nlevel = {level:?}\nstem = \"Think of a server. {}\"\nanswer = \"Yes.\"\n",
                stems[at]
            )
        };
        let items: String = levels.iter().enumerate().map(item).collect();
        let road = format!(
            "[bank]\nid = \"b\"\n[[step]]\nid = \"s\"\ntitle = \"S\"\n[[step.topic]]\nid = \"t\"\ntarget = {target}\n"
        );
        let scope = Scope {
            coverage: true,
            ..today()
        };
        check_bank(
            &[("b/a.toml", &items), ("b/roadmap.toml", &road)],
            &scope,
            expected,
        );
    }

    #[test]
    fn l16_compares_with_targets() {
        let five = ["junior", "mid", "mid", "mid", "senior"];
        check(&five, 5, &[]);
        check(&five, 6, &[]);
        check(
            &five,
            7,
            &["L16 7:6 topic `t` has 5 questions, its target is 7"],
        );
        check(
            &five[1..4],
            3,
            &["L16 7:6 topic `t` has 3 questions; 4 or more cover one"],
        );
        check(
            &["mid"; 5],
            5,
            &["L16 7:6 the 5 questions of topic `t` are of one level"],
        );
    }
}
