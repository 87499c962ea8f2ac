//! A command to type, over several lines where it is wider than the window.

use super::width;

/// The words of `command` in lines of at most `columns`. All but the last end in the `\` with which a
/// shell goes on, and all but the first are indented; a word that has no room on a line of its own leaves
/// the command whole.
pub(super) fn command_lines(command: &str, columns: usize) -> Vec<String> {
    const INDENT: &str = "    ";
    const GOES_ON: &str = " \\";
    let room = columns.saturating_sub(INDENT.len() + GOES_ON.len());
    if width(command) <= columns || command.split(' ').any(|word| width(word) > room) {
        return vec![command.to_owned()];
    }
    let mut lines = vec![String::new()];
    for word in command.split(' ') {
        let Some(line) = lines.last_mut() else {
            continue;
        };
        if line.is_empty() {
            line.push_str(word);
        } else if width(line) + 1 + width(word) + GOES_ON.len() <= columns {
            line.push_str(&format!(" {word}"));
        } else {
            line.push_str(GOES_ON);
            lines.push(format!("{INDENT}{word}"));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(command: &str, columns: usize, expected: &[&str]) {
        assert_eq!(command_lines(command, columns), expected, "{command}");
    }

    #[test]
    fn what_fits_stays_on_one_line() {
        check("roadmap quiz docker", 19, &["roadmap quiz docker"]);
    }

    #[test]
    fn what_is_wider_goes_on_as_a_shell_reads_it() {
        check(
            "roadmap quiz docker joins",
            20,
            &["roadmap quiz \\", "    docker joins"],
        );
        check(
            "roadmap quiz docker sql-joins networking",
            20,
            &[
                "roadmap quiz \\",
                "    docker \\",
                "    sql-joins \\",
                "    networking",
            ],
        );
    }

    #[test]
    fn a_word_is_never_broken() {
        let command = "roadmap quiz a-name-wider-than-all";
        check(command, 20, &[command]);
    }
}
