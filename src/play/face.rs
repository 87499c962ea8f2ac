//! The one loop in which a session meets a face.

use jiff::Timestamp;

use crate::failure::Failure;
use crate::session::{Awaiting, Event, Input, Report, Session};

/// How a session is shown and answered: by menus, by lines, by JSON, from a file.
pub trait Face {
    /// Shows what happened.
    ///
    /// # Errors
    /// When it cannot be written.
    fn show(&mut self, event: &Event, session: &Session) -> Result<(), Failure>;

    /// Learns that the answers come from elsewhere: nobody is to be told how to type them.
    fn unattended(&mut self) {}

    /// Gets the next input; the end of the input is [`Input::Quit`].
    ///
    /// # Errors
    /// When nothing can be read or shown.
    fn next(&mut self, awaiting: Awaiting, session: &Session) -> Result<Input, Failure>;
}

/// Plays `session` to its end and gives the report. `clock` tells the time at which each input
/// arrived.
///
/// # Errors
/// What the face cannot do.
pub fn play(
    session: &mut Session,
    face: &mut dyn Face,
    clock: &dyn Fn() -> Timestamp,
) -> Result<Report, Failure> {
    let mut events = session.step(Input::Begin, clock());
    loop {
        for event in &events {
            face.show(event, session)?;
        }
        if let Some(Event::Finished(report)) = events.pop() {
            return Ok(report);
        }
        let input = match session.awaiting(clock()) {
            Some(awaiting) => face.next(awaiting, session)?,
            None => Input::Quit,
        };
        events = session.step(input, clock());
    }
}
