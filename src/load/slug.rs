//! Slugs: what an id looks like, and how one is made from a sentence or a file's name.

use std::fmt::Write;

use unicode_normalization::UnicodeNormalization;

use super::keys::SLUG_LENGTH;

/// How many words of a stem make an id.
const WORDS: usize = 6;

/// Whether `name` is lower-case letters, digits and single hyphens between them, and not too long.
#[must_use]
pub fn is_slug(name: &str) -> bool {
    let fits = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let mut words = name.as_bytes().split(|byte| *byte == b'-');
    name.len() <= SLUG_LENGTH && words.all(|word| !word.is_empty() && word.iter().all(fits))
}

/// The slug of the first words of `text`; one made of its digest where no letter of it can be used.
#[must_use]
pub fn from_text(text: &str) -> String {
    let plain: String = text
        .nfkd()
        .filter(|character| !unicode_normalization::char::is_combining_mark(*character))
        .map(|character| character.to_ascii_lowercase())
        .collect();
    let words = plain.split(|character: char| !character.is_ascii_alphanumeric());
    let mut slug = String::new();
    for word in words.filter(|word| !word.is_empty()).take(WORDS) {
        if slug.len() + word.len() >= SLUG_LENGTH - 8 {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    if slug.is_empty() { digest(text) } else { slug }
}

/// `base`, or `base-2`, `base-3` … from `number` on where it is taken already; `number` becomes the
/// next one to try.
pub(super) fn numbered(base: &str, number: &mut usize, taken: impl Fn(&str) -> bool) -> String {
    loop {
        let slug = if *number < 2 {
            base.to_owned()
        } else {
            format!("{base}-{number}")
        };
        *number += 1;
        if !taken(&slug) {
            return slug;
        }
    }
}

/// `q-` and the 32-bit FNV-1a digest of the text (draft-eastlake-fnv).
fn digest(text: &str) -> String {
    let digest = text.bytes().fold(0x811c_9dc5_u32, |digest, byte| {
        (digest ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let mut slug = String::from("q-");
    let _ = write!(slug, "{digest:08x}");
    slug
}

#[cfg(test)]
mod tests {
    use super::{from_text, is_slug, numbered};

    #[test]
    fn knows_slugs() {
        for good in ["a", "http-2", "k8s", &"x".repeat(80)] {
            assert!(is_slug(good), "{good}");
        }
        for bad in [
            "",
            "-a",
            "a-",
            "a--b",
            "A",
            "a_b",
            "a b",
            "\u{e4}",
            &"x".repeat(81),
        ] {
            assert!(!is_slug(bad), "{bad}");
        }
    }

    #[test]
    fn makes_slugs() {
        let cases = [
            (
                "What does `git rebase -i` do, and when is it used?",
                "what-does-git-rebase-i-do",
            ),
            ("Caf\u{e9} cr\u{e8}me", "cafe-creme"),
            ("\u{41f}\u{440}\u{438}\u{432}\u{435}\u{442}", "q-33db115f"),
            ("", "q-811c9dc5"),
        ];
        for (text, expected) in cases {
            assert_eq!(from_text(text), expected, "{text}");
            assert!(is_slug(&from_text(text)));
        }
        assert!(is_slug(&from_text(&"x".repeat(500))));
    }

    #[test]
    fn makes_them_unique() {
        let taken = |slug: &str| ["a", "a-2"].contains(&slug);
        let mut number = 1;
        assert_eq!(numbered("a", &mut number, taken), "a-3");
        assert_eq!(numbered("a", &mut number, taken), "a-4");
        assert_eq!(numbered("b", &mut 1, taken), "b");
    }
}
