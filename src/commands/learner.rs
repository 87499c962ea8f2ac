//! The learner of a run: the store of answers, opened when a command needs it, and what is in it.

use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};

use super::Context;
use crate::failure::{Failure, FailureKind};
use crate::memory::{Cards, Day, Retention};
use crate::render;
use crate::store::{self, Goal, LeftSession, Opened, Opening, Store};

/// How long a session that was left can be gone on with: after two weeks its questions are better asked
/// anew.
const RESUMABLE: SignedDuration = SignedDuration::from_hours(14 * 24);

/// A learner and what the store has of them.
pub struct Learner {
    /// The store.
    pub store: Store,
    /// What is remembered of each question.
    pub cards: Cards,
    /// What the learner prepares for.
    pub goal: Goal,
    /// The learner's day.
    pub today: Day,
}

impl Learner {
    fn new(store: Store, today: Day, retention: Retention) -> Result<Self, Failure> {
        Ok(Self {
            cards: store.cards(store.scheduler(today, retention)?)?,
            goal: store.goal()?,
            store,
            today,
        })
    }

    /// The learner of a store that needs nothing but to be read; else `new` tells.
    fn look(path: &Path, today: Day, retention: Retention) -> Option<Self> {
        let store = Store::look(path)?;
        let scheduler = store.scheduler(today, retention).ok()?;
        Some(Self {
            cards: store.kept_cards(&scheduler).ok()??,
            goal: store.goal().ok()?,
            store,
            today,
        })
    }

    /// The session that was left last, if that was not too long ago to be gone on with.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn left(&self, now: Timestamp) -> Result<Option<LeftSession>, Failure> {
        let since = now.as_millisecond() - RESUMABLE.as_millis() as i64;
        let left = self.store.left()?.into_iter();
        Ok(left
            .filter(|left| left.at_ms >= since)
            .max_by_key(|left| left.at_ms))
    }
}

impl Context<'_> {
    /// The file of the learner's store: the one that is named, that of the profile that is named, or the
    /// one of the only learner.
    ///
    /// # Errors
    /// When the name of the profile is none, or there is no home to keep data in.
    pub fn store_path(&self) -> Result<PathBuf, Failure> {
        let settings = self.settings;
        if let Some(path) = &settings.store.value {
            return Ok(path.clone());
        }
        let data = self.env.data.as_ref().ok_or_else(|| {
            Failure::new(FailureKind::Store, "there is no home to keep answers in")
                .hint("name a file for them with `--store PATH`")
        })?;
        let profile = settings.profile.value.as_ref();
        store::place(data, profile.map(String::as_str)).ok_or_else(|| {
            let name = profile.map_or("", String::as_str);
            Failure::usage(format!("`{name}` is no name of a profile"))
                .hint("letters, digits, `-` and `_` make one, 64 bytes at most")
        })
    }

    /// The learner's store, made if there is none, and how it came to be open. Tells when a damaged one
    /// was set aside.
    ///
    /// # Errors
    /// When the store cannot be opened.
    pub fn store(&mut self) -> Result<Opened, Failure> {
        let opened = Store::open(&self.store_path()?)?;
        self.mention(&opened)?;
        Ok(opened)
    }

    /// Tells when a damaged store was set aside.
    pub(super) fn mention(&mut self, opened: &Opened) -> Result<(), Failure> {
        match set_aside(opened) {
            Some(message) => self.warn(&message),
            None => Ok(()),
        }
    }

    /// The learner, whose store is made if there is none. Tells when a damaged store was set aside.
    ///
    /// # Errors
    /// When the store cannot be opened.
    pub fn learner(&mut self) -> Result<Learner, Failure> {
        let (learner, told) = self.open_learner()?;
        if let Some(message) = told {
            self.warn(&message)?;
        }
        Ok(learner)
    }

    /// The same, with what is to be told of a damaged store that was set aside.
    ///
    /// # Errors
    /// When the store cannot be opened.
    pub fn open_learner(&self) -> Result<(Learner, Option<String>), Failure> {
        let opened = Store::open(&self.store_path()?)?;
        let told = set_aside(&opened);
        let learner = Learner::new(
            opened.store,
            self.env.moment().day(),
            self.settings.retention.value,
        )?;
        Ok((learner, told))
    }

    /// The learner as views see them: nothing, without a word, where there is no store yet; nothing,
    /// with a word, where it cannot be used. A view makes no store and does not fail for want of one.
    ///
    /// # Errors
    /// When the name of the profile is none, or that word cannot be written.
    pub fn learner_if_any(&mut self) -> Result<Option<Learner>, Failure> {
        if self.path_if_any()?.is_none() {
            return Ok(None);
        }
        match self.learner() {
            Ok(learner) => Ok(Some(learner)),
            Err(failure) => {
                self.warn(&format!("your history cannot be used: {failure}"))?;
                Ok(None)
            }
        }
    }

    /// The same for a view that reads at once and lets go: while it has the learner, nobody opens the
    /// store.
    ///
    /// # Errors
    /// As those of [`learner_if_any`](Self::learner_if_any).
    pub(super) fn looked_at(&mut self) -> Result<Option<Learner>, Failure> {
        let Some(path) = self.path_if_any()? else {
            return Ok(None);
        };
        match Learner::look(
            &path,
            self.env.moment().day(),
            self.settings.retention.value,
        ) {
            Some(learner) => Ok(Some(learner)),
            None => self.learner_if_any(),
        }
    }

    /// The file of the learner's store, if there is one.
    fn path_if_any(&self) -> Result<Option<PathBuf>, Failure> {
        if self.env.data.is_none() && self.settings.store.value.is_none() {
            return Ok(None);
        }
        let path = self.store_path()?;
        Ok(path.symlink_metadata().is_ok().then_some(path))
    }
}

/// What is to be told of a damaged store that was set aside.
fn set_aside(opened: &Opened) -> Option<String> {
    match &opened.opening {
        Opening::SetAside { aside, saved, why } => {
            let (path, aside) = (opened.store.path().display(), aside.display());
            let rows = render::count(*saved, "row");
            Some(format!(
                "`{path}` was damaged ({why}): it lies untouched at `{aside}`, and {rows} of it were \
                 saved into a new store"
            ))
        }
        Opening::Found | Opening::Made | Opening::Migrated(_) => None,
    }
}
