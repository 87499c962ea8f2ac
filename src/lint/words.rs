//! Texts cut into words, once for all rules: each word a hash, so that rules compare numbers.

use super::hashes::{hash, hash_pair, light_length};
use super::lexicon::{Classes, Reader};

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
}

const LOWER: u8 = 1;
const UPPER: u8 = 2;
const DIGIT: u8 = 4;
const BEYOND: u8 = 8;

/// What each byte can be part of, as one bit; none for signs and white space.
static SORTS: [u8; 256] = sorts();

const fn sorts() -> [u8; 256] {
    let mut sorts = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        sorts[byte] = match byte as u8 {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            0x80.. => BEYOND,
            _ => 0,
        };
        byte += 1;
    }
    sorts
}

/// Adds the words of `text` to `words`; gives what they do together. `is_code` says that all of it is.
pub(super) fn cut(text: &str, is_code: bool, lexicon: Reader, words: &mut Vec<Word>) -> Summary {
    let mut cutter = Cutter {
        text,
        lexicon,
        words,
        summary: Summary::default(),
        is_ascii: text.is_ascii(),
        is_code,
    };
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if SORTS[usize::from(*byte)] == 0 {
            cutter.is_code ^= *byte == b'`' && !is_code;
            at += 1;
        } else {
            at = cutter.word(at);
        }
    }
    cutter.summary
}

struct Cutter<'a> {
    text: &'a str,
    lexicon: Reader,
    words: &'a mut Vec<Word>,
    summary: Summary,
    is_ascii: bool,
    is_code: bool,
}

impl Cutter<'_> {
    /// Takes the word that may begin at `start`; gives where to go on.
    fn word(&mut self, start: usize) -> usize {
        let bytes = self.text.as_bytes();
        let sort = |at: usize| bytes.get(at).map_or(0, |byte| SORTS[usize::from(*byte)]);
        let first = sort(start);
        let (mut at, mut rest) = (start + 1, 0);
        while sort(at) != 0 {
            rest |= sort(at);
            at += 1;
        }
        let all = first | rest;
        if all & BEYOND != 0 {
            return self.beyond(start);
        }
        self.push(start, at, all & DIGIT != 0, false);
        if (rest & UPPER != 0 && all & LOWER != 0) || (all & DIGIT != 0 && all != DIGIT) {
            self.parts(start, at);
        }
        at
    }

    /// Takes a word with letters beyond ASCII, or passes over a sign.
    fn beyond(&mut self, start: usize) -> usize {
        let rest = &self.text[start..];
        let length = rest
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(rest.len());
        if length == 0 {
            return start + rest.chars().next().map_or(1, char::len_utf8);
        }
        let digits = rest[..length].contains(char::is_numeric);
        self.push(start, start + length, digits, false);
        start + length
    }

    fn parts(&mut self, start: usize, end: usize) {
        let bytes = self.text.as_bytes();
        let sort = |at: usize| SORTS[usize::from(bytes[at])];
        let is_edge = |at: usize| {
            (sort(at) == UPPER && sort(at - 1) == LOWER)
                || (sort(at) == DIGIT) != (sort(at - 1) == DIGIT)
        };
        let mut from = start;
        for at in (start + 1..end).filter(|at| is_edge(*at)) {
            self.push(from, at, sort(from) == DIGIT, true);
            from = at;
        }
        if from > start {
            self.push(from, end, sort(from) == DIGIT, true);
        }
    }

    fn push(&mut self, start: usize, end: usize, digits: bool, is_part: bool) {
        let bytes = self.text.as_bytes();
        let word = &bytes[start..end];
        let short = light_length(word);
        let (folded, light) = match self.is_ascii || word.is_ascii() {
            true => hash_pair(bytes, start, end - start, short),
            false => (
                hash(&self.text[start..end]),
                hash(&self.text[start..start + short]),
            ),
        };
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
            start: start as u32,
            end: end as u32,
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
        let mut words = Vec::new();
        cut(text, false, Reader::new(), &mut words);
        let shown = |word: &Word| {
            let part = if word.is_part { "+" } else { "" };
            let code = if word.is_code { "`" } else { "" };
            format!("{part}{code}{}", word.of(text))
        };
        words.iter().map(shown).collect()
    }

    #[test]
    fn cuts_texts_into_words() {
        let check = |text: &str, expected: &[&str]| assert_eq!(words(text), expected, "{text}");
        check("", &[]);
        check("Is `GET` safe?", &["Is", "`GET", "safe"]);
        check("getCart", &["getCart", "+get", "+Cart"]);
        check("utf8", &["utf8", "+utf", "+8"]);
        check("OAuth", &["OAuth"]);
        check("snake_case", &["snake", "case"]);
        check(
            "\u{e4}pfel \u{2014} na\u{ef}ve",
            &["\u{e4}pfel", "na\u{ef}ve"],
        );
        check("a\u{2014}b", &["a", "b"]);
        check("\u{4e2d}\u{6587}", &["\u{4e2d}\u{6587}"]);
    }
}
