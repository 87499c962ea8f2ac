//! `roadmap man`: the manual, a page for each command.

use crate::scene::{Scene, json};

#[test]
fn a_page_says_what_the_help_says() {
    let page = Scene::new().run("man quiz");
    assert_eq!((page.stderr.as_str(), page.exit), ("", 0));
    for part in [
        ".TH roadmap-quiz 1",
        "roadmap quiz\\fR [OPTIONS] [NAME]...",
        "\\fB\\-\\-time\\-limit\\fR",
    ] {
        assert!(page.stdout.contains(part), "{part}: {}", page.stdout);
    }
    let whole = Scene::new().run("man").stdout;
    assert!(whole.contains(".SH \"EXIT STATUS\"\n"), "{whole}");
    let store = json(&Scene::new().run("man store backup --json").stdout);
    assert_eq!(store["name"], "roadmap-store-backup");
}

#[test]
fn all_pages_are_written() {
    let scene = Scene::new();
    let written = json(&scene.run("man --dir share/man1 --json").stdout);
    let files: Vec<_> = written["files"].as_array().expect("files").iter().collect();
    for name in ["roadmap.1", "roadmap-quiz.1", "roadmap-store-forget.1"] {
        let path = format!("share/man1/{name}");
        assert!(files.iter().any(|file| **file == *path), "{files:?}");
        assert!(scene.read(&path).starts_with(".ie"), "{path}");
    }
    assert!(
        !files.iter().any(|file| file.to_string().contains("-help")),
        "{files:?}"
    );
}

#[test]
fn an_unknown_command_names_the_nearest() {
    let run = Scene::new().run("man stor");
    insta::assert_snapshot!(run, @"
    --- stderr
    error: there is no command `stor`
      did you mean `store`?
    --- exit 2
    ");
}
