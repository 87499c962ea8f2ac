//! How much work statements may do.

use std::sync::Mutex;
use std::time::{Duration, Instant};

/// After how many instructions of SQLite's machine the meter is read.
pub(super) const STEP: i32 = 1_000;

/// The work that an answer may do on all fixtures together, and a bank with its own statements, in
/// steps: two million instructions, hundreds of times what an honest answer takes on fixtures that a
/// person can read.
const STEPS: u32 = 2_000;

/// The longest that the same may take. Steps are the measure, so that a verdict is the same everywhere;
/// this only ends the few instructions that take milliseconds each, such as `instr` of long texts.
const LONGEST: Duration = Duration::from_millis(400);

/// The work that was done so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spent {
    steps: u32,
    time: Duration,
}

/// Counts the work of a connection.
#[derive(Debug, Default)]
pub(super) struct Meter(Mutex<Option<(Spent, Instant)>>);

impl Meter {
    /// Begins to count, on top of what was `spent` before.
    #[expect(
        clippy::disallowed_methods,
        reason = "a watchdog over SQLite, not a time that anything is decided by"
    )]
    pub(super) fn begin(&self, spent: Spent) {
        if let Ok(mut reading) = self.0.lock() {
            *reading = Some((spent, Instant::now()));
        }
    }

    /// Ends to count; gives what was spent in all.
    pub(super) fn end(&self) -> Spent {
        let reading = self.0.lock().ok().and_then(|mut reading| reading.take());
        reading.map_or_else(Spent::default, |(spent, since)| Spent {
            steps: spent.steps,
            time: spent.time + since.elapsed(),
        })
    }

    /// Counts a step; gives whether the work must end.
    pub(super) fn is_over(&self) -> bool {
        let Ok(mut reading) = self.0.lock() else {
            return true;
        };
        reading.as_mut().is_some_and(|(spent, since)| {
            spent.steps += 1;
            spent.steps > STEPS || spent.time + since.elapsed() > LONGEST
        })
    }
}
