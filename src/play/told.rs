//! What happened in a session, where one sentence says it: the same for menus and for lines.

use crate::render::{self, sentence};
use crate::session::{Event, Session, Turn};

/// The sentence that says what happened; nothing where more is to be shown than a sentence.
pub(super) fn told(event: &Event, session: &Session) -> Option<String> {
    match event {
        Event::Recorded(turn) => Some(recorded(*turn, session)),
        Event::Prompted { ask, .. } => Some(prompted(ask.as_deref())),
        Event::Rated(graded) => Some(render::rated(graded)),
        Event::Undone(turn) => Some(format!("Took back the answer to question {}.", turn.n)),
        Event::Flagged { kept: true, .. } => Some(
            "Noted: something is wrong with this question. `roadmap flag` lists it and takes your reason."
                .to_owned(),
        ),
        Event::Flagged { kept: false, .. } => {
            Some("Nothing is kept in this session, so that is not noted either.".to_owned())
        }
        Event::Refused(refusal) => Some(sentence(&refusal.to_string())),
        Event::TimeUp => Some("Time is up. What was not answered counts 0.".to_owned()),
        Event::Started(_)
        | Event::Asked(_)
        | Event::Hinted { .. }
        | Event::Ran(_)
        | Event::Revealed { .. }
        | Event::Reviewed(_)
        | Event::Graded(_)
        | Event::Finished(_) => None,
    }
}

/// What is said when an answer or a skip was taken.
fn recorded(turn: Turn, session: &Session) -> String {
    if session.comes_round(turn) {
        "Skipped, it comes round again.".to_owned()
    } else if session.rules().interview {
        let time = render::duration(session.seconds(turn));
        format!("Recorded, {time}.")
    } else {
        "Recorded.".to_owned()
    }
}

/// What an interviewer asks on.
fn prompted(ask: Option<&str>) -> String {
    let ask = ask.unwrap_or("Is there anything to add?");
    format!("The interviewer asks: {ask}")
}
