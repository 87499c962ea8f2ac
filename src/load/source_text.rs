//! From the bytes of a file to its text.

use std::ops::Range;
use std::string::FromUtf8Error;

use crate::diagnostics::{Code, Diagnostic};
use crate::model::Span;

/// The text that `bytes` are; the bytes again if they are not all UTF-8, or if one of them is NUL.
pub(super) fn text(bytes: Vec<u8>) -> Result<String, Vec<u8>> {
    match memchr::memchr(0, &bytes) {
        Some(_) => Err(bytes),
        None => String::from_utf8(bytes).map_err(FromUtf8Error::into_bytes),
    }
}

/// What can be shown of bytes that are no text, and what is wrong with them.
#[derive(Debug)]
pub(super) struct Damaged {
    /// The text, with U+FFFD where it is not UTF-8; empty if it is no text at all.
    pub text: String,
    /// What is wrong.
    pub fault: Diagnostic,
    /// Whether it is worth parsing.
    pub is_text: bool,
}

/// What is wrong with `bytes`, which are no text and going to be the file `source`.
pub(super) fn judge(bytes: &[u8], source: u32) -> Damaged {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        let fault = fault(source, "the file is UTF-16, not UTF-8", 0..0);
        return Damaged {
            text: String::new(),
            fault,
            is_text: false,
        };
    }
    let text = String::from_utf8_lossy(bytes).into_owned();
    let nul = text.find('\0');
    let fault = match (std::str::from_utf8(bytes), nul) {
        (Err(error), _) => {
            let at = error.valid_up_to();
            let byte = bytes.get(at).copied().unwrap_or_default();
            let before = bytes[..at].iter();
            let line = before.filter(|byte| **byte == b'\n').count() + 1;
            let message = format!("byte 0x{byte:02X} in line {line} is not UTF-8");
            fault(
                source,
                &message,
                at..at + char::REPLACEMENT_CHARACTER.len_utf8(),
            )
        }
        (Ok(_), nul) => {
            let at = nul.unwrap_or_default();
            fault(
                source,
                "the file holds a NUL byte: it is no text",
                at..at + 1,
            )
        }
    };
    Damaged {
        text,
        fault,
        is_text: nul.is_none(),
    }
}

fn fault(source: u32, message: &str, at: Range<usize>) -> Diagnostic {
    Diagnostic::new(Code::B0002, message, Span::new(source, &at)).help("save it as UTF-8 text")
}
