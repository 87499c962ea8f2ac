//! Keys in the bytes that a terminal sends: split whole, and put into the forms that menus know.

/// What a key means to the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// Goes to whatever is asking, as these bytes.
    Pass(Vec<u8>),
    /// Ctrl-C: leave at once.
    Interrupt,
    /// Ctrl-D: no more input.
    End,
    /// Means nothing to anybody.
    Nothing,
}

/// The first key in `bytes` and how many of them it takes; nothing while it is not whole.
pub(super) fn first(bytes: &[u8]) -> Option<(Key, usize)> {
    match *bytes.first()? {
        0x03 => Some((Key::Interrupt, 1)),
        0x04 => Some((Key::End, 1)),
        0x1b => escape(bytes),
        byte if byte < 0x80 => Some((Key::Pass(vec![byte]), 1)),
        byte => character(byte, bytes),
    }
}

/// The bytes that are left when no more came in time: a lone escape is the Esc key.
pub(super) fn rest(bytes: &[u8]) -> Key {
    match bytes {
        [0x1b] => Key::Pass(vec![0x1b]),
        _ => Key::Nothing,
    }
}

fn escape(bytes: &[u8]) -> Option<(Key, usize)> {
    match *bytes.get(1)? {
        b'[' => sequence(bytes),
        b'O' => {
            let letter = *bytes.get(2)?;
            Some((named(letter), 3))
        }
        word @ (b'b' | b'f') => Some((Key::Pass(vec![0x1b, word]), 2)),
        0x1b | 0x03 | 0x04 => Some((Key::Pass(vec![0x1b]), 1)),
        _ => Some((Key::Nothing, 2)),
    }
}

/// A control sequence: parameters, then a letter or a tilde. Modifiers do not count.
fn sequence(bytes: &[u8]) -> Option<(Key, usize)> {
    let end = bytes
        .iter()
        .skip(2)
        .position(|byte| (0x40..=0x7e).contains(byte))?
        + 2;
    let parameters = &bytes[2..end];
    let number = parameters
        .split(|byte| *byte == b';')
        .next()
        .unwrap_or_default();
    let key = match (bytes[end], number) {
        (b'~', [digit @ b'1'..=b'8']) => Key::Pass(vec![0x1b, b'[', *digit, b'~']),
        (b'~', _) => Key::Nothing,
        (letter, _) => named(letter),
    };
    Some((key, end + 1))
}

/// Arrows, Home, End and the tab back.
fn named(letter: u8) -> Key {
    match letter {
        b'A'..=b'D' | b'H' | b'F' | b'Z' => Key::Pass(vec![0x1b, b'[', letter]),
        _ => Key::Nothing,
    }
}

/// A character of UTF-8 beyond ASCII; C1 controls and broken bytes mean nothing.
fn character(lead: u8, bytes: &[u8]) -> Option<(Key, usize)> {
    let length = match lead {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return Some((Key::Nothing, 1)),
    };
    let there = &bytes[..bytes.len().min(length)];
    match std::str::from_utf8(there) {
        Ok(text) if text.chars().any(char::is_control) => Some((Key::Nothing, length)),
        Ok(_) => Some((Key::Pass(there.to_vec()), length)),
        Err(error) if error.error_len().is_none() => None,
        Err(_) => Some((Key::Nothing, 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], key: Option<Key>, length: usize) {
        let expected = key.map(|key| (key, length));
        assert_eq!(first(bytes), expected, "{bytes:?}");
    }

    fn pass(bytes: &[u8]) -> Key {
        Key::Pass(bytes.to_vec())
    }

    #[test]
    fn keys_are_split_whole() {
        check(b"ab", Some(pass(b"a")), 1);
        check(b"\r", Some(pass(b"\r")), 1);
        check(b"\x03", Some(Key::Interrupt), 1);
        check(b"\x04a", Some(Key::End), 1);
        check("\u{44f}".as_bytes(), Some(pass("\u{44f}".as_bytes())), 2);
        check(&"\u{4e2d}".as_bytes()[..2], None, 0);
        check(b"\xff", Some(Key::Nothing), 1);
        check(b"\xd1a", Some(Key::Nothing), 1);
        check("\u{9b}31m".as_bytes(), Some(Key::Nothing), 2);
        check(b"", None, 0);
    }

    #[test]
    fn arrows_come_in_one_form() {
        check(b"\x1b[A", Some(pass(b"\x1b[A")), 3);
        check(b"\x1bOB", Some(pass(b"\x1b[B")), 3);
        check(b"\x1b[1;5C", Some(pass(b"\x1b[C")), 6);
        check(b"\x1b[3~", Some(pass(b"\x1b[3~")), 4);
        check(b"\x1b[200~", Some(Key::Nothing), 6);
        check(b"\x1b[15~x", Some(Key::Nothing), 5);
        check(b"\x1b[", None, 0);
        check(b"\x1b", None, 0);
        check(b"\x1b\x1b[A", Some(pass(b"\x1b")), 1);
        check(b"\x1b\x04", Some(pass(b"\x1b")), 1);
        assert_eq!(rest(b"\x1b"), pass(b"\x1b"));
        assert_eq!(rest(b"\x1b["), Key::Nothing);
    }
}
