//! The window of a session: its size, what is written to it, and long texts page by page.

use super::Prompt;
use super::asker::Asked;
use super::menus;
use super::typed::{self, Typed};
use crate::env::window;
use crate::failure::Failure;
use crate::render::{self, Look};

/// Windows with fewer rows get lines instead of menus.
const LEAST_ROWS: usize = 4;

impl Prompt<'_> {
    /// Looks at the window anew: it may have been resized.
    pub(super) fn measure(&mut self) {
        self.window = window().unwrap_or(self.window);
    }

    /// Whether the window is too small for menus.
    pub(super) fn is_tiny(&self) -> bool {
        self.window.rows < LEAST_ROWS || self.window.columns < Look::NARROWEST
    }

    pub(super) fn look(&self) -> Look {
        Look::new(self.window.columns, false)
    }

    pub(super) fn say(&mut self, lines: &[String]) -> Result<(), Failure> {
        for line in lines {
            self.output.draw(&format!("{line}\n"))?;
        }
        Ok(self.output.flush()?)
    }

    pub(super) fn tell(&mut self, text: &str) -> Result<(), Failure> {
        self.say(&render::wrap(text, self.look().width()))
    }

    /// A block of lines after an empty one, page by page if it and the `below` rows of a prompt do
    /// not fit the window.
    pub(super) fn block(&mut self, lines: &[String], below: usize) -> Result<(), Failure> {
        let mut left: Vec<String> = vec![String::new()];
        left.extend_from_slice(lines);
        while !left.is_empty() && left.len() + below > self.window.rows && !self.is_tiny() {
            let page: Vec<_> = left.drain(..left.len().min(self.window.rows - 1)).collect();
            self.say(&page)?;
            if !self.more() {
                return Ok(());
            }
            self.measure();
        }
        self.say(&left)
    }

    /// Waits before the next page; tells whether there is to be one.
    fn more(&mut self) -> bool {
        if self.meanwhile.is_some() || self.gone {
            return false;
        }
        match self.asker.line("? Enter: more") {
            Asked::Given(text) => {
                if let Typed::Command(command) = typed::read(&text) {
                    self.meanwhile = menus::input(command);
                }
                self.meanwhile.is_none()
            }
            Asked::Ended => {
                self.gone = true;
                false
            }
            Asked::Escaped | Asked::Broken => true,
        }
    }

    /// Whether a menu of `lines` fits the window with its heading and the cursor.
    pub(super) fn has_room(&self, lines: usize) -> bool {
        lines + 2 <= self.window.rows && !self.is_tiny()
    }
}
