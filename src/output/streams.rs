//! The streams of a run.

use std::io::{self, Write};

use anstream::adapter::strip_str;
use anstream::{AutoStream, ColorChoice};

use super::{Color, Pager};
use crate::{env, style};

/// Where a command writes.
pub struct Output {
    data: Box<dyn Write>,
    talk: Box<dyn Write>,
    /// Whether standard output takes styles.
    styled: bool,
    /// Whether views have no other glyphs than those of ASCII.
    ascii: bool,
    pager: Option<Pager>,
}

impl Output {
    /// The streams of the process, with styles stripped where `color` says so.
    #[must_use]
    pub fn standard(color: Color) -> Self {
        style::always();
        let data = AutoStream::new(io::stdout(), color.choice());
        let styled = data.current_choice() != ColorChoice::Never;
        let talk = AutoStream::new(io::stderr(), color.choice());
        Self {
            styled,
            ..Self::new(Box::new(data), Box::new(talk))
        }
    }

    /// Writers of one's own.
    #[must_use]
    pub fn new(data: Box<dyn Write>, talk: Box<dyn Write>) -> Self {
        Self {
            data,
            talk,
            styled: false,
            ascii: false,
            pager: None,
        }
    }

    /// The same with the glyphs of ASCII alone in what is drawn, if `ascii`.
    #[must_use]
    pub fn in_ascii(self, ascii: bool) -> Self {
        Self { ascii, ..self }
    }

    /// The same with views that are longer than the window shown by `pager`.
    #[must_use]
    pub fn with_pager(self, pager: Option<Pager>) -> Self {
        Self { pager, ..self }
    }

    /// Whether standard output takes styles.
    #[must_use]
    pub fn is_styled(&self) -> bool {
        self.styled
    }

    /// Whether what is drawn has the glyphs of ASCII alone.
    #[must_use]
    pub fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// Draws `text` on standard output: with the glyphs that it has.
    ///
    /// # Errors
    /// What the stream says.
    pub fn draw(&mut self, text: &str) -> io::Result<()> {
        match self.ascii {
            true => self.data(&style::in_ascii(text)),
            false => self.data(text),
        }
    }

    /// Draws a whole view: in the pager, if there is one and the view is longer than the window.
    ///
    /// # Errors
    /// What the stream or the pager says.
    pub fn view(&mut self, text: &str) -> io::Result<()> {
        if let Some(pager) = self.pager.take_if(|_| is_long(text)) {
            let shown = if self.ascii {
                style::in_ascii(text)
            } else {
                text.into()
            };
            let shown = if self.styled {
                shown.into_owned()
            } else {
                strip_str(&shown).to_string()
            };
            if pager.show(&shown)? {
                return Ok(());
            }
        }
        self.draw(text)
    }

    /// Writes `text` to standard output as it stands.
    ///
    /// # Errors
    /// What the stream says.
    pub fn data(&mut self, text: &str) -> io::Result<()> {
        self.data.write_all(text.as_bytes())
    }

    /// Writes `text` to standard error as it stands.
    ///
    /// # Errors
    /// What the stream says.
    pub fn talk(&mut self, text: &str) -> io::Result<()> {
        self.talk.write_all(text.as_bytes())?;
        self.talk.flush()
    }

    /// Hands everything written so far to whoever reads it.
    ///
    /// # Errors
    /// What the stream says.
    pub fn flush(&mut self) -> io::Result<()> {
        self.data.flush()
    }
}

/// Whether the window has no room for all lines and the one of the next prompt.
fn is_long(text: &str) -> bool {
    env::window().is_some_and(|window| text.lines().count() >= window.rows)
}
