//! What the history says at the end of a session that is kept.

use crate::memory::{Day, Forecast};

/// What the history says at the end of a session that is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The learner's day.
    pub today: Day,
    /// The percentages of the last sessions before this one, the oldest first.
    pub last: Vec<f64>,
    /// The days on which the questions of this session come back, each with how many, in order.
    pub back: Vec<(Day, usize)>,
    /// The forecast over the questions of the goal; nothing before there are answers enough.
    pub forecast: Option<Forecast>,
    /// Whether the session can be gone on with.
    pub left: bool,
}
