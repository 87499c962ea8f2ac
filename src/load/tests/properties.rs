//! Any bytes give a bank and diagnostics.

use proptest::prelude::*;

use super::check::{lines, load};

/// Pieces of banks, so that what is joined of them comes near to sense.
pub(super) fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("[[question]]\n"),
        Just("[[question.option]]\n"),
        Just("[question]\n"),
        Just("[defaults]\n"),
        Just("[[question.wrong]]\n"),
        Just("[[question.point]]\n"),
        Just("[bank]\n"),
        Just("kind = \"order\"\n"),
        Just("id = \"a\"\n"),
        Just("id = "),
        Just("stem = \"\"\"\n"),
        Just("stem = \"s\"\n"),
        Just("\"\"\"\n"),
        Just("accept = [\"a\", "),
        Just("]\n"),
        Just("items = [\"a\", \"b\"]\n"),
        Just("order = [\"b\", \"a\"]\n"),
        Just("correct = true\n"),
        Just("text = 'x'\n"),
        Just("answer = \"a\"\n"),
        Just("verified = 2026-02-31\n"),
        Just("verified = 2026-02-21\n"),
        Just("option = [{ text = \"a\" }, "),
        Just("}"),
        Just("weight = 9_9\n"),
        Just("tolerance = nan\n"),
        Just("compare = \"regex\"\n"),
        Just("\u{feff}"),
        Just("\r\n"),
        Just("\r"),
        Just("\u{1b}"),
        Just("\u{202e}"),
        Just("a.b.c = 1\n"),
        Just("= "),
        Just("# \u{e4}\n"),
        Just("question = 3\n"),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn survives(path: &str, bytes: &[u8]) {
    let (bank, sources, diagnostics) = load(&[(path, bytes)]);
    lines(&sources, &diagnostics);
    for diagnostic in &diagnostics {
        let labels = diagnostic.secondary.iter().chain([&diagnostic.primary]);
        for span in labels
            .map(|label| label.span)
            .chain(diagnostic.fix.iter().map(|fix| fix.span))
        {
            let text = &sources.of(span).unwrap().text;
            assert!(
                text.get(span.range()).is_some(),
                "{span:?} is no part of the text"
            );
        }
    }
    for question in &bank.questions {
        let text = &sources.of(question.span).unwrap().text;
        assert!(text.get(question.span.range()).is_some());
        assert!(question.header.place.start <= question.header.place.end);
    }
}

proptest! {
    #[test]
    fn any_bytes_load(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        survives("bank.toml", &bytes);
    }

    #[test]
    fn anything_like_a_bank_loads(text in pieces()) {
        for path in ["bank.toml", "roadmap.toml", "faq.toml"] {
            survives(path, text.as_bytes());
        }
    }

    #[test]
    fn any_torn_bank_loads(at in 0_usize..20_000, junk in ".{0,3}") {
        let text = include_str!("../../../tests/it/examples.toml");
        let is_boundary = |at: &usize| text.is_char_boundary(*at);
        let at = (0..=at.min(text.len())).rev().find(is_boundary).unwrap();
        survives("bank.toml", format!("{}{junk}{}", &text[..at], &text[at..]).as_bytes());
        survives("bank.toml", &text.as_bytes()[..at]);
    }
}

/// Each would take minutes if anything were done for every pair of lines.
#[test]
fn large_hostile_banks_load_in_passing() {
    let question = "[[question]]\nstem = \"b\"\naccept = \"c\"\n";
    let many = "\"x\", ".repeat(50_000);
    for text in [
        question.repeat(30_000),
        "a\r".repeat(200_000),
        "a\n".repeat(200_000),
        format!(
            "allow = [{many}]\nallow_reason = \"r\"\n{}",
            question.repeat(10_000)
        ),
        format!("{question}follow_up = [{many}]"),
    ] {
        load(&[("bank.toml", text.as_bytes())]);
    }
}
