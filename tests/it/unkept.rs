//! Where answers cannot be kept: the quiz goes on, says so once, and ends as it would have ended.

use std::process::Command;

use roadmap::store::Store;
use serde_json::Value;

use crate::scene::{Run, Scene, json, program};

const BANK: &str = "[[question]]\nid = \"q\"\nstem = \"Is it?\"\naccept = [\"yes\"]\n";

fn scene() -> Scene {
    Scene::new().file("bank.toml", BANK).file("file", "mine")
}

fn quiz(scene: &Scene, words: &str) -> Run {
    scene.run_with(
        &format!("quiz --bank bank.toml {words}"),
        "{\"answer\":\"yes\"}\n",
    )
}

fn warnings(run: &Run) -> Vec<Value> {
    let events = run.stdout.lines().map(json);
    events.filter(|event| event["type"] == "warning").collect()
}

/// A session in JSON whose answers cannot be kept, and why.
fn check(scene: &Scene, store: &str, why: &str) {
    let run = quiz(scene, &format!("--json --pass 50 --store {store}"));
    let warned = warnings(&run);
    assert_eq!((warned.len(), run.exit), (1, 0), "{run}");
    assert_eq!(warned[0]["kind"], "not_kept");
    let message = warned[0]["message"].as_str().expect("a message");
    assert!(
        message.starts_with("nothing is kept of this session: ") && message.contains(why),
        "{message}"
    );
    let last = json(run.stdout.lines().last().expect("a line"));
    assert_eq!(
        (&last["type"], &last["kept"], &last["passed"]),
        (&"report".into(), &Value::Null, &true.into())
    );
    let required = quiz(scene, &format!("--json --require-store --store {store}"));
    let failed = json(&required.stdout);
    assert_eq!(
        (required.exit, &failed["type"], &failed["kind"]),
        (74, &"error".into(), &"store".into())
    );
}

#[test]
fn a_place_that_is_no_store_is_told_of_and_left_alone() {
    let scene = scene();
    check(&scene, "file/anna.db", "cannot be written");
    check(&scene, "/proc/anna.db", "cannot be written");
    check(&scene, "file", "is no store of answers");
    check(&scene, ".", "is no store of answers");
    assert_eq!(scene.read("file"), "mine");
}

#[test]
fn the_store_of_a_newer_version_is_left_alone() {
    let scene = scene();
    let path = scene.path().join("anna.db");
    drop(Store::open(&path).expect("a store"));
    let connection = rusqlite::Connection::open(&path).expect("a file");
    connection
        .pragma_update(None, "user_version", 99)
        .expect("a version");
    drop(connection);
    check(
        &scene,
        "anna.db",
        "was written by a newer version of the program",
    );
}

#[test]
fn a_damaged_store_is_set_aside_and_begun_anew() {
    let scene = scene().file("anna.db", "SQLite format 3\0 and nothing of it");
    let run = quiz(&scene, "--json --store anna.db");
    let warned = warnings(&run);
    assert_eq!((warned.len(), run.exit), (1, 0), "{run}");
    let message = warned[0]["message"].as_str().expect("a message");
    assert!(
        message.contains("it lies untouched at `anna.corrupt-1.db`"),
        "{message}"
    );
    assert!(
        scene
            .read("anna.corrupt-1.db")
            .ends_with("and nothing of it")
    );
    let again = quiz(&scene, "--json --store anna.db");
    assert!(warnings(&again).is_empty());
}

#[test]
fn a_home_that_is_no_folder_keeps_nothing() {
    let scene = scene();
    let run = |words: &str| {
        let mut command = scene.command();
        command
            .env("HOME", "/dev/null")
            .args(["quiz", "--bank", "bank.toml", "--json"]);
        let output = command
            .args(words.split_whitespace())
            .output()
            .expect("it runs");
        (
            output.status.code(),
            String::from_utf8(output.stdout).expect("UTF-8"),
        )
    };
    let (exit, text) = run("");
    assert!(
        exit == Some(0) && text.contains("\"kind\":\"not_kept\""),
        "{text}"
    );
    let (exit, text) = run("--no-save");
    assert!(exit == Some(0) && !text.contains("warning"), "{text}");
    let (exit, text) = run("--require-store");
    assert!(
        exit == Some(74) && text.contains("\"type\":\"error\""),
        "{text}"
    );
}

/// The program with files of at most `blocks` of 512 bytes.
fn limited(scene: &Scene, blocks: usize, words: &str) -> Command {
    let mut command = scene.command();
    let shell = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
    let mut limited = Command::new("sh");
    limited
        .args(["-c", &shell])
        .arg(program())
        .args(words.split_whitespace());
    limited.current_dir(scene.path()).env_clear();
    limited.envs(
        command
            .get_envs()
            .filter_map(|(name, value)| Some((name, value?))),
    );
    command.arg("");
    limited
}

#[test]
fn a_full_disk_ends_the_keeping_and_not_the_quiz() {
    let question = |n| BANK.replace("\"q\"", &format!("\"q{n}\""));
    let bank: String = (0..200).map(question).collect();
    let scene = scene().file("many.toml", bank);
    let words = "quiz --bank many.toml --json -n 200 --store anna.db";
    let input = "{\"skip\":true}\n".repeat(200);
    let mut child = limited(&scene, 400, words)
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("its input");
    std::thread::spawn(move || std::io::Write::write_all(&mut stdin, input.as_bytes()));
    let output = child.wait_with_output().expect("it ends");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let events: Vec<_> = text.lines().map(json).collect();
    let kept = events
        .iter()
        .filter(|event| event["next_due"].is_string())
        .count();
    let graded = events
        .iter()
        .filter(|event| event["type"] == "graded")
        .count();
    let warned: Vec<_> = events
        .iter()
        .filter(|event| event["type"] == "warning")
        .collect();
    assert_eq!((graded, output.status.code()), (200, Some(0)), "{text}");
    assert_eq!(warned.len(), 1, "{kept} kept: {warned:?}");
    assert!((1..200).contains(&kept), "{kept}");
    let store = Store::open(&scene.path().join("anna.db"))
        .expect("a store")
        .store;
    assert_eq!(store.rows().expect("rows").len(), kept);
}

#[test]
fn views_and_pipes_make_no_store() {
    let scene = scene();
    for words in ["", "steps", "faq", "list"] {
        let run = scene.run(words);
        assert_eq!((run.exit, run.stderr.as_str()), (0, ""), "{words}: {run}");
    }
    let piped = scene.run_with("quiz --plain --bank bank.toml", "yes\n");
    assert!(
        piped.exit == 0 && !piped.stdout.contains("Asked again tomorrow"),
        "{piped}"
    );
    let data = scene.path().join(".local");
    assert!(!data.exists());
    let saved = scene.run_with("quiz --plain --save --bank bank.toml", "yes\n");
    assert!(
        saved.exit == 0 && data.join("share/roadmap/default.db").exists(),
        "{saved}"
    );
}

#[test]
fn learners_of_one_machine_have_a_store_each() {
    let scene = scene();
    for words in ["--json --profile anna", "--json --profile ben"] {
        assert_eq!(quiz(&scene, words).exit, 0);
    }
    let data = scene.path().join(".local/share/roadmap");
    assert!(data.join("anna.db").exists() && data.join("ben.db").exists());
    let bad = quiz(&scene, "--json --profile ../anna");
    assert_eq!(
        (bad.exit, json(&bad.stdout)["kind"].as_str()),
        (2, Some("usage"))
    );
}

#[test]
fn with_the_clock_set_back_nothing_breaks() {
    let scene = scene();
    let at = |now: &str| {
        let mut command = scene.command();
        command
            .env("ROADMAP_NOW", now)
            .args(["quiz", "--bank", "bank.toml", "--json", "-n", "1"]);
        let skip = scene.path().join("skip");
        std::fs::write(&skip, "{\"skip\":true}\n").expect("a file");
        let output = command
            .stdin(std::fs::File::open(skip).expect("a file"))
            .output()
            .expect("it runs");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        let events: Vec<_> = text.lines().map(json).collect();
        let graded = events
            .iter()
            .find(|event| event["type"] == "graded")
            .expect("a grade")
            .clone();
        graded["next_due"].as_str().expect("a day").to_owned()
    };
    assert_eq!(at("2026-11-25T09:00:00Z"), "2026-11-26");
    assert_eq!(at("2026-11-20T09:00:00Z"), "2026-11-21");
    assert_eq!(at("2026-11-25T09:00:00Z"), "2026-11-26");
}

#[test]
fn nothing_is_due_or_missed_where_nothing_is_kept() {
    let scene = scene();
    for (mode, count) in [
        ("due", 0),
        ("weak", 0),
        ("missed", 0),
        ("new", 1),
        ("mix", 1),
    ] {
        for keeping in ["--no-save", "--store /proc/anna.db"] {
            let run = quiz(&scene, &format!("--json {keeping} --select {mode}"));
            let first = json(run.stdout.lines().next().expect("a line"));
            assert_eq!(first["count"], count, "{mode} {keeping}: {run}");
        }
    }
}
