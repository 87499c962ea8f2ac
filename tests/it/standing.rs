//! Where the learner stands: home, steps and stats over a history.

use crate::learner::{garden, three_days};

#[test]
fn screens() {
    for columns in [80, 40] {
        let scene = garden().variable("COLUMNS", &columns.to_string());
        println!("{}", scene.run("check garden").stdout);
        three_days(&scene);
        for words in ["", "--plain", "--json"] {
            println!(
                "$ roadmap {words}\n{}",
                scene.run(&format!("{words} --bank garden"))
            );
        }
        scene.run("goal --level junior --date 2026-11-27 --not golang");
        scene.run("steps soil --tick 2");
        for words in [
            "steps",
            "steps soil",
            "steps --next",
            "steps --plain",
            "steps soil --plain",
            "steps --json",
            "",
            "--plain",
            "--json",
        ] {
            println!(
                "$ roadmap {words}\n{}",
                scene.run(&format!("{words} --bank garden"))
            );
        }
    }
}
