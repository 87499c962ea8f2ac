//! Long views are read in a pager, and glyphs are those that the locale has.

use crate::learner::{run, with_goal};
use crate::pty::Terminal;
use crate::scene::Scene;

/// What `steps` writes up to `last` in a window of 20 rows, in bytes as they come: its pager says that it was
/// there and shows two lines.
fn steps(words: &str, variables: &[(&str, &str)], last: &str) -> String {
    let pager = ("ROADMAP_PAGER", "sh -c 'echo paged; head -n 2'");
    let variables = [&[pager, ("PATH", "/usr/bin:/bin")], variables].concat();
    let mut terminal = Terminal::start_with(20, 80, &format!("steps {words}"), &variables);
    terminal.read(last);
    assert_eq!(terminal.exit(), 0, "{words} {variables:?}");
    String::from_utf8_lossy(&terminal.bytes()).into_owned()
}

#[test]
fn a_view_that_is_longer_than_the_window_is_paged() {
    let paged = steps("databases", &[], "70 hours");
    assert!(paged.contains("paged\r\n"), "{paged}");
    assert!(!paged.contains("the step after this one"), "{paged}");
    assert!(paged.contains("\u{1b}[1m"), "{paged:?}");
    let colourless = steps("databases", &[("NO_COLOR", "1")], "70 hours");
    assert!(!colourless.contains('\u{1b}'), "{colourless:?}");
}

#[test]
fn whatever_else_is_shown_as_it_is() {
    let last = "the step after this one";
    for (words, variables, last) in [
        ("databases --no-pager", &[][..], last),
        ("databases --plain", &[], last),
        ("databases --json", &[], "\"resources\""),
        ("--next", &[], "roadmap quiz"),
        ("databases", &[("ROADMAP_PAGER", "")], last),
        ("databases", &[("ROADMAP_PAGER", "cat")], last),
        ("databases", &[("ROADMAP_PAGER", "no-such-pager")], last),
    ] {
        let shown = steps(words, variables, last);
        assert!(
            !shown.contains("paged\r\n"),
            "{words} {variables:?}: {shown}"
        );
    }
    let piped = Scene::new().variable("ROADMAP_PAGER", "false");
    assert!(piped.run("steps databases").stdout.contains(last));
}

#[test]
fn less_goes_where_the_text_fits_and_ends_with_a_key() {
    let variables = [
        ("PATH", "/usr/bin:/bin"),
        ("PAGER", "less"),
        ("TERM", "xterm"),
    ];
    let mut terminal = Terminal::start_with(20, 80, "steps databases", &variables);
    terminal.read("Step 3 of 11").read(":").press("q");
    assert_eq!(terminal.exit(), 0);
    assert!(
        terminal.screen().contains("Step 3 of 11"),
        "{}",
        terminal.screen()
    );
}

#[test]
fn a_locale_without_utf_8_gets_ascii() {
    let learner = with_goal(80).variable("LC_ALL", "C");
    let screen = run(&learner, "").stdout;
    for bar in [
        "known        5  #####\n",
        "fading      10  +++++++++ ",
        "  ..........\n",
    ] {
        assert!(screen.contains(bar), "{bar}: {screen}");
    }
    assert!(screen.is_ascii(), "{screen}");
}
