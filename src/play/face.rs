//! The one loop in which a session meets a face.

use jiff::Timestamp;

use super::Keeper;
use crate::failure::Failure;
use crate::session::{Awaiting, Event, Input, Report, Session};
use crate::wire::Warning;

/// How a session is shown and answered: by menus, by lines, by JSON, from a file.
pub trait Face {
    /// Shows what happened.
    ///
    /// # Errors
    /// When it cannot be written.
    fn show(&mut self, event: &Event, session: &Session) -> Result<(), Failure>;

    /// Tells something that is no reason to stop.
    ///
    /// # Errors
    /// When it cannot be written.
    fn warn(&mut self, warning: &Warning) -> Result<(), Failure>;

    /// Learns that the answers come from elsewhere: nobody is to be told how to type them.
    fn unattended(&mut self) {}

    /// Gets the next input; the end of the input is [`Input::Quit`].
    ///
    /// # Errors
    /// When nothing can be read or shown.
    fn next(&mut self, awaiting: Awaiting, session: &Session) -> Result<Input, Failure>;
}

/// Plays `session` to its end and gives the report. `clock` tells the time at which each input
/// arrived. What comes of it is kept by `keeper` before it is shown.
///
/// # Errors
/// What the face cannot do, or the keeper if keeping is required.
pub fn play(
    session: &mut Session,
    face: &mut dyn Face,
    keeper: &mut Keeper<'_>,
    clock: &dyn Fn() -> Timestamp,
) -> Result<Report, Failure> {
    let mut now = clock();
    let mut events = session.step(Input::Begin, now);
    loop {
        for event in &mut events {
            keeper.take(event, session, now)?;
            face.show(event, session)?;
            for warning in keeper.warnings() {
                face.warn(&warning)?;
            }
        }
        if let Some(Event::Finished(report)) = events.pop() {
            return Ok(report);
        }
        let input = match session.awaiting(clock()) {
            Some(awaiting) => face.next(awaiting, session)?,
            None => Input::Quit,
        };
        now = clock();
        events = session.step(input, now);
    }
}
