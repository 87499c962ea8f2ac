//! The only user of colours and the only judge of glyphs: meanings in, styled text out.

use std::borrow::Cow;

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

/// The glyphs of views, and what stands for them where there is ASCII alone: as wide, but for the last.
const GLYPHS: [(char, &str); 10] = [
    ('█', "#"),
    ('▒', "+"),
    ('·', "."),
    ('─', "-"),
    ('✓', "+"),
    ('✗', "x"),
    ('↑', "^"),
    ('↓', "v"),
    ('↪', ">"),
    ('…', "..."),
];

/// `text` with ASCII in the place of the glyphs of views. What a bank or a learner wrote stays as it is
/// where it has other characters.
#[must_use]
pub fn in_ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match GLYPHS.iter().find(|(glyph, _)| *glyph == c) {
            Some((_, ascii)) => plain.push_str(ascii),
            None => plain.push(c),
        }
    }
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::in_ascii;

    #[test]
    fn glyphs_have_their_like_in_ascii() {
        let check = |text: &str, expected: &str| assert_eq!(in_ascii(text), expected);
        check(
            "── 3 of 10 ── SQL · junior ──",
            "-- 3 of 10 -- SQL . junior --",
        );
        check("██▒▒··  ✗ WRONG  ✓", "##++..  x WRONG  +");
        check("(↑ ↓ Enter)", "(^ v Enter)");
        check("caf\u{e9}", "caf\u{e9}");
    }
}
