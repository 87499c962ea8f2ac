//! From the bytes of a file to its text.

use crate::diagnostics::{Code, Diagnostic};
use crate::model::Span;

/// A text, and what is wrong with its bytes.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The text, with U+FFFD where it is not UTF-8; empty if it is no text at all.
    pub text: String,
    /// What is wrong, if anything.
    pub fault: Option<Diagnostic>,
    /// Whether it is worth parsing.
    pub is_text: bool,
}

/// The text of `bytes`, which is going to be the file `source`.
pub(super) fn decode(bytes: Vec<u8>, source: u32) -> Decoded {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return no_text(source, "the file is UTF-16, not UTF-8", 0..0, String::new());
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return lossy(&error, source),
    };
    match text.find('\0') {
        Some(at) => no_text(
            source,
            "the file holds a NUL byte: it is no text",
            at..at + 1,
            text,
        ),
        None => Decoded {
            text,
            fault: None,
            is_text: true,
        },
    }
}

fn no_text(source: u32, message: &str, at: std::ops::Range<usize>, text: String) -> Decoded {
    let fault = Diagnostic::new(Code::B0002, message, Span::new(source, &at));
    Decoded {
        text,
        fault: Some(fault.help("save it as UTF-8 text")),
        is_text: false,
    }
}

fn lossy(error: &std::string::FromUtf8Error, source: u32) -> Decoded {
    let at = error.utf8_error().valid_up_to();
    let byte = error.as_bytes().get(at).copied().unwrap_or_default();
    let before = &error.as_bytes()[..at];
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
    let message = format!("byte 0x{byte:02X} in line {line} is not UTF-8");
    let is_text = !text.contains('\0');
    Decoded {
        is_text,
        ..no_text(
            source,
            &message,
            at..at + char::REPLACEMENT_CHARACTER.len_utf8(),
            text,
        )
    }
}
