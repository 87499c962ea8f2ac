//! Keys and strings that stand in a file letter by letter, so that nothing in them has to be decoded.

use toml_parser::decoder::Encoding;

use super::swar::{HIGHEST, within};

/// Whether a key needs no decoding.
pub(super) fn is_bare(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| BARE[usize::from(byte)])
}

/// Which bytes a key may have without quotation marks (TOML 1.0, Keys).
static BARE: [bool; 256] = bare();

const fn bare() -> [bool; 256] {
    let mut bare = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        bare[byte] = matches!(byte as u8, b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-');
        byte += 1;
    }
    bare
}

/// What a string says that has no escape, no control character and no line end but a line feed. Nothing of
/// a string that has to be decoded.
pub(super) fn plain(raw: &str, encoding: Option<Encoding>) -> Option<&str> {
    let (text, is_multi) = match encoding? {
        Encoding::BasicString => (between(raw, "\"")?, false),
        Encoding::LiteralString => (between(raw, "'")?, false),
        Encoding::MlBasicString => (between(raw, "\"\"\"")?, true),
        Encoding::MlLiteralString => (between(raw, "'''")?, true),
    };
    let is_literal = raw.starts_with('\'');
    let is_plain = |byte: &u8| match byte {
        b'\t' => true,
        b'\n' => is_multi,
        b'\\' => is_literal,
        _ => *byte >= b' ' && *byte != 0x7F,
    };
    let (eights, rest) = text.as_bytes().as_chunks();
    let are_plain = |eight: &[u8; 8]| !is_suspect(*eight) || eight.iter().all(is_plain);
    if !eights.iter().all(are_plain) || !rest.iter().all(is_plain) {
        return None;
    }
    Some(match is_multi {
        true => text.strip_prefix('\n').unwrap_or(text),
        false => text,
    })
}

fn between<'a>(raw: &'a str, quote: &str) -> Option<&'a str> {
    raw.strip_prefix(quote)?.strip_suffix(quote)
}

/// Whether a control character or a backslash is among eight bytes.
fn is_suspect(bytes: [u8; 8]) -> bool {
    let bytes = u64::from_le_bytes(bytes);
    let is_fit = within(bytes, b' ', b'~') & !within(bytes, b'\\', b'\\') | bytes;
    !is_fit & HIGHEST != 0
}

#[cfg(test)]
mod tests {
    use super::super::swar::with_each_byte;
    use super::*;

    #[test]
    fn strings_are_taken_as_they_are() {
        let check = |raw: &str, encoding: Encoding, expected: Option<&str>| {
            assert_eq!(plain(raw, Some(encoding)), expected, "{raw:?}");
        };
        check(
            "\"a row of words\"",
            Encoding::BasicString,
            Some("a row of words"),
        );
        check("\"\"", Encoding::BasicString, Some(""));
        check(
            "\"a tab\t, a \u{e4}\"",
            Encoding::BasicString,
            Some("a tab\t, a \u{e4}"),
        );
        check("\"an escape \\n\"", Encoding::BasicString, None);
        check(
            "'a backslash \\n'",
            Encoding::LiteralString,
            Some("a backslash \\n"),
        );
        check("'two lines\nhere '", Encoding::LiteralString, None);
        check(
            "'''\ntwo lines\nhere'''",
            Encoding::MlLiteralString,
            Some("two lines\nhere"),
        );
        check("\"\"\"two lines\r\n\"\"\"", Encoding::MlBasicString, None);
    }

    #[test]
    fn every_odd_byte_is_seen_at_every_place() {
        with_each_byte(*b"a \xC3\xA4\xFF~[!", |bytes| {
            let is_odd = |byte: &u8| *byte < b' ' || *byte == 0x7F || *byte == b'\\';
            assert_eq!(is_suspect(bytes), bytes.iter().any(is_odd), "{bytes:x?}");
        });
    }
}
