//! Did-you-mean: the known name that a mistyped one most likely stands for.

/// The name of `known` that is nearest to `typed`, if one is near enough to be meant.
///
/// Nearness is the restricted Damerau-Levenshtein distance, upper and lower case alike; a name is near
/// enough within a third of the longer one's length, and a known name that `typed` begins or that
/// begins with `typed` (two letters or more) is near too. Ties go to the earlier name.
#[must_use]
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let length = typed.chars().count();
    known
        .into_iter()
        .filter_map(|name| {
            let distance = strsim::osa_distance(&typed, &name.to_lowercase());
            let longer = length.max(name.chars().count());
            let begins = length >= 2 && (name.starts_with(&*typed) || typed.starts_with(name));
            (distance * 3 <= longer || begins).then_some((distance, name))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn names_what_was_meant() {
        let known = [
            "single", "multi", "short", "output", "order", "match", "open",
        ];
        let cases = [
            ("singel", Some("single")),
            ("Multi", Some("multi")),
            ("ouput", Some("output")),
            ("mat", Some("match")),
            ("opne", Some("open")),
            ("kubernetes", None),
            ("go", None),
            ("si", Some("single")),
            ("", None),
        ];
        for (typed, expected) in cases {
            assert_eq!(nearest(typed, known), expected, "{typed}");
        }
    }
}
