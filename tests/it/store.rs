//! `roadmap store` as a learner and a script see it.

use std::fs;
use std::path::PathBuf;

use insta::assert_snapshot;
use jiff::Timestamp;
use jiff::tz::Offset;
use roadmap::store::{Fact, FactKind, Store, When};
use rusqlite::Connection;

use crate::scene::{Run, Scene, json};

pub fn scene() -> Scene {
    Scene::new().variable("ROADMAP_STORE", "a.db")
}

/// The same with so many answers in the store `name`, from the second `from` of its day on.
pub fn kept(scene: &Scene, name: &str, from: i64, count: i64) {
    let mut store = Store::open(&scene.path().join(name))
        .expect("a store")
        .store;
    for second in from..from + count {
        let at = Timestamp::from_second(1_795_000_000 + second).expect("a time");
        let when = When::new(at, Offset::UTC);
        let id = format!("question-{}", second % 7);
        let mut fact = Fact::new(FactKind::Answer, when).about("backend", &id);
        fact.seconds = Some(12.0);
        fact.verdict = Some("correct".to_owned());
        fact.rating = Some("good".to_owned());
        fact.session = Some("1".to_owned());
        store.append(fact).expect("a row");
    }
}

/// Whatever is drawn at random, or hangs on the machine, in words.
fn steady(run: &Run, scene: &Scene) -> String {
    let text = run.to_string();
    let here = scene.path().display().to_string();
    let mut text = text.replace(&here, "HERE");
    let is_long = |word: &&str| word.len() >= 16 && word.bytes().all(|b| b.is_ascii_hexdigit());
    let found = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(is_long);
    for id in found.map(str::to_owned).collect::<Vec<_>>() {
        text = text.replace(&id, "HEX");
    }
    text
}

/// Runs with `--json`, checks the line against its schema and gives it.
#[track_caller]
pub fn told(scene: &Scene, words: &str, exit: i32) -> serde_json::Value {
    let run = scene.run(&format!("{words} --json"));
    assert_eq!((run.exit, &*run.stderr), (exit, ""), "{words}: {run}");
    let name = if words.starts_with("flag") {
        "flag"
    } else {
        "store"
    };
    let schema =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("schemas/{name}.schema.json"));
    let schema = json(&fs::read_to_string(schema).expect("a schema"));
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let line = json(&run.stdout);
    let valid = validator.validate(&line).map_err(|error| error.to_string());
    assert_eq!(valid, Ok(()), "{line}");
    line
}

#[test]
fn the_place_is_told_before_anything_is_kept() {
    let scene = Scene::new();
    let data = ".local/share/roadmap/default.db";
    assert!(scene.run("store path").stdout.trim_end().ends_with(data));
    assert_eq!(told(&scene, "store path", 0)["exists"], false);
    let anna = scene.run("store path --profile anna").stdout;
    assert!(anna.trim_end().ends_with("anna.db"), "{anna}");
    assert_snapshot!(scene.run("store path --profile a/b"), @"
    --- stderr
    error: `a/b` is no name of a profile
      letters, digits, `-` and `_` make one, 64 bytes at most
    --- exit 2
    ");
    for words in [
        "check",
        "backup x.db",
        "rebuild",
        "export",
        "forget --all --yes",
        "optimize",
    ] {
        let run = scene.run(&format!("store {words} --store none.db"));
        assert_eq!(run.exit, 2, "{words}: {run}");
        assert!(
            run.stderr.contains("no answer is kept at `none.db` yet"),
            "{run}"
        );
    }
    assert!(!scene.path().join("none.db").exists());
}

#[test]
fn a_sound_history_is_called_so() {
    let scene = scene();
    kept(&scene, "a.db", 0, 20);
    assert_snapshot!(scene.run("store check"), @"
    The history is sound.
      20 rows: 20 answers to 7 questions
      7 of these questions are in none of the banks any more: not asked, not
      forgotten
    --- exit 0
    ");
    let line = told(&scene, "store check", 0);
    assert_eq!(
        (&line["sound"], &line["rows"], &line["vanished"]),
        (&true.into(), &20.into(), &7.into())
    );
}

#[test]
fn a_flipped_bit_is_found() {
    let scene = scene();
    kept(&scene, "a.db", 0, 5);
    let path = scene.path().join("a.db");
    let mut bytes = fs::read(&path).expect("a store");
    let word = b"question-3";
    let row = bytes
        .windows(word.len())
        .rposition(|part| part == word)
        .expect("the row");
    bytes[row] ^= 1;
    fs::write(&path, bytes).expect("a store");
    assert_snapshot!(steady(&scene.run("store check"), &scene), @"
    The history is damaged.
      5 rows
      1 row not as written: HEX

    Next   roadmap store import FILE   an earlier export: whole rows mend damaged
                                       ones
           roadmap store sync DIR      the same from your devices
    --- exit 1
    ");
    assert_eq!(
        told(&scene, "store check", 1)["damaged"]
            .as_array()
            .map(Vec::len),
        Some(1)
    );
}

#[test]
fn wrong_cards_are_found_and_made_anew() {
    let scene = scene();
    kept(&scene, "a.db", 0, 9);
    assert_eq!(scene.run("store rebuild").exit, 0);
    let spoil = Connection::open(scene.path().join("a.db")).expect("a store");
    spoil
        .execute("DELETE FROM cards WHERE question = 'question-3'", [])
        .expect("a card");
    drop(spoil);
    assert_snapshot!(scene.run("store check"), @"
    The history is damaged.
      9 rows
      1 card not what the answers say: backend/question-3

    Next   roadmap store rebuild   makes cards and days anew
    --- exit 1
    ");
    assert_eq!(
        told(&scene, "store check", 1)["wrong_cards"][0],
        "backend/question-3"
    );
    assert_snapshot!(scene.run("store rebuild"), @"
    Made 7 cards anew from 9 answers.
    --- exit 0
    ");
    assert_eq!(told(&scene, "store rebuild", 0)["cards"], 7);
    assert_eq!(told(&scene, "store check", 0)["sound"], true);
}

#[test]
fn a_file_too_damaged_to_open_is_told_as_damaged() {
    let scene = scene().file("a.db", [7; 5_000]);
    let run = scene.run("store check");
    assert_eq!(run.exit, 1, "{run}");
    assert_snapshot!(run, @"
    The history is damaged.
      0 rows
      the file could not be opened and lies at `a.corrupt-1.db`; this is what was
      saved of it
    --- stderr
    warning: `a.db` was damaged (its beginning is damaged): it lies untouched at
             `a.corrupt-1.db`, and 0 rows of it were saved into a new store
    --- exit 1
    ");
    assert_eq!(scene.run("store check").exit, 0, "the new one is sound");
}

#[test]
fn a_backup_is_a_store_and_overwrites_nothing() {
    let scene = scene();
    kept(&scene, "a.db", 0, 5);
    assert_snapshot!(scene.run("store backup copy.db"), @"
    Saved 5 rows to `copy.db`.
    It is a store of its own: `--store` looks into it.
    --- exit 0
    ");
    assert_snapshot!(scene.run("store backup copy.db"), @"
    --- stderr
    error: `copy.db` exists already
      name a file that does not exist yet
    --- exit 74
    ");
    assert_eq!(told(&scene, "store check --store copy.db", 0)["rows"], 5);
    assert_eq!(told(&scene, "store backup other.db", 0)["rows"], 5);
}

#[test]
fn halves_taken_in_in_either_order_give_equal_stores() {
    let scene = scene();
    kept(&scene, "a.db", 0, 30);
    kept(&scene, "b.db", 15, 30);
    for name in ["a", "b"] {
        let export = scene.run(&format!("store export --store {name}.db"));
        assert_eq!(
            json(export.stdout.lines().next().expect("a head"))["format"],
            1
        );
        let first = json(export.stdout.lines().nth(1).expect("a row"));
        assert_eq!(
            (&first["type"], &first["bank"]),
            (&"answer".into(), &"backend".into())
        );
        fs::write(scene.path().join(format!("{name}.jsonl")), export.stdout).expect("a file");
    }
    assert_snapshot!(scene.run("store import a.jsonl --store forth.db"), @"
    Took in 30 new rows.
    --- exit 0
    ");
    for words in [
        "b.jsonl --store forth.db",
        "b.jsonl --store back.db",
        "a.jsonl --store back.db",
    ] {
        assert_eq!(scene.run(&format!("store import {words}")).exit, 0);
    }
    let rows = |name: &str| {
        let export = scene.run(&format!("store export --store {name}")).stdout;
        export
            .lines()
            .skip(1)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(rows("forth.db"), rows("back.db"));
    assert_eq!(rows("forth.db").len(), 60);
    let again = told(&scene, "store import a.jsonl --store forth.db", 0);
    assert_eq!((&again["new"], &again["known"]), (&0.into(), &30.into()));
}

#[test]
fn what_cannot_be_taken_in_is_told() {
    let scene = scene().file("notes.txt", "milk\neggs\n");
    kept(&scene, "a.db", 0, 3);
    let export = scene.run("store export").stdout;
    let damaged = export.replace("question-1", "question-9");
    let run = scene.run_with("store import - --store new.db", &damaged);
    assert_snapshot!(run, @"
    Took in 2 new rows.
      passed over: damaged line 3
    --- exit 1
    ");
    let half = &export[..export.len() - 9];
    assert_snapshot!(scene.run_with("store import - --store half.db", half), @"
    Took in 2 new rows.
      the last line is not finished: it is taken in the next time
    --- exit 0
    ");
    assert_snapshot!(scene.run("store import notes.txt --store new.db"), @"
    Took in 0 new rows.
      passed over: damaged lines 1 and 2
    --- exit 1
    ");
    assert_snapshot!(scene.run("store import a.db --store new.db"), @"
    --- stderr
    error: `a.db` is a store, no export
      `roadmap store export --store a.db | roadmap store import -`
      or look into it: `roadmap stats --store`
    --- exit 2
    ");
    assert_eq!(scene.run("store import nothing.jsonl").exit, 74);
}

#[test]
fn two_devices_share_a_folder() {
    let scene = scene();
    kept(&scene, "a.db", 0, 4);
    kept(&scene, "b.db", 10, 3);
    assert_eq!(scene.run("store sync shared --store a.db").exit, 0);
    assert_snapshot!(scene.run("store sync shared --store b.db"), @"
    Took in 4 new rows.
    Wrote 3 rows for your other devices.
    --- exit 0
    ");
    let line = told(&scene, "store sync shared --store a.db", 0);
    assert_eq!(line["files"].as_object().map(serde_json::Map::len), Some(2));
    for name in ["a.db", "b.db"] {
        assert_eq!(
            told(&scene, &format!("store check --store {name}"), 0)["rows"],
            7
        );
    }
    // Half a line of b's file and one row of it gone: told, and waited for.
    let folder = scene.path().join("shared");
    let files = fs::read_dir(&folder)
        .expect("files")
        .map(|entry| entry.expect("a file").path());
    for path in files {
        let text = fs::read_to_string(&path).expect("lines");
        if text.lines().count() == 4 {
            let lines: Vec<_> = text.lines().collect();
            let cut = format!("{}\n{}\n{}", lines[0], lines[2], &lines[3][..30]);
            fs::write(path, cut).expect("a file");
        }
    }
    assert_snapshot!(steady(&scene.run("store sync shared --store c.db"), &scene), @"
    Took in 5 new rows.
    Wrote 0 rows for your other devices.
    HEX.jsonl:
      the last line is not finished: it is taken in the next time
    missing: row 1 of the device HEX, until it syncs again
    --- exit 0
    ");
}

#[test]
fn nothing_is_forgotten_without_a_yes() {
    let scene = scene();
    kept(&scene, "a.db", 0, 14);
    assert_snapshot!(scene.run("store forget --question question-1"), @"
    --- stderr
    error: forgetting is for good, and nobody is there to be asked
      add `--yes`
    --- exit 2
    ");
    assert_eq!(told(&scene, "store check", 0)["answers"], 14);
    assert_snapshot!(scene.run("store forget --question question-1 --yes"), @"
    Forgot 2 rows.
    The store as it was: `a.before-forget-1.db`.
    Delete that file too if nothing of it may stay; to take it all back, put it in
    the place of the store.
    --- exit 0
    ");
    assert_eq!(told(&scene, "store check", 0)["answers"], 12);
    assert_snapshot!(scene.run("store forget --question questoin-2 --yes"), @"
    --- stderr
    error: the history has no question `questoin-2`
      did you mean `question-2`?
    --- exit 2
    ");
    assert_snapshot!(scene.run("store forget"), @"
    --- stderr
    error: the following required arguments were not provided:
      <--question <ID>|--step <STEP>|--all>

    Usage: roadmap store forget <--question <ID>|--step <STEP>|--all>

    For more information, try '--help'.
    --- exit 2
    ");
    let line = told(&scene, "store forget --step docker --yes", 0);
    assert_eq!(line["rows"], 0);
    assert_eq!(told(&scene, "store forget --all --yes", 0)["rows"], 12);
    assert_eq!(told(&scene, "store check", 0)["answers"], 0);
    assert_eq!(
        told(&scene, "store check --store a.before-forget-1.db", 0)["answers"],
        14
    );
}
