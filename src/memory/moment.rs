//! When an answer was given, and which of the learner's days that was.

use jiff::civil::Date;

use super::bytes::Reader;

/// A day of the learner begins at this hour of the local clock, as in Anki: who learns past midnight has
/// not slept yet.
const FIRST_HOUR: i64 = 4;
const HOUR: i64 = 3_600_000;
const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * HOUR;

/// A point in time with the learner's local clock beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    ms: i64,
    offset_minutes: i16,
}

impl Moment {
    /// The moment `ms` milliseconds after 1970-01-01T00:00Z, where the local clock is `offset_minutes`
    /// ahead of UTC.
    #[must_use]
    pub const fn new(ms: i64, offset_minutes: i16) -> Self {
        Self { ms, offset_minutes }
    }

    /// Milliseconds since 1970-01-01T00:00Z.
    #[must_use]
    pub const fn ms(self) -> i64 {
        self.ms
    }

    /// How far the local clock is ahead of UTC, in minutes.
    #[must_use]
    pub const fn offset_minutes(self) -> i16 {
        self.offset_minutes
    }

    /// The learner's day: from four in the morning to four in the morning by the local clock.
    #[must_use]
    pub fn day(self) -> Day {
        let ahead = i64::from(self.offset_minutes) * MINUTE - FIRST_HOUR * HOUR;
        Day::cut(self.ms.saturating_add(ahead).div_euclid(DAY))
    }

    pub(super) fn write(self, bytes: &mut Vec<u8>) {
        bytes.extend(self.ms.to_le_bytes());
        bytes.extend(self.offset_minutes.to_le_bytes());
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        Some(Self::new(reader.i64()?, reader.i16()?))
    }
}

/// A day of the learner, as a count of days since 1970-01-01.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// The day `number` days after 1970-01-01; days that no calendar has are cut to the nearest one.
    #[must_use]
    pub fn new(number: i32) -> Self {
        Self::cut(i64::from(number))
    }

    fn cut(number: i64) -> Self {
        let between = number.clamp(FIRST, LAST);
        Self(i32::try_from(between).unwrap_or_default())
    }

    /// The day of a calendar date.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self::cut(number_of(date))
    }

    /// How many days it is after 1970-01-01.
    #[must_use]
    pub const fn number(self) -> i32 {
        self.0
    }

    /// Its date.
    #[must_use]
    pub fn date(self) -> Date {
        let since = jiff::Span::new().days(self.0);
        Date::constant(1970, 1, 1).saturating_add(since)
    }

    /// How many days it is after `earlier`; 0 if it is not after it, so that a clock set back gives no
    /// negative interval.
    #[must_use]
    pub fn since(self, earlier: Self) -> u32 {
        u32::try_from(i64::from(self.0) - i64::from(earlier.0)).unwrap_or_default()
    }

    /// The day `days` later.
    #[must_use]
    pub fn plus(self, days: u32) -> Self {
        Self::cut(i64::from(self.0) + i64::from(days))
    }

    /// The day before.
    #[must_use]
    pub fn before(self) -> Self {
        Self::cut(i64::from(self.0) - 1)
    }
}

/// The first day of the calendar, -9999-01-01, and the last, 9999-12-31.
const FIRST: i64 = -4_371_587;
const LAST: i64 = 2_932_896;

fn number_of(date: Date) -> i64 {
    let epoch = Date::constant(1970, 1, 1);
    (date - epoch).get_days().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn check(utc: &str, offset_minutes: i16, expected: Date) {
        let utc: jiff::Timestamp = utc.parse().unwrap();
        let moment = Moment::new(utc.as_millisecond(), offset_minutes);
        assert_eq!(moment.day().date(), expected, "{utc} {offset_minutes}");
    }

    #[test]
    fn a_day_begins_at_four_by_the_local_clock() {
        check("2026-11-22T12:00:00Z", 0, date(2026, 11, 22));
        check("2026-11-23T03:59:59Z", 0, date(2026, 11, 22));
        check("2026-11-23T04:00:00Z", 0, date(2026, 11, 23));
        check("2026-11-23T03:00:00Z", 120, date(2026, 11, 23));
        check("2026-11-23T10:00:00Z", -480, date(2026, 11, 22));
        check("1969-12-31T12:00:00Z", 0, date(1969, 12, 31));
    }

    #[test]
    fn days_and_dates_come_back() {
        for number in [-1_000, -1, 0, 1, 20_000, 2_900_000] {
            assert_eq!(Day::of(Day::new(number).date()), Day::new(number));
        }
        assert_eq!(Moment::new(i64::MAX, i16::MAX).day().date(), Date::MAX);
        assert_eq!(Moment::new(i64::MIN, i16::MIN).day().date(), Date::MIN);
        assert_eq!((number_of(Date::MIN), number_of(Date::MAX)), (FIRST, LAST));
        assert_eq!(Day::of(Date::MAX).plus(u32::MAX), Day::of(Date::MAX));
    }

    #[test]
    fn no_interval_is_negative() {
        assert_eq!(Day::new(10).since(Day::new(3)), 7);
        assert_eq!(Day::new(3).since(Day::new(10)), 0);
        assert_eq!(Day::new(3).before(), Day::new(2));
    }
}
