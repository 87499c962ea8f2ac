//! Texts cut into words, once for all rules: each word a hash, so that rules compare numbers.

use std::ops::Range;

use super::hashes::{Short, hash, light, light_length};
use super::lexicon::{Classes, Reader};
use super::runs::{Runs, WINDOW};
use super::starts::Starts;

/// A run of letters and digits in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The hash of the word, upper and lower case alike.
    pub folded: u64,
    /// The same without the ending of a plural, so that `queries` is `query`.
    pub light: u64,
    /// Its first byte in the text.
    pub start: u32,
    /// One past its last byte.
    pub end: u32,
    /// What it does.
    pub classes: Classes,
    /// Whether it is but a part of the word before it: `Cart` of `getCart`.
    pub is_part: bool,
    /// Whether it stands between backticks.
    pub is_code: bool,
}

impl Word {
    /// The word as written in `text`.
    pub(super) fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }

    /// How many bytes it has.
    pub(super) const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it carries content: long enough, of letters, and no word of grammar.
    pub(super) const fn is_content(self, letters: usize) -> bool {
        self.len() >= letters && !self.classes.has(Classes::NO_CONTENT)
    }
}

/// What the words of a text do together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Summary {
    /// Outside of backticks.
    pub prose: Classes,
    /// Between backticks.
    pub code: Classes,
    /// Whether one of them may be the beginning of a stale claim.
    pub may_claim: bool,
}

/// The words of some texts, one text after the other. One is used for many questions, so that its lists
/// grow once.
#[derive(Debug)]
pub(super) struct Words {
    lexicon: Reader,
    claims: &'static Starts,
    runs: Runs,
    list: Vec<Word>,
}

impl Words {
    /// None yet.
    pub(super) fn new() -> Self {
        Self {
            lexicon: Reader::new(),
            claims: Starts::of_claims(),
            runs: Runs::default(),
            list: Vec::new(),
        }
    }

    /// All words, in the order of the texts.
    pub(super) fn list(&self) -> &[Word] {
        &self.list
    }

    /// Forgets them.
    pub(super) fn clear(&mut self) {
        self.list.clear();
    }

    /// Adds the words of `text`; gives what they do together. `is_code` says that all of it is.
    pub(super) fn cut(&mut self, text: &str, is_code: bool) -> Summary {
        self.runs.read(text);
        let mut cutter = Cutter {
            text,
            lexicon: self.lexicon,
            words: &mut self.list,
            summary: Summary::default(),
            is_code,
        };
        let has_ticks = !is_code && memchr::memchr(b'`', text.as_bytes()).is_some();
        let mut at = 0;
        while let Some(run) = self.runs.next(at) {
            if has_ticks {
                let ticks = text.as_bytes()[at..run.start]
                    .iter()
                    .filter(|byte| **byte == b'`');
                cutter.is_code ^= ticks.count() % 2 == 1;
            }
            let window = self.runs.window(run.start);
            cutter.summary.may_claim |= self.claims.may_begin(&window);
            at = cutter.run(run, window);
        }
        cutter.summary
    }
}

struct Cutter<'a> {
    text: &'a str,
    lexicon: Reader,
    words: &'a mut Vec<Word>,
    summary: Summary,
    is_code: bool,
}

impl Cutter<'_> {
    /// Takes the word that the run begins with; gives where to go on.
    #[inline(always)]
    fn run(&mut self, run: Range<usize>, window: [u8; WINDOW]) -> usize {
        if run.len() > WINDOW {
            return self.long(run);
        }
        let word = Short::new(window, run.len());
        if word.is_beyond() {
            return self.beyond(run.start);
        }
        let folded = word.hash();
        let short = light_length(&window[..run.len()]);
        let light = match short == run.len() {
            true => folded,
            false => Short::new(window, short).hash(),
        };
        let digits = word.has_digits();
        self.push([folded, light], &run, digits, false);
        if word.has_parts() {
            self.parts(&run);
        }
        run.end
    }

    #[cold]
    fn long(&mut self, run: Range<usize>) -> usize {
        let word = &self.text.as_bytes()[run.clone()];
        if !word.is_ascii() {
            return self.beyond(run.start);
        }
        let digits = word.iter().any(u8::is_ascii_digit);
        self.push_slowly(&run, digits, false);
        self.parts(&run);
        run.end
    }

    /// Takes a word with letters beyond ASCII, or passes over a sign.
    #[cold]
    fn beyond(&mut self, start: usize) -> usize {
        let rest = &self.text[start..];
        let length = rest
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(rest.len());
        if length == 0 {
            return start + rest.chars().next().map_or(1, char::len_utf8);
        }
        let digits = rest[..length].contains(char::is_numeric);
        self.push_slowly(&(start..start + length), digits, false);
        start + length
    }

    /// Takes the parts of an ASCII word that begin where lower case turns upper or digits begin or end.
    #[cold]
    fn parts(&mut self, run: &Range<usize>) {
        let bytes = self.text.as_bytes();
        let is_edge = |at: &usize| {
            let (one, next) = (bytes[*at - 1], bytes[*at]);
            next.is_ascii_uppercase() && one.is_ascii_lowercase()
                || next.is_ascii_digit() != one.is_ascii_digit()
        };
        let mut from = run.start;
        for at in (run.start + 1..run.end).filter(is_edge) {
            self.push_slowly(&(from..at), bytes[from].is_ascii_digit(), true);
            from = at;
        }
        if from > run.start {
            self.push_slowly(&(from..run.end), bytes[from].is_ascii_digit(), true);
        }
    }

    fn push_slowly(&mut self, run: &Range<usize>, digits: bool, is_part: bool) {
        let word = &self.text[run.clone()];
        self.push([hash(word), light(word)], run, digits, is_part);
    }

    #[inline(always)]
    fn push(&mut self, [folded, light]: [u64; 2], run: &Range<usize>, digits: bool, is_part: bool) {
        let mut classes = self.lexicon.classes(folded);
        if digits {
            classes |= Classes::DIGITS;
        }
        match self.is_code {
            true => self.summary.code |= classes,
            false => self.summary.prose |= classes,
        }
        self.words.push(Word {
            folded,
            light,
            start: run.start as u32,
            end: run.end as u32,
            classes,
            is_part,
            is_code: self.is_code,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut words = Words::new();
        words.cut(text, false);
        let shown = |word: &Word| {
            let part = if word.is_part { "+" } else { "" };
            let code = if word.is_code { "`" } else { "" };
            format!("{part}{code}{}", word.of(text))
        };
        words.list().iter().map(shown).collect()
    }

    #[test]
    fn cuts_texts_into_words() {
        let check = |text: &str, expected: &[&str]| assert_eq!(words(text), expected, "{text}");
        check("", &[]);
        check("Is `GET` safe?", &["Is", "`GET", "safe"]);
        check("getCart", &["getCart", "+get", "+Cart"]);
        check("utf8", &["utf8", "+utf", "+8"]);
        check("OAuth", &["OAuth"]);
        check("`a` b `c``d`e", &["`a", "b", "`c", "`d", "e"]);
        check(
            "aWordOfMoreThan16Letters",
            &[
                "aWordOfMoreThan16Letters",
                "+a",
                "+Word",
                "+Of",
                "+More",
                "+Than",
                "+16",
                "+Letters",
            ],
        );
        check("snake_case", &["snake", "case"]);
        check(
            "\u{e4}pfel \u{2014} na\u{ef}ve",
            &["\u{e4}pfel", "na\u{ef}ve"],
        );
        check("a\u{2014}b", &["a", "b"]);
        check("\u{4e2d}\u{6587}", &["\u{4e2d}\u{6587}"]);
    }
}
