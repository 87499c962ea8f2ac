//! Scenes in odd windows, with odd texts: wide scripts, few rows, a resize, hostile banks.

use crate::pty::{CTRL_D, DOWN, ENTER, Terminal, UP};
use crate::scene::Scene;

fn bank(options: [&str; 3]) -> String {
    let option = |(at, text): (usize, &&str)| {
        format!(
            "[[question.option]]\ntext = \"{text}\"\ncorrect = {}\n",
            at == 1
        )
    };
    let options: String = options.iter().enumerate().map(option).collect();
    format!(
        "[[question]]\nid = \"it\"\nkind = \"single\"\nshuffle = false\nstem = \"\"\"\nThe first line.\nThe last line?\"\"\"\n{options}"
    )
}

fn quiz(rows: u16, columns: u16, bank: &str) -> (Scene, Terminal) {
    let scene = Scene::new().file("bank.toml", bank);
    let words = format!(
        "quiz --seed 1 --bank {}",
        scene.path().join("bank.toml").display()
    );
    let terminal = Terminal::start(rows, columns, &words);
    (scene, terminal)
}

#[test]
fn wide_scripts_leave_the_lines_above_alone() {
    let cyrillic = [
        "\u{43f}\u{440}\u{438}\u{432}\u{435}\u{442} ".repeat(4),
        "\u{434}\u{430} ".repeat(11),
        "\u{43d}\u{435}\u{442} ".repeat(9),
    ];
    let chinese = [
        "\u{4e2d}\u{6587}".repeat(9),
        "\u{662f}".repeat(16),
        "\u{5426}".repeat(12),
    ];
    for options in [cyrillic, chinese] {
        let (_scene, mut t) = quiz(12, 40, &bank(options.each_ref().map(String::as_str)));
        t.read("? Your answer").press(&format!("{DOWN}{DOWN}{UP}b"));
        t.appears("b");
        let screen = t.screen();
        for line in [
            "The first line.",
            "The last line?",
            &options[0].chars().take(6).collect::<String>(),
        ] {
            assert!(screen.contains(line), "{line}:\n{screen}");
        }
        t.press(ENTER)
            .read("✓ RIGHT")
            .answer("? Enter: next", CTRL_D);
        assert_eq!(t.exit(), 0);
    }
}

#[test]
fn a_menu_leaves_the_lines_above_alone() {
    let wide = "x".repeat(34);
    let (_scene, mut t) = quiz(12, 40, &bank([&wide, "yes", &wide]));
    t.read("? Your answer").press(&DOWN.repeat(31));
    t.appears("> b  yes");
    let screen = t.screen();
    assert!(
        screen.contains("The first line.\nThe last line?\n\n? Your answer"),
        "{screen}"
    );
    t.press(ENTER)
        .read("✓ RIGHT")
        .answer("? Enter: next", ENTER);
    assert_eq!(t.exit(), 0);
}

#[test]
fn few_rows_and_columns_are_answered_by_lines() {
    for (rows, columns) in [(1, 80), (2, 80), (3, 40), (24, 19), (4, 20)] {
        let (_scene, mut t) = quiz(rows, columns, &bank(["no", "yes", "perhaps"]));
        let prompt = if rows < 4 || columns < 20 {
            "Answer, a to c: "
        } else {
            "\n> "
        };
        t.read("perhaps").answer(prompt, "b\r");
        t.read("RIGHT").answer("Enter: next", ENTER);
        t.read("1 of 1");
        assert_eq!(t.exit(), 0, "{rows} rows, {columns} columns");
    }
}

#[test]
fn a_window_may_change_in_the_middle() {
    for (rows, columns) in [(1, 80), (2, 30), (24, 19), (12, 40), (50, 132)] {
        let (_scene, mut t) = quiz(24, 80, &bank(["no", "yes", "perhaps"]));
        t.read("c  perhaps").resize(rows, columns).press(DOWN);
        if rows < 4 {
            t.read("Answer, a to c: ").press("b");
        }
        t.press(ENTER);
        t.read("RIGHT").answer("Enter: next", ENTER);
        t.read("1 of 1");
        assert_eq!(t.exit(), 0, "{rows} rows, {columns} columns");
    }
}

#[test]
fn a_bank_cannot_reach_the_terminal() {
    let evil = "x\\u001b[2J\\u001b]52;c;ZXZpbA==\\u0007\\u009b31m\\u202egpj\\u200b";
    let question = |kind: &str, key: &str| {
        format!(
            "[[question]]\nkind = \"{kind}\"\nstem = \"stem {evil}\"\nhint = \"hint {evil}\"\nexplanation = \"so {evil}\"\ncode = \"code {evil}\"\nlanguage = \"l {evil}\"\n{key}\n[[question.reference]]\ntitle = \"title {evil}\"\nurl = \"https://{evil}\"\n"
        )
    };
    let option = |correct| {
        format!(
            "[[question.option]]\ntext = \"{correct} {evil}\"\nwhy = \"{evil}\"\ncorrect = {correct}\n"
        )
    };
    let text = [
        question("single", "").replace("[[question.reference]]", &format!("{}{}[[question.reference]]", option(false), option(true))),
        question("short", &format!("accept = [\"{evil}\"]")),
        question("order", &format!("items = [\"1 {evil}\", \"2 {evil}\"]")),
        question("match", &format!("pair = [{{ left = \"l {evil}\", right = \"r {evil}\" }}, {{ left = \"m {evil}\", right = \"s {evil}\" }}]")),
        question("open", &format!("seconds = 60\nanswer = \"{evil}\"\npoint = [{{ text = \"{evil}\" }}]")),
    ]
    .join("\n");
    for (columns, plain) in [(200, ""), (40, ""), (80, " --plain")] {
        let scene = Scene::new().file("bank.toml", &text);
        let words = format!(
            "quiz{plain} --in-order --bank {}",
            scene.path().join("bank.toml").display()
        );
        let mut t = Terminal::start(50, columns, &words);
        t.read("nswer");
        for _ in 0..40 {
            t.press(ENTER);
            t.press(":skip\r");
        }
        t.press(CTRL_D);
        let _exit = t.exit();
        let bytes = String::from_utf8(t.bytes()).expect("UTF-8");
        for raw in [
            "\u{1b}[2J",
            "\u{1b}]52",
            "\u{7}",
            "\u{9b}",
            "\u{202e}",
            "\u{200b}",
        ] {
            assert!(!bytes.contains(raw), "{raw:?} at {columns} columns{plain}");
        }
        assert!(bytes.contains("\\u{1b}[2J"), "{bytes}");
    }
}

#[test]
fn what_is_pasted_cannot_reach_the_terminal() {
    let words = "quiz --bank tests/it/every_kind.toml --seed 1 short";
    let mut t = Terminal::start(24, 80, words);
    t.read("> ")
        .press("x\x1b]52;c;ZXZpbA==\x07\u{9b}31m\u{202e}y\r");
    t.read("✗ WRONG").answer("? Enter: next", CTRL_D);
    assert_eq!(t.exit(), 0);
    let bytes = String::from_utf8(t.bytes()).expect("UTF-8");
    for raw in ["\u{1b}]52", "\u{7}", "\u{9b}"] {
        assert!(!bytes.contains(raw), "{raw:?}");
    }
    assert!(t.written().contains("\\u{202e}y"), "{}", t.written());
}
