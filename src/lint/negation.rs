//! L08: a negative stem says so, in capitals, and is not doubled.

use super::hashes;
use super::lexicon::Classes;
use super::sheet::Sheet;
use super::view::{Part, View};
use super::words::Word;
use crate::diagnostics::{Code, Diagnostic};

/// Words in capitals that mark a negative stem.
const CAPITALS: [&str; 10] = [
    "NOT",
    "EXCEPT",
    "NEVER",
    "LEAST",
    "FALSE",
    "WRONG",
    "INCORRECT",
    "CANNOT",
    "NONE",
    "NO",
];
/// Capitals that make a stem negative by themselves.
const LOUD: [&str; 4] = ["NOT", "EXCEPT", "LEAST", "INCORRECT"];
/// What follows `NOT` where it is SQL.
const SQL: [&str; 9] = [
    "NULL",
    "IN",
    "EXISTS",
    "VALID",
    "MATCHED",
    "MATERIALIZED",
    "LIKE",
    "BETWEEN",
    "FOUND",
];
/// Words after which a new clause begins, whose negation is not the question's.
const CLAUSES: [&str; 26] = [
    "who",
    "that",
    "when",
    "if",
    "because",
    "but",
    "while",
    "whose",
    "where",
    "so",
    "after",
    "once",
    "with",
    "why",
    "sure",
    "certain",
    "ensure",
    "guarantee",
    "prevent",
    "make",
    "keep",
    "let",
    "mean",
    "show",
    "tell",
    "prove",
];
const VERBS: [&str; 14] = [
    "is", "are", "was", "were", "does", "do", "did", "will", "would", "should", "can", "could",
    "must", "has",
];
const FALSE: [&str; 6] = ["false", "incorrect", "untrue", "wrong", "unsafe", "invalid"];

/// Judges the stem; gives whether it is negative, marked or not.
pub(super) fn judge(view: &View<'_>, sheet: &mut Sheet) -> bool {
    let question = view.question;
    let found = negation(view);
    let place = question.stem.span();
    if question.negative && !is_in_capitals(view) {
        let message = "`negative = true`, but no word of the stem says so in capitals";
        let help = "write NOT, NEVER, EXCEPT or LEAST in capitals";
        sheet.report(Diagnostic::new(Code::L08, message, place).help(help));
    }
    if let Some(word) = found.filter(|_| !question.negative) {
        let message = format!("the stem is negative (\"{word}\") without `negative = true`");
        let help = "ask for what is so; or add `negative = true` and write the word in capitals";
        let finding = Diagnostic::new(Code::L08, message, place).help(help);
        match word.eq_ignore_ascii_case("never") {
            true => sheet.warn(finding),
            false => sheet.report(finding),
        }
    }
    let is_negative = question.negative || found.is_some();
    if is_negative {
        view.options()
            .for_each(|option| double(view, option, sheet));
    }
    is_negative
}

fn double(view: &View<'_>, option: &Part<'_>, sheet: &mut Sheet) {
    let twice = ["not", "never", "cannot", "none", "no", "t"];
    let words = view.words(option);
    let found = words
        .iter()
        .find(|word| !word.is_code && is_one_of(word, option.text, &twice));
    if let Some(word) = found {
        let message = format!(
            "a negative stem and \"{}\" in an option",
            whole(*word, option.text)
        );
        let finding = Diagnostic::new(Code::L08, message, option.text.span());
        sheet.report(finding.help("say it without the second negation"));
    }
}

fn is_one_of(word: &Word, text: &str, list: &[&str]) -> bool {
    let word = word.of(text);
    list.iter().any(|one| one.eq_ignore_ascii_case(word))
}

/// The word, with what stands before its apostrophe.
fn whole(word: Word, text: &str) -> &str {
    let before = &text[..word.start as usize];
    match before.strip_suffix(['\'', '\u{2019}']) {
        Some(before) => {
            let start = before
                .rfind(|c: char| !c.is_alphanumeric())
                .map_or(0, |at| at + 1);
            text.get(start..word.end as usize).unwrap_or_default()
        }
        None => word.of(text),
    }
}

fn is_in_capitals(view: &View<'_>) -> bool {
    let stem = view.stem();
    let words = view.words(stem).iter().filter(|word| !word.is_code);
    words
        .into_iter()
        .any(|word| CAPITALS.contains(&word.of(stem.text)))
}

/// The word by which the stem is negative.
fn negation<'a>(view: &View<'a>) -> Option<&'a str> {
    let stem = view.stem();
    if !stem.summary.prose.has(Classes::NEGATION) {
        return None;
    }
    let text: &'a str = stem.text;
    let words = view.words(stem);
    let prose: Vec<Word> = words
        .iter()
        .copied()
        .filter(|word| !word.is_code && !word.is_part)
        .collect();
    loud(&prose, text).or_else(|| asked(&prose, text))
}

fn loud<'a>(words: &[Word], text: &'a str) -> Option<&'a str> {
    let asks = |word: &Word| word.classes.has(Classes::ASK) || word.folded == hashes::hash("all");
    if !words.iter().any(asks) {
        return None;
    }
    let next = |at: usize| words.get(at + 1).map_or("", |word| word.of(text));
    let is_loud =
        |(at, word): &(usize, &Word)| LOUD.contains(&word.of(text)) && !SQL.contains(&next(*at));
    let found = words.iter().enumerate().find(is_loud);
    found.map(|(_, word)| word.of(text))
}

/// The negation of the last sentence that asks for a choice.
fn asked<'a>(words: &[Word], text: &'a str) -> Option<&'a str> {
    let last = words
        .iter()
        .rposition(|word| word.classes.has(Classes::ASK))?;
    let start = (1..=last)
        .rev()
        .find(|at| is_edge(words, *at, text))
        .unwrap_or(0);
    let end = (last + 1..words.len())
        .find(|at| is_edge(words, *at, text))
        .unwrap_or(words.len());
    let sentence = &words[start..end];
    excepted(sentence, text).or_else(|| negated(sentence, text))
}

/// Whether a sentence begins with that word.
fn is_edge(words: &[Word], at: usize, text: &str) -> bool {
    let gap = &text[words[at - 1].end as usize..words[at].start as usize];
    let end = gap.find(['.', '?', '!', ':']);
    end.is_some_and(|end| {
        gap[end + 1..].starts_with(|c: char| c.is_whitespace() || c == '"' || c == ')')
    })
}

fn excepted<'a>(sentence: &[Word], text: &'a str) -> Option<&'a str> {
    let all = sentence
        .iter()
        .position(|word| is_one_of(word, text, &["all", "each", "every"]))?;
    let except = sentence[all..]
        .iter()
        .find(|word| is_one_of(word, text, &["except"]))?;
    Some(except.of(text))
}

/// The negation that belongs to the verb of the asking clause.
fn negated<'a>(sentence: &[Word], text: &'a str) -> Option<&'a str> {
    let which = sentence
        .iter()
        .position(|word| is_one_of(word, text, &["which", "what"]))?;
    let mut verb = None;
    for at in which + 1..sentence.len() {
        let word = sentence[at];
        let is = |list: &[&str]| is_one_of(&word, text, list);
        if CLAUSES
            .iter()
            .any(|clause| hashes::light(clause) == word.light)
        {
            return None;
        }
        let follows = |verb: usize| at - verb <= 4;
        if is(&["not", "never", "least"]) && verb.is_some_and(follows) {
            return Some(word.of(text));
        }
        if is(&["cannot"]) || is(&["t"]) && is_contraction(word, text) {
            return Some(whole(word, text));
        }
        if is(&FALSE) && verb == Some(at - 1) && is_one_of(&sentence[at - 1], text, &["is", "are"])
        {
            return Some(word.of(text));
        }
        if is(&VERBS) || is(&["have"]) {
            verb = Some(at);
        }
    }
    None
}

fn is_contraction(word: Word, text: &str) -> bool {
    let before = &text[..word.start as usize];
    before.ends_with("n'") || before.ends_with("n\u{2019}")
}

#[cfg(test)]
mod tests {
    use super::super::scene::check_item;

    fn check(stem: &str, negative: bool, options: [&str; 3], expected: &[&str]) {
        let [key, one, other] = options;
        check_item(
            &format!(
                "stem = {stem:?}\nnegative = {negative}\n[[question.option]]\ntext = {key:?}\ncorrect = true\n[[question.option]]\ntext = {one:?}\n[[question.option]]\ntext = {other:?}\n"
            ),
            expected,
        );
    }

    const PLAIN: [&str; 3] = ["Red", "Blue", "Lime"];

    #[test]
    fn l08_finds_unmarked_ones() {
        let found = |word: &str| {
            format!("L08 3:8 the stem is negative (\"{word}\") without `negative = true`")
        };
        for (stem, word) in [
            ("Which of these colours is not sent by the server?", "not"),
            ("Which of these colours is NOT sent by the server?", "NOT"),
            (
                "Which colour doesn't the server send to clients?",
                "doesn't",
            ),
            (
                "The server sends all of these colours except which?",
                "except",
            ),
            ("Which of these statements about colours is false?", "false"),
            ("Which of these colours does a server never send?", "never"),
            (
                "Which colour cannot be sent by the server at all?",
                "cannot",
            ),
        ] {
            check(stem, false, PLAIN, &[&found(word)]);
        }
    }

    #[test]
    fn l08_leaves_other_clauses_alone() {
        for stem in [
            "The server does not answer. Which colour does it send?",
            "Which colour shows that the server does not answer?",
            "Which condition finds the rows whose colour IS NOT NULL?",
            "Which colour does the server send if it is not ready?",
            "What does `x is not y` tell about the two colours?",
        ] {
            check(stem, false, PLAIN, &[]);
        }
    }

    #[test]
    fn l08_wants_capitals_and_no_double() {
        check(
            "Which colour does the server NOT send to clients?",
            true,
            PLAIN,
            &[],
        );
        check(
            "Which colour does the server not send to clients?",
            true,
            PLAIN,
            &["L08 3:8 `negative = true`, but no word of the stem says so in capitals"],
        );
        check(
            "Which colour does the server NOT send to clients?",
            true,
            ["Red", "One that isn't blue", "Lime"],
            &["L08 9:8 a negative stem and \"isn't\" in an option"],
        );
    }
}
