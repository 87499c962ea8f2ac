//! What is found in an answer in one's own words.

use super::agreement::Compared;
use super::passage::Reader;
use super::warnings::{Caution, cautions};
use super::ways::Places;
use crate::model::{Open, Point, Text};

/// The score from which on an answer is trusted to be right.
const HIGH: f64 = 0.7;

/// The score below which there is little in common.
const LOW: f64 = 0.3;

/// The percentage of all weights that passes where the bank does not say.
const DEFAULT_NEED: u32 = 60;

/// What is found in an answer in one's own words.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// How far it agrees with the nearest model answer, 0 to 1.
    pub agreement: f64,
    /// The mean of that and of the share of points found, by weight; 0 to 1.
    pub score: f64,
    /// Which points are there, in the order of the bank.
    pub points: Vec<bool>,
    /// Which red flags are met, in the order of the bank.
    pub flags: Vec<bool>,
    /// The sum of the weights of the points found.
    pub found: u32,
    /// The sum of the weights of all points.
    pub all: u32,
    /// The sum of weights that passes.
    pub needed: u32,
    /// Whether every required point is there.
    pub has_required: bool,
    /// What a person should look at.
    pub cautions: Vec<Caution>,
}

/// How much a score says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// 0.7 and more: in the data it was measured on, 24 of 25 such answers were right.
    High,
    /// Between.
    Middle,
    /// Below 0.3: little in common with the model answer; one such answer in three is right all the same.
    Low,
}

impl Assessment {
    /// How much its score says.
    #[must_use]
    pub fn band(&self) -> Band {
        if self.score >= HIGH {
            Band::High
        } else if self.score >= LOW {
            Band::Middle
        } else {
            Band::Low
        }
    }

    /// Whether the points suffice: the weights found reach what is needed, every required point is there,
    /// and no red flag is met.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.found >= self.needed && self.has_required && !self.flags.contains(&true)
    }
}

/// Reads `given`, an answer to `question` with the key `key`. `accepted` are answers that a person counted
/// as right before; they stand beside the model answers.
#[must_use]
pub fn assess(question: &str, key: &Open, accepted: &[&str], given: &str) -> Assessment {
    let mut reader = Reader::new();
    let asked = reader.read(question).content_stems();
    let given = reader.read(given);
    let texts = key.answers.iter().map(Text::as_str);
    let texts = texts.chain(accepted.iter().copied());
    let models: Vec<_> = texts.map(|text| reader.read(text)).collect();
    let compared = models.iter();
    let compared = compared.map(|model| Compared::new(&asked, model.clone(), &given).score());
    let agreement = compared.fold(0.0, f64::max);
    let mut places = Places::new(&given);
    let points = points(key, &mut reader, &mut places);
    let tally = Tally::new(key, &points);
    Assessment {
        agreement,
        score: tally
            .share()
            .map_or(agreement, |share| (agreement + share) / 2.0),
        found: tally.found,
        all: tally.all,
        needed: key.need.unwrap_or_else(|| tally.default_need()),
        has_required: tally.has_required,
        cautions: cautions(&asked, &models, &given),
        points,
        flags: flags(key, &mut reader, &mut places),
    }
}

fn points(key: &Open, reader: &mut Reader, places: &mut Places<'_>) -> Vec<bool> {
    let mut said = |way: &Text| places.say(&reader.read(way));
    let points = key.points.iter();
    points
        .map(|point| point.any.iter().chain([&point.text]).any(&mut said))
        .collect()
}

fn flags(key: &Open, reader: &mut Reader, places: &mut Places<'_>) -> Vec<bool> {
    let mut claimed = |way: &Text| places.claim(&reader.read(way));
    let flags = key.red_flags.iter();
    flags
        .map(|flag| flag.any.iter().any(&mut claimed))
        .collect()
}

/// The weights of the points.
struct Tally {
    found: u32,
    all: u32,
    has_required: bool,
}

impl Tally {
    fn new(key: &Open, points: &[bool]) -> Self {
        let points = || key.points.iter().zip(points);
        let weight = |sum: u32, (point, _): (&Point, &bool)| sum.saturating_add(point.weight);
        Self {
            found: points().filter(|(_, there)| **there).fold(0, weight),
            all: points().fold(0, weight),
            has_required: points().all(|(point, there)| *there || !point.required),
        }
    }

    fn default_need(&self) -> u32 {
        self.all.saturating_mul(DEFAULT_NEED).div_ceil(100)
    }

    /// The share of points found, by weight; nothing where there are none.
    fn share(&self) -> Option<f64> {
        (self.all > 0).then(|| f64::from(self.found) / f64::from(self.all))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{RedFlag, Span, Text};

    const QUESTION: &str = "How do you make a retry of a payment safe?";

    fn text(text: &str) -> Text {
        Text::new(text, Span::default())
    }

    fn point(ways: &[&str], weight: u32, required: bool) -> Point {
        Point {
            text: text("a point"),
            any: ways.iter().map(|way| text(way)).collect(),
            weight,
            required,
            ask: None,
        }
    }

    fn key(points: Vec<Point>) -> Open {
        let model =
            "The client sends an idempotency key, and the server stores it under a unique index.";
        Open {
            answers: vec![text(model)],
            points,
            need: None,
            red_flags: vec![RedFlag {
                text: text("trusts the client"),
                any: vec![text("disable the button")],
                why: None,
            }],
            accept_sample: Vec::new(),
            reject_sample: Vec::new(),
        }
    }

    fn two() -> Open {
        key(vec![
            point(&["idempotency key", "request id"], 2, true),
            point(&["unique index", "unique constraint"], 1, false),
        ])
    }

    fn told(given: &str, accepted: &[&str]) -> String {
        let found = assess(QUESTION, &two(), accepted, given);
        let signs = |list: &[bool]| -> String {
            list.iter()
                .map(|there| if *there { '+' } else { '-' })
                .collect()
        };
        let holds = if found.holds() { " holds" } else { "" };
        let (points, flags) = (signs(&found.points), signs(&found.flags));
        format!("{:?} {} {points} {flags}{holds}", found.band(), found.found)
    }

    #[track_caller]
    fn check(given: &str, expected: &str) {
        assert_eq!(told(given, &[]), expected, "{given}");
    }

    #[test]
    fn finds_points_and_flags() {
        check("", "Low 0 -- -");
        check(QUESTION, "Low 0 -- -");
        check(
            "A client puts an idempotency key in, kept by the server with a unique index.",
            "High 3 ++ - holds",
        );
        check("There is a unique index on the server.", "Middle 1 -+ -");
        check("Each client sends a request id.", "Middle 2 +- - holds");
        check("I disable the button.", "Low 0 -- +");
        check("I would never disable the button.", "Low 0 -- -");
        check(
            "The client sends an idempotency key, the server stores it under a unique index, and we disable the button.",
            "High 3 ++ +",
        );
    }

    #[test]
    fn an_accepted_answer_is_a_model_answer() {
        let own = "Tokens make every attempt after the first one harmless.";
        assert_eq!(told(own, &[]), "Low 0 -- -");
        assert_eq!(told(own, &[own]), "Middle 0 -- -");
    }

    #[test]
    fn the_model_answer_agrees_with_itself() {
        let (two, bare) = (two(), key(Vec::new()));
        let found = assess(QUESTION, &two, &[], &two.answers[0]);
        assert_eq!((found.agreement, found.score), (1.0, 1.0));
        assert_eq!(assess(QUESTION, &two, &[], "").score, 0.0);
        assert_eq!(assess(QUESTION, &bare, &[], &two.answers[0]).score, 1.0);
        for words in ["There it is.", "No", "the"] {
            let key = Open {
                answers: vec![text(words)],
                ..key(Vec::new())
            };
            assert_eq!(assess(QUESTION, &key, &[], words).agreement, 1.0, "{words}");
        }
    }
}
