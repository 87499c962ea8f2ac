//! Own words that the learner counts as right are a model answer the next time.

use serde_json::Value;

use crate::scene::{Scene, json};

const BANK: &str = r#"
[bank]
id = "own"
[[question]]
id = "retry"
stem = "How do you make a retry of a payment safe?"
answer = "The client sends an idempotency key, and the server keeps it under a unique index."
"#;

const OWN: &str = "Tokens turn every attempt after the first one into nothing.";

/// How `OWN` is graded where nobody judges it.
fn verdict(scene: &Scene, flags: &str) -> Value {
    let line = serde_json::json!({ "answer": OWN });
    let run = scene.run_with(
        &format!("quiz --json --bank own.toml retry {flags}"),
        &format!("{line}\n"),
    );
    let mut events = run.stdout.lines().map(json);
    let graded = events.find(|event| event["type"] == "graded");
    graded.unwrap_or_else(|| panic!("{run}"))["verdict"].clone()
}

#[test]
fn what_was_counted_as_right_is_a_model_answer() {
    let scene = Scene::new().file("own.toml", BANK);
    assert_eq!(verdict(&scene, ""), "ungraded");
    let quiz = "quiz --plain --save --bank own.toml retry";
    let partly = scene.run_with(quiz, &format!("{OWN}\n.\npartly\n"));
    assert!(partly.stdout.contains("Partly"), "{partly}");
    assert_eq!(verdict(&scene, ""), "ungraded");
    let got_it = scene.run_with(quiz, &format!("{OWN}\n.\ngot it\n"));
    assert!(got_it.stdout.contains("Got it"), "{got_it}");
    assert_eq!(verdict(&scene, ""), "correct");
    assert_eq!(verdict(&scene, "--no-save"), "correct");
    // What a seed gives hangs on the bank, the flags and the seed alone.
    assert_eq!(verdict(&scene, "--seed 1"), "ungraded");
}

#[test]
fn a_verdict_that_comes_with_the_answer_counts_too() {
    let scene = Scene::new().file("own.toml", BANK);
    let line = serde_json::json!({ "answer": OWN, "verdict": "correct" });
    let quiz = "quiz --json --bank own.toml retry";
    scene.run_with(quiz, &format!("{line}\n{{\"undo\":true}}\n"));
    assert_eq!(verdict(&scene, ""), "correct");
}
