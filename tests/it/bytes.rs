//! Bytes that nobody would write, given to the program itself: it says what they are and goes on.

use std::io::Write;

use roadmap::store::Store;

use crate::scene::{Run, Scene, json};

/// The bytes of a line that is far too long.
const LONG: usize = 100 << 20;

const BANK: &str = "[[question]]\nid = \"q\"\nstem = \"Is it?\"\naccept = [\"yes\"]\n";

fn scene() -> Scene {
    Scene::new().file("bank.toml", BANK)
}

/// Runs the program with a line of 100 MB as input, and then `rest`.
fn flooded(scene: &Scene, words: &str, rest: &'static str) -> Run {
    scene.feed(words, move |input| {
        let some = vec![b'x'; 1 << 20];
        let all = (0..LONG / some.len()).try_for_each(|_| input.write_all(&some));
        let _closed_early = all.and_then(|()| input.write_all(rest.as_bytes()));
    })
}

#[test]
fn a_line_of_100_megabytes_is_refused_and_the_session_goes_on() {
    let words = "quiz --json --bank bank.toml --no-save";
    let run = flooded(&scene(), words, "\n{\"answer\":\"yes\"}\n");
    let events: Vec<_> = run.stdout.lines().map(json).collect();
    let types: Vec<_> = events.iter().map(|event| &event["type"]).collect();
    assert_eq!(
        types,
        ["session", "question", "refused", "graded", "report"]
    );
    assert_eq!((&events[2]["reason"], run.exit), (&"too_long".into(), 0));
    let run = flooded(&scene(), "quiz --plain --bank bank.toml", "\nyes\n");
    assert!(run.stdout.len() < 4_000 && run.exit == 0);
    for said in ["That line is too long", "Score: 1 of 1"] {
        assert!(run.stdout.contains(said), "{run}");
    }
}

/// What `yes | roadmap quiz` gives.
#[test]
fn an_input_without_an_end_comes_to_one() {
    let bank = "[[question]]\nid = \"own\"\nstem = \"Why?\"\nanswer = \"So.\"\nseconds = 60\n";
    let scene = Scene::new().file("own.toml", bank);
    let run = scene.feed("quiz --plain --bank own.toml", |input| {
        let lines = "missed\n".repeat(1_000);
        while input.write_all(lines.as_bytes()).is_ok() {}
    });
    assert!(
        run.exit == 0 && run.stdout.contains("Score: 0 of 1"),
        "{run}"
    );
}

#[test]
fn a_stream_of_100_megabytes_is_no_bank_and_no_history() {
    let scene = scene();
    let run = flooded(&scene, "check -", "\n");
    assert!(
        run.stderr.contains("8 MiB") || run.stdout.contains("8 MiB"),
        "{run}"
    );
    assert_eq!(run.exit, 3);
    let run = flooded(&scene, "store import - --store anna.db", "\n");
    assert_eq!(run.exit, 1, "{run}");
    let store = Store::open(&scene.path().join("anna.db"))
        .expect("a store")
        .store;
    assert_eq!(store.count().expect("a number"), 0);
}

#[test]
fn a_file_of_100_megabytes_is_refused() {
    let scene = scene().file("big.toml", "");
    let file = std::fs::File::options()
        .write(true)
        .open(scene.path().join("big.toml"));
    file.and_then(|file| file.set_len(LONG as u64))
        .expect("a large file");
    for (words, exit) in [
        ("check big.toml", 3),
        ("quiz --bank big.toml", 3),
        ("quiz --bank bank.toml --answers big.toml", 2),
    ] {
        let run = scene.run(words);
        assert!(
            run.exit == exit && run.to_string().contains("8 MiB"),
            "{run}"
        );
    }
}

#[test]
fn odd_bytes_are_told_of() {
    let deep = "[".repeat(100_000);
    let dotted = "a.".repeat(50_000) + "a = 1";
    let odd: [(&str, &[u8], i32); 12] = [
        ("nothing", b"", 3),
        (
            "a BOM and CRLF",
            b"\xef\xbb\xbf[[question]]\r\nstem = \"Is it?\"\r\naccept = [\"yes\"]\r\n",
            0,
        ),
        (
            "lone CR",
            b"[[question]]\rstem = \"Is it?\"\raccept = [\"yes\"]\r",
            3,
        ),
        (
            "NUL",
            b"[[question]]\nstem = \"Is\0 it?\"\naccept = [\"yes\"]\n",
            3,
        ),
        (
            "invalid UTF-8",
            b"[[question]]\nstem = \"Is \xff it?\"\naccept = [\"yes\"]\n",
            3,
        ),
        ("UTF-16", b"\xff\xfe[\0[\0q\0]\0]\0\n\0", 3),
        ("half a character", b"[[question]]\nstem = \"\xe4\xb8", 3),
        (
            "escapes",
            b"[[question]]\nstem = \"\x1b[2J\x1b]0;x\x07\"\naccept = [\"yes\"]\n",
            3,
        ),
        ("deep lists", &[b"a = ", deep.as_bytes()].concat(), 3),
        ("deep headers", deep.as_bytes(), 3),
        ("a long key", dotted.as_bytes(), 3),
        (
            "no line end",
            b"[[question]]\nstem = \"Is it?\"\naccept = [\"yes\"]",
            0,
        ),
    ];
    for (name, bytes, exit) in odd {
        let scene = scene().file("odd.toml", bytes);
        let quiz = scene.run_with("quiz --json --no-save --bank odd.toml", "{\"skip\":true}\n");
        assert_eq!(quiz.exit, exit, "{name}: {quiz}");
        for words in [
            "check odd.toml --all",
            "check odd.toml --json",
            "quiz --bank bank.toml --answers odd.toml",
        ] {
            let run = scene.run(words);
            assert!(matches!(run.exit, 0..=3), "{name}, {words}: {run}");
            assert!(
                !run.to_string().contains(['\u{1b}', '\0', '\u{7}']),
                "{name}, {words}"
            );
        }
    }
}
