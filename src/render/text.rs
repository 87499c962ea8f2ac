//! Text of strangers on a terminal: made visible, reflowed, wrapped, cut and padded by its width.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::model;

/// A line that ends this close to the 80 columns that authors write in was broken because it was full.
const FULL_LINE: usize = 76;

/// Makes everything visible that could control a terminal or mislead a reader: control characters
/// (C0 but line feed and tab, DEL, C1), bidirectional overrides and isolates, zero-width and other
/// format characters, line and paragraph separators are written as `\u{..}`. A tab becomes spaces.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c == '\t' || is_hidden(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\t' => shown.push_str("    "),
            '\r' => shown.push_str("\\r"),
            hidden if is_hidden(hidden) => shown.extend(hidden.escape_unicode()),
            other => shown.push(other),
        }
    }
    Cow::Owned(shown)
}

fn is_hidden(c: char) -> bool {
    c != '\n' && c != '\t' && model::is_hidden(c)
}

/// The columns that `text` fills; escapes of styles do not count.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.contains('\u{1b}') {
        console::measure_text_width(text)
    } else {
        text.width()
    }
}

/// Running text as lines of at most `width` columns: made visible, line breaks that only kept the
/// author's lines short are undone, all others kept.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let options = textwrap::Options::new(width.max(1))
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    let visible = visible(text.trim_matches('\n'));
    let mut lines = Vec::new();
    for paragraph in paragraphs(&visible) {
        lines.extend(
            textwrap::wrap(&paragraph, &options)
                .into_iter()
                .map(Cow::into_owned),
        );
    }
    lines
}

/// [`wrap`] with `first` before the first line and as many spaces before the others.
#[must_use]
pub fn hang(first: &str, text: &str, columns: usize) -> Vec<String> {
    let indent = width(first);
    let wrapped = wrap(text, columns.saturating_sub(indent).max(8));
    let before = |at: usize| {
        if at == 0 {
            first.to_owned()
        } else {
            " ".repeat(indent)
        }
    };
    wrapped
        .iter()
        .enumerate()
        .map(|(at, line)| format!("{}{line}", before(at)))
        .collect()
}

/// Lines of code: made visible, not reflowed, broken hard where they are wider than `width`.
#[must_use]
pub fn code(text: &str, width: usize) -> Vec<String> {
    let visible = visible(text.trim_matches('\n'));
    visible
        .split('\n')
        .flat_map(|line| break_hard(line, width.max(2)))
        .collect()
}

/// Lines of a listing: made visible, not reflowed; the rest of a line that is wider than `width` follows
/// two columns deeper than its line, behind `sign`, which fills two columns. A line breaks between words
/// where the next word has room on a line of its own, else in the word.
#[must_use]
pub fn broken(text: &str, width: usize, sign: &str) -> Vec<String> {
    let visible = visible(text.trim_matches('\n'));
    let lines_of = |line| {
        let indent = indent(line).min(width / 2);
        let before = format!("{}{sign}", " ".repeat(indent));
        break_between(line, width, &before)
    };
    visible.split('\n').flat_map(lines_of).collect()
}

/// The columns of the spaces that a line begins with.
fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Breaks a line at `width`.
fn break_hard(line: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = line;
    loop {
        let full = fitting(rest, width);
        lines.push(rest[..full].to_owned());
        rest = &rest[full..];
        if rest.is_empty() {
            return lines;
        }
    }
}

/// Breaks a line before `width`, between words where that is possible, with `before` in front of all
/// lines but the first.
fn break_between(line: &str, width: usize, before: &str) -> Vec<String> {
    let later = width.saturating_sub(self::width(before));
    let mut lines = Vec::new();
    let (mut front, mut rest, mut room) = ("", line, width);
    loop {
        let full = fitting(rest, room);
        if full == rest.len() {
            lines.push(format!("{front}{rest}"));
            return lines;
        }
        let at = between_words(rest, full, later);
        lines.push(format!("{front}{}", rest[..at].trim_end_matches(' ')));
        (front, rest, room) = (before, &rest[at..], later);
    }
}

/// Where a line of which `full` bytes fit is broken: before the word that does not fit, if that leaves
/// half of the line and the word fits into `later` columns; else after `full`.
fn between_words(line: &str, full: usize, later: usize) -> usize {
    if line[full..].starts_with(' ') {
        return full + 1;
    }
    let start = line[..full].rfind(' ').map_or(0, |space| space + 1);
    let word = line[start..].split(' ').next().unwrap_or_default();
    let stands_alone = 2 * start >= full && width(word) <= later;
    if stands_alone { start } else { full }
}

/// How many bytes of `text` fit into `columns`: at least those of its first character.
fn fitting(text: &str, columns: usize) -> usize {
    let mut used = 0;
    let beyond = text.char_indices().position(|(at, c)| {
        used += c.width().unwrap_or(0);
        at > 0 && used > columns
    });
    let byte = beyond.and_then(|nth| text.char_indices().nth(nth));
    byte.map_or(text.len(), |(at, _)| at)
}

/// Joins lines that were broken only because they were full.
fn paragraphs(text: &str) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    let mut full = false;
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        let line = line.trim_end();
        match joined.last_mut() {
            Some(last) if full => {
                last.push(' ');
                last.push_str(line.trim_start());
            }
            Some(_) | None => joined.push(line.to_owned()),
        }
        full = lines.peek().is_some_and(|next| was_full(line, next));
    }
    joined
}

fn was_full(line: &str, next: &str) -> bool {
    let word = next.split(' ').next().unwrap_or_default();
    let begins_anew = word.is_empty() || matches!(word, "-" | "*");
    !line.is_empty() && !begins_anew && width(line) + 1 + width(word) > FULL_LINE
}

/// `text` in exactly `columns`: cut with `..` or padded with spaces.
#[must_use]
pub fn fit(text: &str, columns: usize) -> String {
    let cut = cut(text, columns);
    let padding = columns.saturating_sub(width(&cut));
    format!("{cut}{}", " ".repeat(padding))
}

/// `text` in at most `columns`, ending in `..` where something was cut away.
#[must_use]
pub fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut shown = String::new();
    let mut used = 0;
    for c in text.chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide + 2 > columns {
            break;
        }
        used += wide;
        shown.push(c);
    }
    format!("{shown}{}", &".."[..columns.saturating_sub(used).min(2)])
}

/// Markdown's inline code and emphasis as words alone, for the plain face: backticks go, and so do
/// asterisks that stand round words.
#[must_use]
pub fn unmarked(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut in_code = false;
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let after = rest.peek().copied().unwrap_or(' ');
        let opens = !before.is_alphanumeric() && after.is_alphanumeric();
        let closes = (before.is_alphanumeric() || before == '`') && !after.is_alphanumeric();
        match c {
            '`' => in_code = !in_code,
            '*' if !in_code && (opens || closes) => {}
            other => shown.push(other),
        }
        before = c;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_hidden_reaches_the_terminal() {
        let cases = [
            ("plain text", "plain text"),
            ("a\tb", "a    b"),
            ("a\u{1b}[2Jb", "a\\u{1b}[2Jb"),
            ("a\u{9b}31mb", "a\\u{9b}31mb"),
            ("\u{7f}\u{0}\u{7}", "\\u{7f}\\u{0}\\u{7}"),
            ("user\u{202e}gpj.exe", "user\\u{202e}gpj.exe"),
            ("zero\u{200b}width\u{2066}", "zero\\u{200b}width\\u{2066}"),
            ("line\u{2028}sep", "line\\u{2028}sep"),
            ("cr\rover", "cr\\rover"),
            ("\u{44f}\u{4e2d}\u{e9}", "\u{44f}\u{4e2d}\u{e9}"),
        ];
        for (text, expected) in cases {
            assert_eq!(visible(text), expected, "{text:?}");
        }
    }

    #[test]
    fn joins_full_lines_and_keeps_the_others() {
        let stem = "A client sends `DELETE /carts/17`. The connection drops before any response\n\
                    arrives, so its HTTP library sends the same request again.\n\
                    Was the automatic retry legitimate?";
        let lines = wrap(stem, 200);
        assert_eq!(lines.len(), 2);
        assert!(lines[0].contains("response arrives"));
        assert_eq!(lines[1], "Was the automatic retry legitimate?");
        assert!(wrap(stem, 30).iter().all(|line| width(line) <= 30));
    }

    #[test]
    fn wide_characters_count_two_columns() {
        assert_eq!(cut("\u{4e2d}\u{6587}\u{5b57}", 5), "\u{4e2d}..");
        assert_eq!(fit("ab", 4), "ab  ");
        assert_eq!(fit("abcdef", 4), "ab..");
        assert!(
            wrap(&"\u{4e2d}".repeat(50), 20)
                .iter()
                .all(|line| width(line) <= 20)
        );
    }

    #[test]
    fn code_is_broken_and_never_joined() {
        assert_eq!(code("ab\n\n  cdefgh\n", 4), ["ab", "", "  cd", "efgh"]);
    }

    #[test]
    fn a_broken_line_of_code_goes_on_deeper() {
        let check = |text: &str, width: usize, sign: &str, expected: &[&str]| {
            assert_eq!(broken(text, width, sign), expected, "{text:?}");
        };
        check("ab\n\n  cd", 6, "> ", &["ab", "", "  cd"]);
        check("abcdefgh", 6, "> ", &["abcdef", "> gh"]);
        check("  key: value", 8, "\\ ", &["  key: v", "  \\ alue"]);
        check("  key: red", 8, "\\ ", &["  key:", "  \\ red"]);
        check("a bc of defgh", 8, "> ", &["a bc of", "> defgh"]);
        check("a bc of defghij", 8, "> ", &["a bc of", "> defghi", "> j"]);
        check("a bcdefghi", 8, "> ", &["a bcdefg", "> hi"]);
        check("abcdefghijk", 6, "> ", &["abcdef", "> ghij", "> k"]);
        check("\ta = 1", 6, "> ", &["    a", "   > =", "   > 1"]);
        check(
            "\u{4e2d}\u{4e2d}\u{4e2d}",
            4,
            "> ",
            &["\u{4e2d}\u{4e2d}", "> \u{4e2d}"],
        );
        check("a\u{1b}b", 20, "> ", &["a\\u{1b}b"]);
    }

    #[test]
    fn the_plain_face_has_no_marks() {
        let cases = [
            ("sends `DELETE /carts`.", "sends DELETE /carts."),
            ("their *paid* orders", "their paid orders"),
            ("`SELECT *` and `a * b`", "SELECT * and a * b"),
            ("2 * 3 * 4", "2 * 3 * 4"),
        ];
        for (text, expected) in cases {
            assert_eq!(unmarked(text), expected);
        }
    }
}
