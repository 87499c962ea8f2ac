//! What a page says is printed, held against what is.

/// The commands of a block marked `console`, each with the lines below it: a line `$ ...` is a command.
pub fn commands(block: &str) -> Vec<(String, Vec<String>)> {
    let mut commands: Vec<(String, Vec<String>)> = Vec::new();
    for line in block.lines() {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (Some(command), _) => commands.push((command.to_owned(), Vec::new())),
            (None, Some((_, printed))) => printed.push(line.to_owned()),
            (None, None) => panic!("{line:?} stands above the first command"),
        }
    }
    commands
}

/// Holds what the page says against what the command printed; empty lines at the end do not count.
pub fn compare(command: &str, printed: &[String], shown: &str) {
    let end = printed.iter().rposition(|line| !line.trim().is_empty());
    let printed = &printed[..end.map_or(0, |at| at + 1)];
    let lines: Vec<_> = shown.trim_end().lines().collect();
    assert!(
        fits(printed, &lines),
        "`{command}` prints:\n{shown}\nthe page says:\n{}",
        printed.join("\n")
    );
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
