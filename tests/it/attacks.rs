//! What hostile and clumsy users once got away with.

use crate::quiz::EVERY_KIND;
use crate::scene::{Scene, json};

fn scene() -> Scene {
    Scene::new().file("every.toml", EVERY_KIND)
}

#[test]
fn the_seed_of_a_paper_does_not_tell_its_letters() {
    let options = (0..20)
        .map(|at| format!("{{ text = \"option {at}\" }}, "))
        .collect::<String>();
    let bank = format!(
        "[[question]]\nid = \"x\"\nstem = \"Which?\"\noption = [{options} {{ text = \"key\", correct = true }}]\n"
    );
    let scene = Scene::new().file("bank.toml", bank);
    let paper = |name: &str| {
        let run = scene.run(&format!("quiz --bank bank.toml --seed 5 --paper {name}"));
        assert_eq!(run.exit, 0, "{run}");
        scene.read(name)
    };
    assert_ne!(paper("one.toml"), paper("two.toml"));
}

#[test]
fn the_fingerprint_of_a_paper_does_not_tell_its_key() {
    let scene = scene();
    scene.run("quiz --bank every.toml --id retry-after-a-lost-reply --seed 3 --paper p.toml");
    let (from, to) = (
        "{ text = \"Yes: DELETE is safe\",",
        "{ correct = true, text = \"Yes: DELETE is safe\",",
    );
    let guessed = EVERY_KIND.replace(
        ", correct = true, why = \"The promise",
        ", why = \"The promise",
    );
    let scene = scene.file("guess.toml", guessed.replace(from, to));
    let right = scene.run("quiz --bank every.toml --answers p.toml --json");
    let guess = scene.run("quiz --bank guess.toml --answers p.toml --json");
    assert_eq!(
        right.stdout.contains("paper_changed"),
        guess.stdout.contains("paper_changed")
    );
}

#[test]
fn a_left_is_matched_once() {
    let words = "quiz --json --bank every.toml --id ports --seed 1";
    for answer in ["{\"1\":\"a\",\"HTTPS\":\"b\"}", "{\"01\":\"a\"}"] {
        let run = scene().run_with(words, &format!("{{\"answer\":{answer}}}\n"));
        assert_eq!(
            json(run.stdout.lines().nth(2).expect("a reply"))["type"],
            "refused",
            "{answer}"
        );
    }
    let plain = scene().run_with(
        "quiz --plain --bank every.toml --id ports --seed 1",
        "1a 1b\n1a 2c\n",
    );
    assert!(
        plain.stdout.contains("once, with its letter") && plain.stdout.contains("Score: 1 of 1"),
        "{plain}"
    );
}

#[test]
fn an_endless_answer_time_is_refused() {
    let line = "{\"answer\":\"c\",\"seconds\":1.8e305}\n{\"answer\":\"c\",\"seconds\":3}\n";
    let run = scene().run_with(
        "quiz --json --bank every.toml --id retry-after-a-lost-reply",
        line,
    );
    let types: Vec<_> = run
        .stdout
        .lines()
        .map(|line| json(line)["type"].clone())
        .collect();
    assert_eq!(
        types,
        ["session", "question", "refused", "graded", "report"]
    );
}

#[test]
fn a_name_that_nothing_bears_is_told_alone() {
    let run = scene().run("quiz --bank every.toml docker");
    assert!(
        run.exit == 2
            && run
                .stderr
                .contains("no question of the banks of this run bears `docker`"),
        "{run}"
    );
}

#[test]
fn what_to_type_next_repeats_the_banks() {
    let road =
        "[bank]\nid = \"own\"\ntitle = \"Own\"\n[[step]]\nid = \"first\"\ntitle = \"First\"\n";
    let scene = Scene::new().file("own/roadmap.toml", road).file(
        "own/a.toml",
        EVERY_KIND
            .replace("rest-apis", "first")
            .replace("every-kind", "own")
            .replace("Every kind", "Own"),
    );
    for words in ["steps", "steps first"] {
        let run = scene.run(&format!("{words} --bank own"));
        assert!(
            run.stdout.contains("roadmap quiz first --bank own"),
            "{run}"
        );
    }
}

#[test]
fn a_bottomless_folder_is_refused() {
    let deep = format!("{}a.toml", "d/".repeat(40));
    let scene = Scene::new()
        .file(&format!("bank/{deep}"), EVERY_KIND)
        .file("bank/b.toml", EVERY_KIND);
    let run = scene.run("quiz --bank bank --json");
    assert!(
        run.exit == 3 && run.stdout.contains("more than 32 folders deep"),
        "{run}"
    );
}

#[test]
fn many_findings_are_counted() {
    let question = "[[question]]\nid = \"q\"\nstem = \"Which?\"\naccept = [\"This\"]\n";
    let scene = Scene::new().file("bank.toml", question.repeat(500));
    let run = scene.run("quiz --bank bank.toml");
    assert_eq!(run.stderr.matches("error[B0201]").count(), 50);
    assert!(run.stderr.contains("449 more findings"), "{run}");
}
