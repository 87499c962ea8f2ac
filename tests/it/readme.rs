//! The README shows what the program prints: each block is run.

use crate::scene::Scene;
use crate::shown::{commands, compare};

/// The bank of a beginner, with two mistakes.
const FAULTY: &str = "[[question]]
id = \"full-queue\"
stem = \"A queue is full. What should be told to producers that send on?\"

[[question.option]]
text = \"To send it all again\"

[[question.option]]
text = \"To slow down a little\"
corect = true

[[question.option]]
text = \"All of the above\"
";

/// A command of the README, its input, and what it says is printed.
struct Example {
    words: String,
    input: String,
    printed: Vec<String>,
}

/// The commands of all blocks marked `console`, perhaps with input from `printf`.
fn examples(text: &str) -> Vec<Example> {
    let blocks = text.split("```console\n").skip(1);
    let blocks = blocks.filter_map(|block| block.split("```").next());
    blocks
        .flat_map(commands)
        .map(|(command, printed)| Example {
            printed,
            ..example(&command)
        })
        .collect()
}

fn example(command: &str) -> Example {
    let (input, command) = match command.split_once(" | ") {
        Some((printf, rest)) => (unquote(printf), rest),
        None => (String::new(), command),
    };
    let command = command.split(" | ").next().unwrap_or_default();
    let words = command
        .strip_prefix("roadmap")
        .unwrap_or_else(|| panic!("`{command}` is not ours"));
    Example {
        words: words.trim().to_owned(),
        input,
        printed: Vec::new(),
    }
}

fn unquote(printf: &str) -> String {
    let text = printf.trim_start_matches("printf ").trim_matches('\'');
    text.replace("\\n", "\n")
}

#[test]
fn the_readme_shows_what_is_printed() {
    let text = include_str!("../../README.md");
    let bank = include_str!("every_kind.toml");
    let examples = examples(text);
    assert!(examples.len() >= 8, "only {} examples", examples.len());
    for Example {
        words,
        input,
        printed,
    } in examples
    {
        let run = Scene::new()
            .file("team.toml", bank)
            .file("faulty.toml", FAULTY)
            .run_with(&words, &input);
        let shown = format!("{}{}", run.stdout, run.stderr);
        compare(&format!("roadmap {words}"), &printed, &shown);
    }
}
