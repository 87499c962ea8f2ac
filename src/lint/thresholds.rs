//! The thresholds of all rules, in one place.

use std::ops::RangeInclusive;

/// L01: this many ids that are running numbers make a habit.
pub const NUMBERED_IDS: usize = 3;

/// L02: options of a single choice. Three good ones do (Rodriguez 2005).
pub const SINGLE_OPTIONS: RangeInclusive<usize> = 3..=5;
/// L02: options of a multiple choice.
pub const MULTI_OPTIONS: RangeInclusive<usize> = 4..=6;

/// L05: length of the key over that of the median distractor.
pub const KEY_RATIO: RangeInclusive<f64> = 0.6..=1.5;
/// L05: characters by which a key may differ from the median distractor whatever the ratio is.
pub const KEY_SLACK: f64 = 25.0;
/// L05: two-sided 99 % of the normal distribution, in standard deviations.
pub const BAND: f64 = 2.5758;

/// L05 to L08: the fewest single-choice questions over which a deck is judged.
pub const DECK: usize = 50;
/// L06: points of a hundred by which determiners may be commoner on one side.
pub const DETERMINER_POINTS: f64 = 10.0;
/// L07: the largest share of single-choice questions with a clang, in percent.
pub const CLANG_SHARE: f64 = 8.0;
/// L07: the shortest word that can ring.
pub const CONTENT_LETTERS: usize = 4;
/// L08: the share of negative stems stays under this, in percent.
pub const NEGATIVE_SHARE: f64 = 5.0;

/// L09: characters of a stem.
pub const STEM: RangeInclusive<usize> = 25..=600;

/// L11: characters of an explanation.
pub const EXPLANATION: RangeInclusive<usize> = 80..=700;
/// L11: the fewest characters of a reason.
pub const REASON: usize = 40;
/// L11: the share of an explanation's content words that stand in the key stays under this.
pub const CONTAINMENT: f64 = 0.8;

/// L12: the fewest characters of a reference's title.
pub const TITLE: usize = 10;

/// L13: days after which a check is called old.
pub const AGE: u32 = 365;
/// L13: days by which a check may lie ahead, for the zones of the world.
pub const AHEAD: i32 = 1;

/// L14: Jaccard index of trigrams from which two questions are the same.
pub const SAME: f64 = 0.85;
/// L14: Jaccard index of trigrams from which two questions are nearly the same.
pub const NEAR: f64 = 0.70;
/// L14: the fewest trigrams by which a text can be told from others; below only equal ones are found.
pub const TRIGRAMS: usize = 24;

/// L15: the fewest single-choice questions whose places are tested by chi-square.
pub const PLACES: usize = 8;
/// L15: the largest share of keys at one place.
pub const PLACE_SHARE: f64 = 0.4;
/// L15: the chance below which places are no accident.
pub const PLACE_CHANCE: f64 = 0.01;

/// L16: the share of a topic's target by which it may be missed; one question may always be.
pub const COVERAGE_SLACK: f64 = 0.1;
/// L16: the fewest questions of a topic.
pub const TOPIC_QUESTIONS: usize = 4;
/// L16: the fewest levels of a topic.
pub const TOPIC_LEVELS: usize = 2;

/// L17: a typed answer has fewer characters than this.
pub const TYPED: usize = 60;
/// L17: the fewest wrong answers that are listed.
pub const WRONG_ANSWERS: usize = 2;

/// L17: the least score of a model answer.
pub const MODEL: f64 = 0.9;
/// L17: the least score of a sample to accept.
pub const PASSED: f64 = 0.7;
/// L17: what a sample to reject, the question itself and the answer to another one score less than.
pub const REFUSED: f64 = 0.5;

/// L17: the most bytes of all answers and samples times those of model answers, points and red flags that
/// are held against each other, a second's work; four times what the largest question of the built-in bank
/// has.
pub const READING: usize = 100_000_000;

/// L18: the fewest ways to say a point.
pub const WAYS: usize = 3;
/// L18: items of an order.
pub const ITEMS: RangeInclusive<usize> = 4..=7;

/// L19: the widest prose option, in columns; for the built-in bank and where strictness is asked for.
pub const OPTION_COLUMNS: usize = 74;
