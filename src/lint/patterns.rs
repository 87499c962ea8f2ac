//! Regular expressions of the rules, compiled once, over bytes: Unicode classes would make them slow.

use std::sync::LazyLock;

use regex::bytes::{Regex, RegexBuilder};

/// A pattern of a rule and what it shows.
pub(super) struct Pattern {
    regex: Regex,
    /// What it shows.
    pub about: &'static str,
}

/// Compiles a pattern; one that does not compile matches nothing, which the tests rule out.
pub(super) fn compile(pattern: &str) -> Option<Regex> {
    let built = RegexBuilder::new(pattern).unicode(false).build();
    built.ok()
}

/// The first words of `text` that the pattern matches.
pub(super) fn find<'a>(regex: &Regex, text: &'a str) -> Option<&'a str> {
    let found = regex.find(text.as_bytes())?;
    text.get(found.range())
}

const ASIDES: [(&str, &str); 9] = [
    (
        r"(?i)\b(all|none|any|some|most|both|neither) (of )?(the )?(above|below)\b",
        "say what is true instead",
    ),
    (
        r"(?i)^\W*(all|none|any|some|most|both|neither) of (these|those|them|the (others?|options|answers|choices))\b(\W*$| (is|are)\b)",
        "say what is true instead",
    ),
    (
        r"\b[Bb]oth (options? )?[A-F] and [A-F]\b|\b[Nn]either [A-F] nor [A-F]\b",
        "options are shown in another order each time",
    ),
    (
        r"\b([Oo]ptions?|[Aa]nswers?|[Cc]hoices?) \(?[A-Fa-f1-6]\)?([^\w-]|$)",
        "options are shown in another order each time",
    ),
    (
        r"^\(?[A-F]\)? (and|or|&) \(?[A-F]\)?\W*$",
        "options are shown in another order each time",
    ),
    (
        r"(?i)\bthe (first|second|third|fourth|last|previous|next|other) (two |three )?(options?|answers?|choices?)\b",
        "options are shown in another order each time",
    ),
    (
        r"(?i)\b(options?|answers?|choices?) (above|below)\b",
        "options are shown in another order each time",
    ),
    (
        r"(?i)\b(i (do not|don't|dont) know|not sure|no idea|who knows|who cares|depends on the mood)\b",
        "who does not know skips the question",
    ),
    (
        r"(?i)\b(lol|haha|magic(ally)?|unicorns?|just kidding|chuck norris|aliens?)\b",
        "a joke takes the place of a distractor that works",
    ),
];

static ASIDE: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let pattern = |(pattern, about): &(&str, &'static str)| {
        let regex = compile(pattern)?;
        Some(Pattern { regex, about })
    };
    ASIDES.iter().filter_map(pattern).collect()
});

/// Where an option speaks of other options or is none: the words, and what to say of them.
pub(super) fn aside(text: &str) -> Option<(&str, &'static str)> {
    let found = |pattern: &Pattern| Some((find(&pattern.regex, text)?, pattern.about));
    ASIDE.iter().find_map(found)
}

macro_rules! pattern {
    ($(#[$doc:meta])* $name:ident $pattern:expr) => {
        $(#[$doc])*
        pub(super) fn $name(text: &str) -> Option<&str> {
            static REGEX: LazyLock<Option<Regex>> = LazyLock::new(|| compile($pattern));
            find(REGEX.as_ref()?, text)
        }
    };
}

pattern! {
    /// Where a text names an option by its letter or place.
    place_of_option
    r"\b([Oo]ptions?|[Aa]nswers?|[Cc]hoices?) (\([A-F]\)|[A-F]\b)|(?i:\bthe (first|second|third|fourth|fifth|last) (option|answer|choice)\b)"
}

pattern! {
    /// The whole of a sentence that asks for what is true without saying of what.
    no_subject
    r"(?i)^(which|what)( one)?( of (the following|these|them|those))?( \w+)?( statements?| sentences?| claims?| options?)?( below)? (is|are|holds?)( \w+ly)?( (true|correct|right|valid|false))?\s*[?:]?$"
}

pattern! {
    /// A range of numbers that is all of a short text.
    range
    r"^\D{0,20}?-?\d+(\.\d+)?\s*(-|\xE2\x80\x93|to|and)\s*-?\d+(\.\d+)?\D{0,20}$"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_them_compile() {
        assert_eq!(ASIDE.len(), ASIDES.len());
    }

    #[test]
    fn find_asides() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(aside(text).map(|(found, _)| found), expected, "{text}");
        };
        check("All of the above", Some("All of the above"));
        check("None of these", Some("None of these"));
        check("None of these rows is locked", None);
        check("None of them are", Some("None of them are"));
        check("Both A and B", Some("Both A and B"));
        check("A and C", Some("A and C"));
        check("A and Caddy", None);
        check("Answer B", Some("Answer B"));
        check("The answer a-b", None);
        check("The same as the first option", Some("the first option"));
        check("I don't know", Some("I don't know"));
        check("By magic", Some("magic"));
        check("It locks the row above a threshold", None);
    }

    #[test]
    fn find_sentences_without_a_subject() {
        let check = |text: &str, expected: bool| {
            assert_eq!(no_subject(text).is_some(), expected, "{text}");
        };
        check("Which is true?", true);
        check("Which of the following statements is correct?", true);
        check("What holds?", true);
        check("Which status code is returned to the client?", false);
    }

    #[test]
    fn find_places_of_options() {
        let check = |text: &str, expected: bool| {
            assert_eq!(place_of_option(text).is_some(), expected, "{text}");
        };
        check("Option B is wrong because it blocks.", true);
        check("The last option forgets the lock.", true);
        check("The option `-B` is new.", false);
    }
}
