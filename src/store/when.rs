//! The moment of a fact, with the clock on the learner's wall.

use std::fmt;

use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;
use jiff::{Timestamp, Unit};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// A point in time to the millisecond, with the offset of the local clock from UTC in minutes. In JSON
/// it is RFC 3339 with that offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    at: Timestamp,
    offset: Offset,
}

impl When {
    /// `at` for somebody whose clock stands `offset` from UTC; what is finer than a millisecond, or a
    /// minute of the offset, is cut off.
    #[must_use]
    pub fn new(at: Timestamp, offset: Offset) -> Self {
        let minutes = i64::from(offset.seconds() / 60);
        Self::from_parts(at.as_millisecond(), minutes).unwrap_or(Self {
            at: at.round(Unit::Second).unwrap_or(at),
            offset: Offset::UTC,
        })
    }

    /// Milliseconds since 1970 in UTC, and minutes to add for the local clock, if both can be.
    pub(super) fn from_parts(ms: i64, minutes: i64) -> Option<Self> {
        let seconds = i32::try_from(minutes.checked_mul(60)?).ok()?;
        Some(Self {
            at: Timestamp::from_millisecond(ms).ok()?,
            offset: Offset::from_seconds(seconds).ok()?,
        })
    }

    /// The point in time.
    #[must_use]
    pub const fn at(self) -> Timestamp {
        self.at
    }

    /// Milliseconds since 1970 in UTC.
    #[must_use]
    pub fn milliseconds(self) -> i64 {
        self.at.as_millisecond()
    }

    /// The minutes that the local clock was ahead of UTC.
    #[must_use]
    pub const fn offset_minutes(self) -> i32 {
        self.offset.seconds() / 60
    }

    fn parse(text: &str) -> Option<Self> {
        let at: Timestamp = text.parse().ok()?;
        let offset = Pieces::parse(text).ok()?.to_numeric_offset()?;
        Some(Self::new(at, offset))
    }
}

impl fmt::Display for When {
    /// RFC 3339 with the offset.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.at.display_with_offset(self.offset).fmt(f)
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("no time with its offset"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(ms: i64, minutes: i64, expected: &str) {
        let when = When::from_parts(ms, minutes).unwrap();
        let json = serde_json::to_string(&when).unwrap();
        assert_eq!(json, format!("\"{expected}\""));
        assert_eq!(serde_json::from_str::<When>(&json).unwrap(), when);
        assert_eq!(i64::from(when.offset_minutes()), minutes);
        assert_eq!(when.milliseconds(), ms);
    }

    #[test]
    fn a_time_survives_its_text() {
        check(0, 0, "1970-01-01T00:00:00+00:00");
        check(1_795_000_000_123, 120, "2026-11-18T13:06:40.123+02:00");
        check(1_795_000_000_100, -570, "2026-11-18T01:36:40.1-09:30");
        check(-1, 345, "1970-01-01T05:44:59.999+05:45");
    }

    #[test]
    fn what_is_no_time_is_refused() {
        assert_eq!(When::from_parts(i64::MAX, 0), None);
        assert_eq!(When::from_parts(0, i64::MAX), None);
        assert!(serde_json::from_str::<When>("\"2026-11-18\"").is_err());
    }

    #[test]
    fn what_is_finer_is_cut_off() {
        let at: Timestamp = "2026-11-22T16:24:05.856094477Z".parse().unwrap();
        let when = When::new(at, Offset::from_seconds(3_601).unwrap());
        assert_eq!(
            (when.milliseconds() % 1_000, when.offset_minutes()),
            (856, 60)
        );
    }
}
