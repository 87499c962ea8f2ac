//! L07: a word of the stem that stands in the key and in no distractor rings.

use std::collections::HashMap;

use super::sheet::Sheet;
use super::thresholds::CONTENT_LETTERS;
use super::view::{Part, Role, View};
use super::words::{Word, Words};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{Body, Header, Roadmap};

/// The words of topics: a question on a topic cannot do without them.
#[derive(Debug, Default)]
pub(super) struct Terms<'a> {
    topics: HashMap<&'a str, Vec<u64>>,
}

impl<'a> Terms<'a> {
    /// What the topics of the roadmap are called and cover.
    pub(super) fn new(roadmap: Option<&'a Roadmap>) -> Self {
        let steps = roadmap.into_iter().flat_map(|roadmap| &roadmap.steps);
        let topics = steps.flat_map(|step| &step.topics);
        let terms = topics.map(|topic| {
            let about = [topic.title.as_deref(), topic.covers.as_deref()];
            let mut terms = Vec::new();
            about
                .into_iter()
                .flatten()
                .for_each(|text| add(text, &mut terms));
            (&*topic.id, terms)
        });
        Self {
            topics: terms.collect(),
        }
    }

    fn has(&self, header: &Header, word: u64) -> bool {
        let topic = header.topic.as_deref();
        if topic
            .and_then(|topic| self.topics.get(topic))
            .is_some_and(|terms| terms.contains(&word))
        {
            return true;
        }
        let mut names = Vec::new();
        let named = [header.step.as_deref(), topic].into_iter().flatten();
        named
            .chain(header.decks.iter().map(|deck| &**deck))
            .for_each(|name| add(name, &mut names));
        names.contains(&word)
    }
}

fn add(text: &str, terms: &mut Vec<u64>) {
    let mut words = Words::new();
    words.cut(text, false);
    terms.extend(words.list().iter().map(|word| word.light));
}

/// Judges the key of a choice or the pairs of a match; gives whether something rings in a choice.
pub(super) fn judge(view: &View<'_>, terms: &Terms<'_>, sheet: &mut Sheet) -> bool {
    match &view.question.body {
        Body::Single(_) | Body::Multi(_) => choice(view, terms, sheet),
        Body::Match(_) => {
            pairs(view, terms, sheet);
            false
        }
        Body::Short(_) | Body::Output(_) | Body::Order(_) | Body::Sql(_) | Body::Open(_) => false,
    }
}

fn choice(view: &View<'_>, terms: &Terms<'_>, sheet: &mut Sheet) -> bool {
    let mut keys = view.such(|role| role == Role::Key);
    let Some(key) = keys.next() else {
        return false;
    };
    let stem = view.words(view.stem());
    let rings = |word: &&Word| {
        is_in(word, stem)
            && keys.clone().all(|other| is_in(word, view.words(other)))
            && !view
                .words_of(|role| role == Role::Distractor)
                .any(|other| other.light == word.light)
            && !terms.has(&view.question.header, word.light)
    };
    let mut words = view
        .words(key)
        .iter()
        .filter(|word| word.is_content(CONTENT_LETTERS))
        .filter(rings);
    let Some(word) = words.next() else {
        return false;
    };
    let message = format!(
        "\"{}\" stands in the stem and in the key, in no distractor",
        word.of(key.text)
    );
    sheet.report(
        Diagnostic::new(Code::L07, message, key.text.span())
            .label("the word tells the key")
            .help("say it in other words here, or use the word in a distractor too"),
    );
    true
}

fn is_in(word: &Word, words: &[Word]) -> bool {
    words.iter().any(|other| other.light == word.light)
}

/// A word of a left that stands in its right and in no other.
fn pairs(view: &View<'_>, terms: &Terms<'_>, sheet: &mut Sheet) {
    let lefts = view.such(|role| role == Role::Left);
    let rights = || view.such(|role| matches!(role, Role::Right | Role::Spare));
    for (at, left) in lefts.enumerate() {
        let Some(right) = rights().nth(at) else {
            return;
        };
        let is_elsewhere = |word: &Word| {
            let mut others = rights().enumerate().filter(|(other, _)| *other != at);
            others.any(|(_, other): (usize, &Part<'_>)| is_in(word, view.words(other)))
        };
        let rings = |word: &&Word| {
            word.is_content(CONTENT_LETTERS)
                && is_in(word, view.words(left))
                && !is_elsewhere(word)
                && !terms.has(&view.question.header, word.light)
        };
        if let Some(word) = view.words(right).iter().find(rings) {
            let message = format!(
                "\"{}\" stands in a left and in its right alone",
                word.of(right.text)
            );
            let finding = Diagnostic::new(Code::L07, message, right.text.span());
            sheet.report(
                finding
                    .see(left.text.span(), "here too")
                    .help("say it in other words on one side"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::scene::check_item;

    fn check(stem: &str, options: [&str; 3], expected: &[&str]) {
        let [key, one, other] = options;
        check_item(
            &format!(
                "topic = \"row-locks\"\nstem = {stem:?}\n[[question.option]]\ntext = {key:?}\ncorrect = true\n[[question.option]]\ntext = {one:?}\n[[question.option]]\ntext = {other:?}\n"
            ),
            expected,
        );
    }

    #[test]
    fn l07_hears_what_rings() {
        check(
            "What does a server send when its queues are full?",
            [
                "The length of the queue",
                "The name of the host",
                "The age of the row",
            ],
            &["L07 6:8 \"queue\" stands in the stem and in the key, in no distractor"],
        );
        check(
            "What does a server send when its queues are full?",
            [
                "The length of the queue",
                "The name of the queue",
                "The age of the row",
            ],
            &[],
        );
        check(
            "What does a server send when its locks are full?",
            [
                "The length of the lock",
                "The name of the host",
                "The age of the row",
            ],
            &[],
        );
    }

    #[test]
    fn l07_hears_pairs_ring() {
        let body = "stem = \"Match each colour with what sends it:\"\nspare = [\"a proxy\"]\n[[question.pair]]\nleft = \"server red\"\nright = \"the server\"\n[[question.pair]]\nleft = \"client blue\"\nright = \"the other side\"\n";
        check_item(
            body,
            &["L07 7:9 \"server\" stands in a left and in its right alone"],
        );
    }
}
