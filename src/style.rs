//! The only user of colours: meanings in, styled text out.

use colored::Colorize;

/// What a piece of text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A heading.
    Heading,
    /// What is right, and what was got right.
    Right,
    /// What is wrong.
    Wrong,
    /// Partly right, or to be heeded.
    Partial,
    /// Something that can be typed.
    Command,
    /// Of less weight.
    Quiet,
    /// An error.
    Error,
    /// A warning.
    Warning,
}

/// `text` in the style of its meaning. Escapes are always written; the output strips them where nobody
/// wants colours.
#[must_use]
pub fn paint(meaning: Meaning, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let styled = match meaning {
        Meaning::Heading => text.bold(),
        Meaning::Right => text.green().bold(),
        Meaning::Wrong | Meaning::Error => text.red().bold(),
        Meaning::Partial | Meaning::Warning => text.yellow().bold(),
        Meaning::Command => text.cyan(),
        Meaning::Quiet => text.dimmed(),
    };
    styled.to_string()
}

/// Makes [`paint`] write escapes whatever `colored` thinks of the terminal.
pub fn always() {
    colored::control::set_override(true);
}
