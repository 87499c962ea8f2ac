//! Questions chosen by where the learner stands.

use super::keeping::Found;
use super::{Context, Learner, goal};
use crate::failure::Failure;
use crate::load::Library;
use crate::memory::{Cards, Day, Mode, Standing};
use crate::model::{Catalog, Entry};
use crate::render;
use crate::session::{Dice, Emptied, Plan, Sort, Wish, plan};

/// What may be asked.
pub(super) struct Open<'a> {
    /// All questions.
    pub(super) catalog: &'a Catalog,
    /// Their banks.
    pub(super) library: &'a Library,
    /// Whether a seed is named: then nothing but bank, flags and seed decides.
    pub(super) seeded: bool,
    /// The learner's day.
    pub(super) today: Day,
}

impl Open<'_> {
    /// The plan that `wish` asks for. Suspended questions are no part of it unless they are named.
    ///
    /// # Errors
    /// Says which names left nothing to ask.
    pub(super) fn plan(
        &self,
        wish: &Wish,
        found: &Found,
        dice: &mut Dice,
    ) -> Result<Plan, Emptied> {
        let outline = match wish.mode {
            Mode::New => self.library.outline_of(None).map(|(_, outline)| outline),
            Mode::Mix | Mode::Random | Mode::Due | Mode::Weak | Mode::Missed => None,
        };
        let (learner, nothing) = (found.learner.as_ref(), Cards::default());
        let standing = Some(Standing {
            cards: learner.map_or(&nothing, |learner| &learner.cards),
            day: self.today,
            roadmap: outline.as_ref(),
        });
        let suspended = |entry: &Entry| found.is_suspended(&entry.bank, &entry.header.id);
        let may_be_asked = self.seeded
            || wish.filter.names_a(Sort::Id)
            || !self.catalog.entries().iter().any(suspended);
        if may_be_asked {
            return plan(self.catalog, wish, standing.as_ref(), dice);
        }
        let mut entries = self.catalog.entries().to_vec();
        entries.retain(|entry| !suspended(entry));
        plan(&Catalog::new(entries), wish, standing.as_ref(), dice)
    }
}

/// The questions that the learner's goal is about, without those that are not to be asked.
pub(super) fn of_goal<'a>(
    found: &Found,
    catalog: &'a Catalog,
    library: &Library,
) -> Vec<&'a Entry> {
    let goal = goal::here(found.goal().unwrap_or_default(), catalog, library);
    let mut entries = goal::entries(&goal, catalog, library);
    entries.retain(|entry| !found.is_suspended(&entry.bank, &entry.header.id));
    entries
}

/// Says that `mode` leaves nothing to ask, when the next of the questions of the goal comes back, and
/// what is to be done instead.
///
/// # Errors
/// What the stream says.
pub(super) fn tell_none(
    mode: Mode,
    learner: Option<&Learner>,
    goal: &[&Entry],
    context: &mut Context<'_>,
) -> Result<u8, Failure> {
    let next = learner.and_then(|learner| {
        let scheduler = learner.cards.scheduler();
        let cards = goal.iter().filter_map(|entry| learner.cards.of(entry));
        let due = cards.map(|card| scheduler.due(card));
        due.filter(|due| *due > learner.today)
            .min()
            .map(|due| render::when(due, learner.today))
    });
    let said = match (mode, next) {
        (Mode::Due, Some(next)) => {
            format!("Nothing waits to be repeated; the next comes back {next}.")
        }
        (Mode::Due, None) => "Nothing waits to be repeated.".to_owned(),
        (Mode::New, _) => "You have been asked every question there is here.".to_owned(),
        (Mode::Missed, _) => "You have missed nothing here.".to_owned(),
        (Mode::Weak, _) => "You have not been asked a question here yet.".to_owned(),
        (Mode::Mix | Mode::Random, _) => "There is nothing to ask.".to_owned(),
    };
    let mut page = render::Page::new(context.look());
    page.paragraph(&said);
    page.gap();
    let next = (context.quiz_command(), "what serves you best".to_owned());
    page.commands("Next", &[next]);
    let page = page.finish();
    context.output.view(&page)?;
    context.output.flush()?;
    Ok(0)
}
