//! Where the store of a learner is.

use std::path::{Path, PathBuf};

/// The profile of who names none.
const DEFAULT: &str = "default";

/// The most bytes of a profile's name.
const LONGEST: usize = 64;

/// The file of `profile` below the folder `data` that programs keep their data in:
/// `roadmap/anna.db`. Nothing if the name holds more than letters, digits, `-` and `_`, or is too long.
#[must_use]
pub fn place(data: &Path, profile: Option<&str>) -> Option<PathBuf> {
    let profile = profile.unwrap_or(DEFAULT);
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let is_name = (1..=LONGEST).contains(&profile.len()) && profile.chars().all(fits);
    is_name.then(|| data.join("roadmap").join(format!("{profile}.db")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(profile: Option<&str>, expected: Option<&str>) {
        let place = place(Path::new("/data"), profile);
        assert_eq!(place, expected.map(PathBuf::from), "{profile:?}");
    }

    #[test]
    fn a_profile_is_a_file_of_its_own() {
        check(None, Some("/data/roadmap/default.db"));
        check(Some("anna-2"), Some("/data/roadmap/anna-2.db"));
        check(Some("Łucja"), Some("/data/roadmap/Łucja.db"));
        for bad in [
            "",
            "..",
            "a/b",
            "a b",
            "a.b",
            "a\u{0}",
            "\u{1b}[2J",
            "C:",
            &"x".repeat(65),
        ] {
            check(Some(bad), None);
        }
    }
}
