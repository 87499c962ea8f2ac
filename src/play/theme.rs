//! How dialoguer's prompts look: one line of heading, `> ` before the chosen line.

use std::fmt;

use dialoguer::theme::Theme;

use crate::style::{Meaning, in_ascii, paint};

/// The marks of a list's lines. They tell what is chosen without colour.
pub(super) struct Marks {
    /// Whether the terminal takes styles.
    pub(super) styled: bool,
    /// Whether it has ASCII alone.
    pub(super) ascii: bool,
}

impl Marks {
    /// The widest mark before a line of a list to choose from or to sort.
    pub(super) const ONE: usize = 2;
    /// The widest mark before a line of a list to tick.
    pub(super) const MANY: usize = 6;

    fn line(&self, f: &mut dyn fmt::Write, mark: &str, text: &str, active: bool) -> fmt::Result {
        let line = format!("{mark}{text}");
        if active && self.styled {
            f.write_str(&paint(Meaning::Command, &line))
        } else {
            f.write_str(&line)
        }
    }

    fn heading(&self, f: &mut dyn fmt::Write, prompt: &str) -> fmt::Result {
        let prompt = if self.ascii {
            in_ascii(prompt)
        } else {
            prompt.into()
        };
        let prompt = &*prompt;
        if self.styled {
            let (word, keys) = prompt.split_once("  ").unwrap_or((prompt, ""));
            let between = if keys.is_empty() { "" } else { "  " };
            let (word, keys) = (paint(Meaning::Heading, word), paint(Meaning::Quiet, keys));
            write!(f, "{word}{between}{keys}")
        } else {
            f.write_str(prompt)
        }
    }
}

impl Theme for Marks {
    fn format_prompt(&self, f: &mut dyn fmt::Write, prompt: &str) -> fmt::Result {
        self.heading(f, prompt)
    }

    fn format_input_prompt(
        &self,
        f: &mut dyn fmt::Write,
        prompt: &str,
        _default: Option<&str>,
    ) -> fmt::Result {
        self.heading(f, prompt)?;
        f.write_char(' ')
    }

    fn format_select_prompt_item(
        &self,
        f: &mut dyn fmt::Write,
        text: &str,
        active: bool,
    ) -> fmt::Result {
        self.line(f, if active { "> " } else { "  " }, text, active)
    }

    fn format_multi_select_prompt_item(
        &self,
        f: &mut dyn fmt::Write,
        text: &str,
        checked: bool,
        active: bool,
    ) -> fmt::Result {
        let mark = match (checked, active) {
            (true, true) => "> [x] ",
            (true, false) => "  [x] ",
            (false, true) => "> [ ] ",
            (false, false) => "  [ ] ",
        };
        self.line(f, mark, text, active)
    }

    fn format_sort_prompt_item(
        &self,
        f: &mut dyn fmt::Write,
        text: &str,
        picked: bool,
        active: bool,
    ) -> fmt::Result {
        let mark = match (picked, active) {
            (true, true) => "= ",
            (false, true) => "> ",
            (true | false, false) => "  ",
        };
        self.line(f, mark, text, active)
    }
}
