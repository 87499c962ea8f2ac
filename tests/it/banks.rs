//! Banks that cannot be used: a clear word, an exit code, never a panic.

use insta::assert_snapshot;

use crate::scene::{Run, Scene};

fn quiz(scene: &Scene, bank: &str) -> Run {
    scene.run(&format!("quiz --json --bank {bank}"))
}

const GOOD: &str = "[[question]]\nid = \"x\"\nstem = \"Which?\"\naccept = [\"This\"]\n";

fn check(bytes: impl AsRef<[u8]>, exit: i32, told: &str) {
    let run = quiz(&Scene::new().file("bank.toml", bytes), "bank.toml");
    let text = format!("{}{}", run.stdout, run.stderr);
    assert_eq!(run.exit, exit, "{run}");
    assert!(text.contains(told), "`{told}` is not told: {run}");
}

#[test]
fn bytes_of_all_sorts_get_a_clear_word() {
    check(GOOD, 0, "\"count\":1");
    check(format!("\u{feff}{GOOD}"), 0, "\"count\":1");
    check(GOOD.replace('\n', "\r\n"), 0, "\"count\":1");
    check("", 3, "B0006");
    check(b"\xff\xfe\x00", 3, "B0002");
    check(b"stem = \"\xc3\x28\"", 3, "B0002");
    check("stem = \"a\u{0}b\"", 3, "B0002");
    check("[".repeat(100_000), 3, "B0001");
    check(format!("a = {}", "[".repeat(100_000)), 3, "B0001");
    check("= = =\n".repeat(10_000), 3, "B0001");
    check(" ".repeat((8 << 20) + 1), 3, "B0003");
    check("[[question]]\nstem = \"Which?\"\n", 3, "B0114");
}

#[test]
fn places_of_all_sorts_get_a_clear_word() {
    let scene = Scene::new()
        .file("empty/readme.txt", "")
        .file("bank/a.toml", GOOD);
    assert_eq!(quiz(&scene, "nowhere.toml").exit, 3);
    assert!(quiz(&scene, "nowhere.toml").stdout.contains("B0004"));
    assert!(quiz(&scene, "empty").stdout.contains("B0006"));
    assert_eq!(quiz(&scene, "bank").exit, 0);
    assert!(quiz(&scene, "/dev/zero").stdout.contains("B0005"));
}

#[cfg(unix)]
#[test]
fn links_are_followed_no_further_than_the_folder() {
    let scene = Scene::new()
        .file("bank/a.toml", GOOD)
        .file("outside.toml", GOOD);
    std::os::unix::fs::symlink(".", scene.path().join("bank/self")).expect("a link");
    let inside = quiz(&scene, "bank");
    assert!(
        inside.exit == 0 && inside.stdout.contains("\"count\":1"),
        "{inside}"
    );
    std::os::unix::fs::symlink("../outside.toml", scene.path().join("bank/out.toml"))
        .expect("a link");
    assert!(quiz(&scene, "bank").stdout.contains("B0005"));
}

#[test]
fn all_faults_of_all_files_are_shown_at_their_places() {
    let scene = Scene::new()
        .file(
            "team/a.toml",
            "[[question]]\nid = \"one\"\nstem = \"Which?\"\nleve = \"junior\"\naccept = []\n",
        )
        .file(
            "team/b.toml",
            "[[question]]\nid = \"one\"\nstem = \"\"\nkind = \"shrt\"\naccept = [\"x\"]\n",
        );
    assert_snapshot!(scene.run("quiz --bank team"), @r#"
    --- stderr
    error[B0104]: unknown key `leve`
     --> team/a.toml:4:1
      |
    1 | [[question]]
      | ------------ in the question `one`
    ...
    4 | leve = "junior"
      | ^^^^
      |
      = help: did you mean `level`?

    error[B0109]: `accept` has 0 of at least 1
     --> team/a.toml:5:10
      |
    5 | accept = []
      |          ^^
      |
      = help: add the accepted answers, the best form first

    error[B0201]: the question id `one` is used twice
     --> team/b.toml:2:6
      |
    2 | id = "one"
      |      ^^^^^
      |
     ::: team/a.toml:2:6
      |
    2 | id = "one"
      |      ----- first used here
      |
      = help: give one of the two another id

    error[B0103]: `stem` is empty
     --> team/b.toml:3:8
      |
    3 | stem = ""
      |        ^^
      |
      = help: write the question itself

    error[B0105]: unknown kind `shrt`
     --> team/b.toml:4:8
      |
    4 | kind = "shrt"
      |        ^^^^^^
      |
      = help: did you mean `short`? known are `single`, `multi`, `short`, `output`, `order`, `match`, `sql` and `open`

    error: the bank is not used: it has 5 errors
    --- exit 3
    "#);
}

#[test]
fn warnings_do_not_stop_a_quiz() {
    let scene = Scene::new().file(
        "bank.toml",
        "[[question]]\nstem = \"Which?\"\naccept = [\"This\"]\n",
    );
    assert_snapshot!(scene.run_with("quiz --bank bank.toml --plain --seed 1", "this\n"), @"
    1 question. Type a letter and Enter. Type :help for other commands.

    Question 1 of 1.
    Which?
    Answer: this
    Right.

    Done. 1 question. Seed 1.
    Score: 1 of 1, 100 percent.
    --- stderr
    warning: bank.toml:1:1: the question has no id; write an id of its own: this one
             changes with the stem
    --- exit 0
    ");
}
