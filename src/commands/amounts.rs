//! Times, numbers and percentages as they are typed.

use std::time::Duration;

use crate::load::duration;

/// A time such as `90s`, `20m` or `1h30m`.
pub(super) fn time(text: &str) -> Result<Duration, String> {
    let wanted = "a time such as 90s, 20m or 1h30m is asked for";
    duration(text).ok_or_else(|| wanted.to_owned())
}

/// A number of at least 1.
pub(super) fn number(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| "a number of questions, at least 1, is asked for".to_owned())
}

/// A percentage from 0 to 100.
pub(super) fn percent(text: &str) -> Result<f64, String> {
    let number = text.trim_end_matches('%').trim().parse::<f64>().ok();
    let number = number.filter(|number| (0.0..=100.0).contains(number));
    number.ok_or_else(|| "a percentage from 0 to 100 is asked for".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_times_and_percentages() {
        let times = [
            ("90s", Some(90)),
            ("20m", Some(1200)),
            ("1h30m", Some(5400)),
        ];
        for (text, expected) in times {
            assert_eq!(time(text).ok(), expected.map(Duration::from_secs), "{text}");
        }
        for text in ["0s", "-5m", "20", "soon", ""] {
            assert!(time(text).is_err(), "{text}");
        }
        let percentages = [
            ("60", Some(60.0)),
            ("62.5%", Some(62.5)),
            ("0", Some(0.0)),
            ("101", None),
            ("NaN", None),
        ];
        for (text, expected) in percentages {
            assert_eq!(percent(text).ok(), expected, "{text}");
        }
    }
}
