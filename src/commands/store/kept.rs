//! The store that is there already, its scheduler, and a sign of life while it is busy.

use crate::commands::Context;
use crate::commands::progress::with_progress;
use crate::env;
use crate::failure::Failure;
use crate::memory::{Cards, Scheduler};
use crate::render;
use crate::store::{Opened, Store};

impl Context<'_> {
    /// The learner's store, if there is one: nothing is made.
    ///
    /// # Errors
    /// When there is none yet, or it cannot be opened.
    pub(super) fn kept_store(&mut self) -> Result<Opened, Failure> {
        let path = self.store_path()?;
        if path.symlink_metadata().is_err() {
            let path = path.display().to_string();
            let path = render::visible(&path);
            return Err(Failure::usage(format!("no answer is kept at `{path}` yet"))
                .hint("the first one makes the file: `roadmap quiz`"));
        }
        self.store()
    }

    /// What schedules the cards of `store` today.
    pub(super) fn scheduler_of(&self, store: &Store) -> Result<Scheduler, Failure> {
        Ok(store.scheduler(self.env.moment().day(), self.settings.retention.value)?)
    }

    /// The cards of `store`, made anew if they do not hold.
    pub(super) fn cards_of(&self, store: &Store) -> Result<Cards, Failure> {
        let scheduler = self.scheduler_of(store)?;
        Ok(self.patiently("counting what follows from it", || store.cards(scheduler))?)
    }

    /// What `work` gives, with a sign of life on a terminal if it takes long.
    pub(super) fn patiently<T>(&self, message: &str, work: impl FnOnce() -> T) -> T {
        let is_shown = env::talks_to_a_terminal() && !self.plain() && !self.globals.json;
        with_progress(message, is_shown, work)
    }
}

/// How many answers stand.
pub(super) fn answers(cards: &Cards) -> usize {
    let all = cards.days().sum(|_, _| true);
    usize::try_from(all.answers).unwrap_or_default()
}
