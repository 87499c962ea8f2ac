//! Counts, lists and plurals, in one place.

/// `1 question`, `2 questions`.
#[must_use]
pub fn count(number: usize, thing: &str) -> String {
    format!("{number} {}", plural(number, thing))
}

/// `question` for one, `questions` for any other number; a word that ends in `y` after a consonant or
/// in a hiss changes as English does.
#[must_use]
pub fn plural(number: usize, thing: &str) -> String {
    if number == 1 {
        return thing.to_owned();
    }
    let hisses = ["s", "x", "ch", "sh"]
        .iter()
        .any(|end| thing.ends_with(end));
    match thing.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        Some(_) | None if hisses => format!("{thing}es"),
        Some(_) | None => format!("{thing}s"),
    }
}

/// `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn list<T: AsRef<str>>(parts: &[T]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// A time as people say it: `45 s`, `10 min`, `1 h 5 min`.
#[must_use]
pub fn duration(seconds: f64) -> String {
    let seconds = seconds.max(0.0).round() as u64;
    match (seconds / 3600, seconds % 3600 / 60) {
        (0, 0) => format!("{seconds} s"),
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// A score without needless digits: `7`, `7.5`, `6.33`.
#[must_use]
pub fn score(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speaks_as_english_does() {
        assert_eq!(count(1, "question"), "1 question");
        assert_eq!(count(0, "entry"), "0 entries");
        assert_eq!(
            (plural(2, "day"), plural(2, "match")),
            ("days".into(), "matches".into())
        );
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(
            (list(&["a"]), list::<&str>(&[])),
            ("a".into(), String::new())
        );
    }

    #[test]
    fn numbers_are_short() {
        let durations = [
            (0.2, "0 s"),
            (59.6, "1 min"),
            (3600.0, "1 h"),
            (3900.0, "1 h 5 min"),
        ];
        for (seconds, expected) in durations {
            assert_eq!(duration(seconds), expected);
        }
        let scores = [
            (7.0, "7"),
            (7.5, "7.5"),
            (19.0 / 3.0, "6.33"),
            (0.0, "0"),
            (10.0, "10"),
        ];
        for (value, expected) in scores {
            assert_eq!(score(value), expected);
        }
    }
}
