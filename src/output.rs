//! The only writer: data to standard output, talk to standard error.

use std::io::{self, Write};

use anstream::AutoStream;
use anstream::ColorChoice;

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Color {
    /// Where the output is a terminal that wants them
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        }
    }

    fn choice(self) -> ColorChoice {
        match self {
            Self::Auto => ColorChoice::Auto,
            Self::Always => ColorChoice::AlwaysAnsi,
            Self::Never => ColorChoice::Never,
        }
    }
}

/// Where a command writes.
pub struct Output {
    data: Box<dyn Write>,
    talk: Box<dyn Write>,
}

impl Output {
    /// The streams of the process, with styles stripped where `color` says so.
    #[must_use]
    pub fn standard(color: Color) -> Self {
        crate::style::always();
        Self {
            data: Box::new(AutoStream::new(io::stdout(), color.choice())),
            talk: Box::new(AutoStream::new(io::stderr(), color.choice())),
        }
    }

    /// Writers of one's own.
    #[must_use]
    pub fn new(data: Box<dyn Write>, talk: Box<dyn Write>) -> Self {
        Self { data, talk }
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
