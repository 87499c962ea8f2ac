//! Questions mixed so that neighbours differ in topic.

use crate::model::Entry;

/// How far ahead another topic is looked for.
const AHEAD: usize = 32;

/// Moves questions forward so that, where there is a choice, none follows one of its own topic: mixed
/// practice is remembered better than blocked (Rohrer & Taylor 2007, "The shuffling of mathematics problems
/// improves learning"). The order stays random otherwise.
pub(super) fn interleave(questions: &mut [&Entry]) {
    // What finds no other topic ahead of it, at the end, finds one on the way back.
    part(questions);
    questions.reverse();
    part(questions);
}

fn part(questions: &mut [&Entry]) {
    for at in 1..questions.len() {
        let before = topic(questions[at - 1]);
        let ahead = questions[at..].iter().take(AHEAD);
        let other = ahead.map(|entry| topic(entry)).position(|it| it != before);
        if let Some(distance) = other {
            questions[at..=at + distance].rotate_right(1);
        }
    }
}

fn topic(entry: &Entry) -> (Option<&str>, Option<&str>) {
    (entry.header.step.as_deref(), entry.header.topic.as_deref())
}
