//! What a session's words name: steps by their titles, commands that lead on, clocks, sentences.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::model::Roadmap;
use crate::sorting;

/// The time left, to the second: `17:20`, `1:02:03`.
#[must_use]
pub fn clock(left: Duration) -> String {
    let seconds = left.as_secs();
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{rest:02}")
    } else {
        format!("{minutes}:{rest:02}")
    }
}

/// `text` as a sentence: a capital letter at its beginning, a full stop at its end.
#[must_use]
pub fn sentence(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().map(char::to_uppercase);
    let mut sentence: String = first.into_iter().flatten().chain(rest).collect();
    if !sentence.ends_with(['.', '!', '?']) {
        sentence.push('.');
    }
    sentence
}

/// What a road calls its steps, and what must be typed after `roadmap quiz` for the same banks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Road {
    titles: BTreeMap<String, String>,
    banks: String,
}

impl Road {
    /// The names of `roadmap`; `banks` are the flags that name the banks of the run, empty for the
    /// built-in one.
    #[must_use]
    pub fn new(roadmap: Option<&Roadmap>, banks: impl Into<String>) -> Self {
        let steps = roadmap.iter().flat_map(|roadmap| &roadmap.steps);
        Self {
            titles: sorting::map(steps.map(|step| (step.id.to_string(), short(&step.title)))),
            banks: banks.into(),
        }
    }

    /// What the step is called in a line: its title without the `Learn` that most begin with, or its
    /// id where the road does not know it.
    #[must_use]
    pub fn step<'a>(&'a self, id: &'a str) -> &'a str {
        self.titles.get(id).map_or(id, String::as_str)
    }

    /// Whether the road has the step.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.titles.contains_key(id)
    }

    /// The command that asks questions of the same banks.
    #[must_use]
    pub fn quiz(&self, names: &str) -> String {
        let parts = ["roadmap quiz", &self.banks, names];
        parts
            .iter()
            .filter(|part| !part.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The command that goes on with a session that was left.
    #[must_use]
    pub fn resume(&self) -> String {
        self.quiz("--resume")
    }

    /// The command that shows a step.
    #[must_use]
    pub fn steps(&self, step: &str) -> String {
        let parts = ["roadmap steps", step, &self.banks];
        parts
            .iter()
            .filter(|part| !part.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join(" ")
    }
}

fn short(title: &str) -> String {
    let bare = title.strip_prefix("Learn ").unwrap_or(title);
    bare.strip_prefix("a ").unwrap_or(bare).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_time_left() {
        let cases = [(5, "0:05"), (1_040, "17:20"), (3_723, "1:02:03")];
        for (seconds, expected) in cases {
            assert_eq!(clock(Duration::from_secs(seconds)), expected);
        }
        assert_eq!(sentence("no such thing"), "No such thing.");
        assert_eq!(sentence("why?"), "Why?");
    }

    #[test]
    fn names_steps_and_commands() {
        let road = Road::new(None, "--bank team/");
        assert_eq!(road.step("rest-apis"), "rest-apis");
        assert_eq!(road.quiz("docker"), "roadmap quiz --bank team/ docker");
        assert_eq!(Road::default().steps("docker"), "roadmap steps docker");
        assert_eq!(
            short("Learn a Programming Language"),
            "Programming Language"
        );
    }
}
