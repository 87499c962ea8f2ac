//! The README shows what the program prints: each block is run.

use crate::scene::Scene;

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

/// The blocks marked `console`: a line `$ roadmap ...` is a command, perhaps with input from `printf`,
/// the lines below are what it prints.
fn examples(text: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    for block in text.split("```console\n").skip(1) {
        let block = block.split("```").next().unwrap_or_default();
        for line in block.lines() {
            match line.strip_prefix("$ ") {
                Some(command) => examples.push(example(command)),
                None => examples
                    .last_mut()
                    .into_iter()
                    .for_each(|e: &mut Example| e.printed.push(line.to_owned())),
            }
        }
    }
    examples
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

/// Whether the text is what was expected: `...` alone on a line stands for any lines, `[..]` for any
/// words in a line.
fn fits(expected: &[String], shown: &[&str]) -> bool {
    match expected.split_first() {
        None => shown.is_empty(),
        Some((first, rest)) if first.trim() == "..." => {
            (0..=shown.len()).any(|skipped| fits(rest, &shown[skipped..]))
        }
        Some((first, rest)) => {
            shown.first().is_some_and(|line| line_fits(first, line)) && fits(rest, &shown[1..])
        }
    }
}

fn line_fits(expected: &str, line: &str) -> bool {
    let mut parts = expected.trim_end().split("[..]");
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = line.trim_end().strip_prefix(first) else {
        return false;
    };
    let mut open = false;
    for part in parts {
        open = true;
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.is_empty() || open && expected.trim_end().ends_with("[..]")
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
        mut printed,
    } in examples
    {
        let run = Scene::new()
            .file("team.toml", bank)
            .file("faulty.toml", FAULTY)
            .run_with(&words, &input);
        let shown = format!("{}{}", run.stdout, run.stderr);
        let mut lines: Vec<_> = shown.lines().collect();
        while printed.last().is_some_and(|line| line.trim().is_empty()) {
            printed.pop();
        }
        while lines.last().is_some_and(|line| line.trim().is_empty()) {
            lines.pop();
        }
        assert!(
            fits(&printed, &lines),
            "`roadmap {words}` prints:\n{shown}\nthe README says:\n{}",
            printed.join("\n")
        );
    }
}

#[test]
fn the_comparison_can_fail() {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let check = |expected: &str, shown: &str, fit: bool| {
        let shown: Vec<_> = shown.lines().collect();
        assert_eq!(
            fits(&lines(expected), &shown),
            fit,
            "{expected:?} {shown:?}"
        );
    };
    check("a\n...\nd", "a\nb\nc\nd", true);
    check("a\n...\nd", "a\nb\nc", false);
    check("has [..] questions", "has 156 questions", true);
    check("has [..] questions", "has 156 answers", false);
    check("a", "a\nb", false);
}
