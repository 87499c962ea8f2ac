//! The clock, the learner's time zone, and chance.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::variable::variable;
use crate::memory::{Id, Moment};

/// The moment `at`, with the local clock beside it: that of `TZ`, else of the system, else UTC.
#[must_use]
pub fn moment(at: Timestamp) -> Moment {
    let ahead = zone().to_offset(at).seconds() / 60;
    Moment::new(
        at.as_millisecond(),
        i16::try_from(ahead).unwrap_or_default(),
    )
}

/// The learner's time zone. One file says it in nearly all cases; to ask `jiff` for the system's makes it
/// list all files of the time zone database, which takes as long as the rest of a short command.
fn zone() -> TimeZone {
    let zone = match variable("TZ") {
        _ if !cfg!(unix) => None,
        None => zone_file(Path::new("/etc/localtime")),
        Some(name) => named_zone(name.to_str().unwrap_or_default()),
    };
    zone.unwrap_or_else(TimeZone::system)
}

/// The zone of that name, as `TZ` has it: `UTC`, `Europe/Berlin`, or a path; nothing if that is no file.
fn named_zone(name: &str) -> Option<TimeZone> {
    let name = name.strip_prefix(':').unwrap_or(name);
    if matches!(name, "" | "UTC") {
        return Some(TimeZone::UTC);
    }
    zone_file(&Path::new("/usr/share/zoneinfo").join(name))
}

fn zone_file(path: &Path) -> Option<TimeZone> {
    let bytes = std::fs::read(path).ok()?;
    TimeZone::tzif("local", &bytes).ok()
}

/// A number for a seed that nobody else is likely to draw, from the system's randomness.
#[must_use]
pub fn draw_seed() -> u64 {
    rand::random::<u64>() & ((1 << 53) - 1)
}

/// A number that no device ever draws twice, for the name of a session.
#[must_use]
pub fn draw_id() -> Id {
    Id::new(rand::random())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn zones_are_those_of_the_database() {
        for name in [
            "Europe/Berlin",
            "America/St_Johns",
            "Asia/Kolkata",
            "Etc/GMT+8",
        ] {
            // A machine without the database has nothing to compare.
            let Ok(known) = TimeZone::get(name) else {
                continue;
            };
            let named = named_zone(&format!(":{name}")).unwrap();
            for at in [
                "2026-01-15T00:00:00Z",
                "2026-07-15T00:00:00Z",
                "2070-07-15T00:00:00Z",
            ] {
                let at: Timestamp = at.parse().unwrap();
                assert_eq!(named.to_offset(at), known.to_offset(at), "{name} {at}");
            }
        }
        assert_eq!(named_zone(""), Some(TimeZone::UTC));
        assert_eq!(named_zone("CET-1CEST"), None);
        assert_eq!(named_zone("../../../etc/passwd"), None);
    }
}
