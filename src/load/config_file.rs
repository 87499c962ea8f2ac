//! Reads the config file: what a learner wants where neither the command line nor the environment says
//! otherwise.

use std::ops::RangeInclusive;
use std::path::Path;
use std::time::Duration;

use super::config_keys::{COLORS, CONFIG_FILE, OPENS, SELECTS};
use super::fields::Fields;
use super::page::Page;
use super::{damage, disk, syntax, validate};
use crate::diagnostics::{Code, Diagnostic, Findings, Sources};
use crate::model::Span;

/// The shares that can be wanted to be remembered (see `memory::Retention`).
const RETENTION: RangeInclusive<f64> = 0.7..=0.97;

/// The percentages that can pass.
const PASS: RangeInclusive<f64> = 0.0..=100.0;

/// A value, and where it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Set<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// What the config file says; nothing where it says nothing, or nothing that can be used.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// When colours are used, one of [`COLORS`](super::keys::COLORS).
    pub color: Option<Set<String>>,
    /// Whether lines and words are wanted instead of menus and bars.
    pub plain: Option<Set<bool>>,
    /// The program that long texts are read in.
    pub pager: Option<Set<String>>,
    /// Banks to load beside the built-in one, as written.
    pub banks: Option<Set<Vec<String>>>,
    /// The file that answers are kept in, as written.
    pub store: Option<Set<String>>,
    /// Which learner of this machine it is.
    pub profile: Option<Set<String>>,
    /// The share of cards that should be remembered when they come back.
    pub retention: Option<Set<f64>>,
    /// How many questions a quiz asks.
    pub count: Option<Set<usize>>,
    /// How its questions are chosen, one of [`SELECTS`](super::keys::SELECTS).
    pub select: Option<Set<String>>,
    /// Whether it asks open questions, one of [`OPENS`](super::keys::OPENS).
    pub open: Option<Set<String>>,
    /// When it ends.
    pub time_limit: Option<Set<Duration>>,
    /// The percentage that passes.
    pub pass: Option<Set<f64>>,
}

/// A config file that was looked for.
#[derive(Clone, Debug, Default)]
pub struct LoadedConfig {
    /// What it says.
    pub config: Config,
    /// All that is wrong with it, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// The file, if there is one.
    pub sources: Sources,
}

/// Reads the config file at `path`. That there is none is a fault only where it `is_named`. Never fails.
#[must_use]
pub fn load_config(path: &Path, is_named: bool) -> LoadedConfig {
    let mut loaded = LoadedConfig::default();
    let Some(found) = disk::read_one(path, is_named) else {
        return loaded;
    };
    let kept = found.keep(&mut loaded.sources);
    let findings = Findings::new();
    if kept.is_text {
        let shown = Span::new(kept.source, &(0..0));
        let text = loaded.sources.of(shown).map(|source| source.text.clone());
        let text = text.unwrap_or_default();
        loaded.config = judge(&Page::whole(kept.source, &text, &findings));
    }
    loaded.diagnostics = findings.into_sorted();
    loaded.diagnostics.extend(kept.fault);
    loaded
}

/// Reads the page and reports what is wrong with it.
fn judge(page: &Page<'_>) -> Config {
    let mut spare = String::new();
    let parsed = syntax::parse(page, &mut spare);
    let root = Fields::root(page, &parsed.table);
    damage::shielded(page, !parsed.faults.is_empty(), |page| {
        validate::table(&Fields::root(page, &parsed.table), &CONFIG_FILE, None);
    });
    let (quiz, memory) = (root.table("quiz"), root.table("memory"));
    let quiz = quiz.as_ref();
    Config {
        color: word(Some(&root), "color", &COLORS),
        plain: set(Some(&root), "plain", Fields::flag),
        pager: text(Some(&root), "pager"),
        banks: set(Some(&root), "banks", |fields, key| {
            fields.has(key).then(|| owned(&fields.texts(key)))
        }),
        store: text(Some(&root), "store"),
        profile: text(Some(&root), "profile"),
        retention: share(memory.as_ref(), "retention", &RETENTION),
        count: set(quiz, "count", |fields, key| {
            fields.whole(key)?.try_into().ok()
        }),
        select: word(quiz, "select", &SELECTS),
        open: word(quiz, "open", &OPENS),
        time_limit: time(quiz, "time_limit"),
        pass: share(quiz, "pass", &PASS),
    }
}

/// What `read` makes of a key, and where its value stands.
fn set<'a, T>(
    fields: Option<&Fields<'a>>,
    key: &str,
    read: impl Fn(&Fields<'a>, &str) -> Option<T>,
) -> Option<Set<T>> {
    let fields = fields?;
    Some(Set {
        value: read(fields, key)?,
        span: fields.place(key),
    })
}

fn text(fields: Option<&Fields<'_>>, key: &str) -> Option<Set<String>> {
    set(fields, key, |fields, key| {
        fields.text(key).map(|text| text.to_string())
    })
}

fn word(fields: Option<&Fields<'_>>, key: &str, words: &[&str]) -> Option<Set<String>> {
    text(fields, key).filter(|set| words.contains(&&*set.value))
}

fn owned(texts: &[crate::model::Text]) -> Vec<String> {
    texts.iter().map(ToString::to_string).collect()
}

/// A number in `range`; reports one that lies outside.
fn share(fields: Option<&Fields<'_>>, key: &str, range: &RangeInclusive<f64>) -> Option<Set<f64>> {
    let number = set(fields, key, Fields::number)?;
    if range.contains(&number.value) {
        return Some(number);
    }
    // What is below 0 is reported as every number of the format is.
    if number.value >= 0.0 {
        let (least, most) = (range.start(), range.end());
        let message = format!("`{key}` must lie between {least} and {most}");
        fields?
            .page()
            .report(Diagnostic::new(Code::B0113, message, number.span));
    }
    None
}

/// A time such as `20m`; reports what is none.
fn time(fields: Option<&Fields<'_>>, key: &str) -> Option<Set<Duration>> {
    let written = text(fields, key)?;
    if let Some(value) = duration(&written.value) {
        let span = written.span;
        return Some(Set { value, span });
    }
    let found = Diagnostic::new(Code::B0105, format!("`{key}` is no time"), written.span);
    fields?
        .page()
        .report(found.help("write a time such as 90s, 20m or 1h30m"));
    None
}

/// The time that `90s`, `20m` or `1h30m` is; nothing for one that is not above 0.
#[must_use]
pub fn duration(text: &str) -> Option<Duration> {
    let duration: jiff::SignedDuration = text.parse().ok()?;
    let duration = Duration::try_from(duration).ok()?;
    (!duration.is_zero()).then_some(duration)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is wrong with the text, as codes and the words that they mark.
    fn faults(text: &str) -> Vec<String> {
        let findings = Findings::new();
        judge(&Page::whole(0, text, &findings));
        let shown = |one: Diagnostic| {
            let marked = &text[one.primary.span.range()];
            let help = one.help.unwrap_or_default();
            format!("{} {marked}: {} ({help})", one.code, one.message)
        };
        findings.into_sorted().into_iter().map(shown).collect()
    }

    fn config(text: &str) -> Config {
        let findings = Findings::new();
        judge(&Page::whole(0, text, &findings))
    }

    #[test]
    fn reads_what_is_set() {
        let read = config(
            "color = \"never\"\nbanks = [\"a\", \"b\"]\n[quiz]\ncount = 20\ntime_limit = \"20m\"\n\
             pass = 60\n[memory]\nretention = 0.85\n",
        );
        let color = read.color.unwrap();
        assert_eq!((color.value.as_str(), color.span.start), ("never", 8));
        assert_eq!(read.banks.unwrap().value, ["a", "b"]);
        assert_eq!(read.count.unwrap().value, 20);
        assert_eq!(read.time_limit.unwrap().value, Duration::from_secs(1200));
        assert_eq!(read.pass.unwrap().value, 60.0);
        assert_eq!(read.retention.unwrap().value, 0.85);
        assert_eq!(config(""), Config::default());
    }

    #[test]
    fn tells_what_is_wrong() {
        let check = |text: &str, expected: &[&str]| assert_eq!(faults(text), expected, "{text}");
        check("", &[]);
        check(
            "colour = \"never\"",
            &["B0104 colour: unknown key `colour` (did you mean `color`?)"],
        );
        check(
            "count = 20",
            &["B0104 count: unknown key `count` (`count` belongs below `[quiz]`)"],
        );
        check(
            "stem = 20",
            &[
                "B0104 stem: unknown key `stem` (known here: `color`, `plain`, `pager`, `banks`, \
               `store`, `profile`, `quiz` and `memory`)",
            ],
        );
        check(
            "[quiz]\ntime_limit = \"20\"",
            &["B0105 \"20\": `time_limit` is no time (write a time such as 90s, 20m or 1h30m)"],
        );
        check(
            "[quiz]\npass = 101\n[memory]\nretention = 0.5",
            &[
                "B0113 101: `pass` must lie between 0 and 100 ()",
                "B0113 0.5: `retention` must lie between 0.7 and 0.97 ()",
            ],
        );
        check(
            "[quiz]\npass = -1",
            &["B0113 -1: `pass` must be a number of 0 or more ()"],
        );
        check(
            "color = \"alway\"",
            &[
                "B0105 \"alway\": unknown color `alway` (did you mean `always`? known are `auto`, \
               `always` and `never`)",
            ],
        );
    }

    #[test]
    fn what_is_wrong_is_not_used() {
        let read = config("color = \"red\"\nplain = \"yes\"\n[quiz]\ncount = 0\npass = 200\n");
        assert_eq!((read.plain, read.pass), (None, None));
        assert_eq!(read.color, None);
    }
}
