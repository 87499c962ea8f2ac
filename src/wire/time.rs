//! Times as JSON tells them: to the millisecond.

use jiff::{Timestamp, Unit};

use crate::memory::Day;

/// A point in time, RFC 3339 in UTC.
pub(super) fn time(at: Timestamp) -> String {
    at.round(Unit::Millisecond).unwrap_or(at).to_string()
}

/// A day, as `2026-11-27`.
pub(super) fn date(day: Day) -> String {
    day.date().to_string()
}

/// A duration in seconds, or another number, to three places.
pub(super) fn milliseconds(seconds: f64) -> f64 {
    (seconds * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_finer_than_a_millisecond() {
        let at: Timestamp = "2026-11-22T16:24:05.856094477Z".parse().unwrap();
        assert_eq!(time(at), "2026-11-22T16:24:05.856Z");
        assert_eq!(milliseconds(0.000_378_185), 0.0);
        assert_eq!(milliseconds(12.345_678), 12.346);
    }
}
