//! `roadmap completions`: a shell is told how a line goes on.

use std::process::Command;

use crate::scene::{Scene, json, program};

/// What bash is told when Tab is pressed after the last of `words`.
#[track_caller]
fn completed(scene: &Scene, words: &[&str]) -> Vec<String> {
    let folder = program().parent().expect("a folder").to_owned();
    let script = "source <(roadmap completions bash)
        COMP_WORDS=(\"$@\") COMP_CWORD=$(($# - 1)) COMP_TYPE=9
        _clap_complete_roadmap roadmap \"${COMP_WORDS[COMP_CWORD]}\" \"${COMP_WORDS[COMP_CWORD - 1]}\"
        printf '%s\\n' \"${COMPREPLY[@]}\"";
    let mut bash = Command::new("bash");
    bash.args(["--norc", "--noprofile", "-c", script, "bash"]);
    let path = format!("{}:/usr/bin:/bin", folder.display());
    let bash = bash.args(words).env_clear().env("PATH", path);
    let run = bash.current_dir(scene.path()).env("HOME", scene.path());
    let output = run.output().expect("bash is there");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(errors, "", "{words:?}");
    let told = String::from_utf8(output.stdout).expect("UTF-8");
    told.lines().map(str::to_owned).collect()
}

/// A bank of one's own: a name that no shell takes as it stands is left out.
fn scene() -> Scene {
    let bank = "[[question]]\nid = \"leaf\"\nstep = \"soil\"\nstem = \"What?\"\naccept = [\"a\"]\n
        [[question]]\nid = \"leap\"\nstep = \"$(reboot)\"\nstem = \"Why?\"\naccept = [\"b\"]\n";
    Scene::new().file("my.toml", bank)
}

#[test]
fn bash_completes_commands_flags_and_the_names_of_the_bank() {
    let scene = scene();
    let check = |words: &[&str], expected: &[&str]| {
        assert_eq!(completed(&scene, words), expected, "{words:?}");
    };
    check(&["roadmap", "exp"], &["explain"]);
    check(&["roadmap", "store", "b"], &["backup"]);
    check(&["roadmap", "quiz", "--time"], &["--time-limit"]);
    check(&["roadmap", "quiz", "--select", "m"], &["mix", "missed"]);
    check(&["roadmap", "quiz", "--step", "data"], &["databases"]);
    check(
        &["roadmap", "quiz", "--kind", "s"],
        &["single", "short", "sql"],
    );
    check(&["roadmap", "list", "--level", "mi"], &["mid"]);
    check(&["roadmap", "quiz", "docker", "jun"], &["junior"]);
    check(&["roadmap", "steps", "skil"], &["skills"]);
    check(
        &["roadmap", "explain", "b020"],
        &[
            "B0201", "B0202", "B0203", "B0204", "B0205", "B0206", "B0207", "B0208",
        ],
    );
    check(&["roadmap", "--bank", "m"], &["my.toml"]);
    check(&["roadmap", "man", "quiz", "nonsense", "x"], &[""]);
}

#[test]
fn the_banks_of_the_line_are_completed() {
    let scene = scene();
    let own = ["roadmap", "--bank", "my.toml", "quiz", "--id", "le"];
    assert_eq!(completed(&scene, &own), ["leaf", "leap"]);
    let steps = ["roadmap", "quiz", "--bank", "my.toml", "--step", ""];
    let steps = completed(&scene, &steps);
    assert!(steps.contains(&"soil".to_owned()), "{steps:?}");
    assert!(!steps.iter().any(|step| step.contains('$')), "{steps:?}");
    let named = scene.variable("ROADMAP_COMPLETE", "fish");
    let told = named.run("-- roadmap --bank my.toml show lea");
    assert_eq!(told.stdout, "leaf\tsoil\nleap\t$(reboot)\n");
    let broken = named.run("-- roadmap --bank none.toml show cart-re");
    assert_eq!((broken.stderr.as_str(), broken.exit), ("", 0));
}

#[test]
fn every_shell_gets_a_script() {
    let scene = Scene::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = scene.run(&format!("completions {shell}"));
        assert!(script.stdout.contains("ROADMAP_COMPLETE"), "{script}");
        let line = scene.run(&format!("completions {shell} --json"));
        let line = json(&line.stdout);
        assert_eq!(
            (&line["type"], &line["shell"]),
            (&"completions".into(), &shell.into())
        );
        assert_eq!(line["script"], *script.stdout);
    }
    assert_eq!(scene.run("completions tcsh").exit, 2);
}
