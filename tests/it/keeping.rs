//! Answers that are kept: by sessions that are killed, by two at once, and by those that go on.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use roadmap::store::{FactKind, Row, Store};
use serde_json::Value;

use crate::scene::{Scene, json};

/// How often a session is killed.
const KILLS: u64 = 300;

/// How many sessions one store sees killed.
const KILLS_A_STORE: u64 = 25;

/// How many answers each of two sessions gives at once.
const CROWD: usize = 2_000;

/// A bank of so many questions, each answered by `yes`.
fn bank(questions: usize) -> String {
    let question =
        |n| format!("[[question]]\nid = \"q{n}\"\nstem = \"Is it {n}?\"\naccept = [\"yes\"]\n");
    (0..questions).map(question).collect()
}

fn answers(scene: &Scene) -> Vec<Row> {
    let store = Store::open(&scene.path().join("anna.db"))
        .expect("a store")
        .store;
    let health = store.check().expect("a check");
    assert!(
        health.is_sound() && health.gaps.is_empty() && health.doubled.is_empty(),
        "{health:?}"
    );
    store.rows_of(&[FactKind::Answer]).expect("rows")
}

/// A session that gets all its answers at once.
fn begin(scene: &Scene, words: &str, count: usize) -> Child {
    let mut child = scene.start(words, Stdio::null());
    let mut input = child.stdin.take().expect("its input");
    std::thread::spawn(move || {
        let lines = "{\"answer\":\"yes\"}\n".repeat(count);
        let _gone = input.write_all(lines.as_bytes());
    });
    child
}

/// The ids of the questions whose grade came out whole.
fn acknowledged(child: &mut Child) -> BTreeSet<String> {
    let mut text = String::new();
    let mut output = child.stdout.take().expect("its output");
    output.read_to_string(&mut text).expect("UTF-8");
    let whole = text.rfind('\n').map_or("", |end| &text[..end]);
    let graded = whole
        .lines()
        .map(json)
        .filter(|event| event["type"] == "graded");
    graded
        .map(|event| event["id"].as_str().expect("an id").to_owned())
        .collect()
}

#[expect(clippy::print_stdout, reason = "what a test has counted")]
fn tell(counted: &str) {
    println!("{counted}");
}

#[expect(clippy::disallowed_methods, reason = "how long a session takes here")]
fn now() -> Instant {
    Instant::now()
}

/// Sessions of one store, each killed at a random moment; how many answers were acknowledged, and how
/// many are kept.
fn killed(first: u64) -> (usize, usize) {
    let scene = Scene::new().file("bank.toml", bank(12));
    let words = |seed| format!("quiz --json --bank bank.toml --store anna.db -n 12 --seed {seed}");
    let began = now();
    let mut whole = begin(&scene, &words(0), 12);
    assert_eq!(acknowledged(&mut whole).len(), 12);
    whole.wait().expect("its end");
    let span = u32::try_from(began.elapsed().as_micros()).unwrap_or(u32::MAX);
    let mut dice = ChaCha12Rng::seed_from_u64(first);
    let mut told = BTreeSet::new();
    for seed in first..first + KILLS_A_STORE {
        let mut child = begin(&scene, &words(seed), 12);
        std::thread::sleep(Duration::from_micros((dice.next_u32() % span).into()));
        child.kill().expect("it can be killed");
        told.extend(acknowledged(&mut child).into_iter().map(|id| (seed, id)));
        child.wait().expect("its end");
    }
    let rows = answers(&scene);
    let kept: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row.fact.seed.expect("a seed"),
                row.fact.question.clone().expect("an id"),
            )
        })
        .filter(|(seed, _)| *seed > 0)
        .collect();
    let distinct: BTreeSet<_> = kept.iter().cloned().collect();
    assert_eq!(distinct.len(), kept.len(), "no answer is there twice");
    let lost: Vec<_> = told.difference(&distinct).collect();
    assert!(lost.is_empty(), "{lost:?}");
    (told.len(), kept.len())
}

#[test]
fn a_session_that_is_killed_has_kept_what_it_acknowledged() {
    let stores: Vec<u64> = (0..KILLS / KILLS_A_STORE)
        .map(|n| 1 + n * KILLS_A_STORE)
        .collect();
    let half = stores.len() / 2;
    let run = |stores: &[u64]| {
        let sums = stores.iter().map(|first| killed(*first));
        sums.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    };
    let (one, other) = std::thread::scope(|scope| {
        let other = scope.spawn(|| run(&stores[half..]));
        (run(&stores[..half]), other.join().expect("no panic"))
    });
    let (told, kept) = (one.0 + other.0, one.1 + other.1);
    assert!(told > KILLS as usize, "{told} acknowledged");
    tell(&format!(
        "{KILLS} sessions killed: {told} answers acknowledged, {kept} kept, none lost, none twice"
    ));
}

#[test]
fn two_sessions_at_once_keep_all_their_answers() {
    let scene = Scene::new().file("bank.toml", bank(CROWD));
    let words =
        |seed| format!("quiz --json --bank bank.toml --store anna.db -n {CROWD} --seed {seed}");
    let mut children = [1, 2].map(|seed| begin(&scene, &words(seed), CROWD));
    let told = std::thread::scope(|scope| {
        let [one, other] = &mut children;
        let other = scope.spawn(|| acknowledged(other).len());
        acknowledged(one).len() + other.join().expect("no panic")
    });
    children
        .iter_mut()
        .for_each(|child| assert!(child.wait().expect("its end").success()));
    let rows = answers(&scene);
    assert_eq!((told, rows.len()), (2 * CROWD, 2 * CROWD));
    tell(&format!(
        "two sessions at once: {told} answers acknowledged, {} kept",
        rows.len()
    ));
}

fn events(text: &str) -> Vec<Value> {
    text.lines().map(json).collect()
}

#[test]
fn a_session_that_was_left_goes_on_with_its_rest() {
    let scene = Scene::new().file("bank.toml", bank(5));
    let begin = "quiz --json --bank bank.toml --store anna.db -n 5 --seed 7";
    let asked = |text: &str| -> Vec<String> {
        let questions = events(text)
            .into_iter()
            .filter(|event| event["type"] == "question");
        questions
            .map(|event| format!("{} {}", event["n"], event["id"]))
            .collect()
    };
    let whole = scene.run_with(
        &format!("{begin} --no-save"),
        &"{\"skip\":true}\n".repeat(5),
    );
    let left = scene.run_with(begin, "{\"answer\":\"yes\"}\n{\"answer\":\"no\"}\n");
    let report = events(&left.stdout).pop().expect("a report");
    assert_eq!(report["kept"]["resumable"], true);
    let rest = scene.run_with(
        "quiz --json --bank bank.toml --store anna.db --resume",
        &"{\"skip\":true}\n".repeat(5),
    );
    assert_eq!(asked(&rest.stdout), asked(&whole.stdout)[2..]);
    let report = events(&rest.stdout).pop().expect("a report");
    assert_eq!(
        (&report["score"], &report["possible"], &report["complete"]),
        (&1.0.into(), &5.into(), &true.into())
    );
    assert_eq!(answers(&scene).len(), 5);
    let none = scene.run("quiz --json --bank bank.toml --store anna.db --resume");
    assert_eq!(
        (none.exit, json(&none.stdout)["message"].as_str()),
        (2, Some("there is no session to go on with"))
    );
}

#[test]
fn a_question_that_vanished_is_not_asked_and_its_history_stays() {
    let scene = Scene::new()
        .file("bank.toml", bank(4))
        .file("less.toml", format!("[bank]\nid = \"bank\"\n{}", bank(2)));
    let store = "--store anna.db --json";
    let _left = scene.run_with(
        &format!("quiz {store} --bank bank.toml -n 4 --in-order"),
        "{\"answer\":\"no\"}\n",
    );
    let rest = scene.run_with(
        &format!("quiz {store} --bank less.toml --resume"),
        "{\"skip\":true}\n",
    );
    let warned: Vec<_> = events(&rest.stdout)
        .into_iter()
        .filter(|event| event["type"] == "warning")
        .collect();
    assert_eq!(warned[0]["kind"], "questions_gone");
    assert_eq!(answers(&scene).len(), 2);
}

/// The ids that are asked on that day, each answered wrong; sorted.
fn asked(scene: &Scene, day: &str, words: &str) -> Vec<String> {
    let input = scene.path().join("input");
    std::fs::write(&input, "{\"answer\":\"no\"}\n".repeat(9)).expect("a file");
    let mut command = scene.command();
    command.args(["quiz", "--json", "--bank", "bank.toml"]);
    command
        .args(words.split_whitespace())
        .env("ROADMAP_NOW", format!("{day}T09:00:00Z"));
    let input = std::fs::File::open(input).expect("a file");
    let output = command.stdin(input).output().expect("it runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let graded = events(&text)
        .into_iter()
        .filter(|event| event["type"] == "graded");
    let mut ids: Vec<_> = graded
        .map(|event| event["id"].as_str().expect("an id").to_owned())
        .collect();
    ids.sort();
    ids
}

#[test]
fn questions_are_chosen_by_what_was_answered() {
    let scene = Scene::new().file("bank.toml", bank(4));
    let seeded = asked(&scene, "2026-11-25", "--seed 3 -n 2 --no-save");
    assert_eq!(asked(&scene, "2026-11-25", "--id q0 --id q1"), ["q0", "q1"]);
    for (day, words, expected) in [
        ("2026-11-25", "--select due --no-save", &[][..]),
        ("2026-11-25", "--select missed --no-save", &["q0", "q1"]),
        ("2026-11-25", "--select new --no-save", &["q2", "q3"]),
        ("2026-11-26", "--select due --no-save", &["q0", "q1"]),
        ("2026-11-26", "--select weak -n 1 --no-save q0", &["q0"]),
    ] {
        assert_eq!(asked(&scene, day, words), expected, "{day} {words}");
    }
    assert_eq!(
        asked(&scene, "2026-11-26", "--seed 3 -n 2 --no-save"),
        seeded
    );
    let due = scene.run("quiz --plain --save --bank bank.toml --select due");
    assert_eq!(due.exit, 0);
    assert!(
        due.stdout
            .contains("Nothing waits to be repeated; the next comes back tomorrow."),
        "{due}"
    );
}

#[test]
fn the_missed_ones_are_named_where_that_fits() {
    let scene = Scene::new().file("bank.toml", bank(4)).file(
        "long.toml",
        bank(2).replace(
            "id = \"q",
            "id = \"a-long-name-of-a-question-that-was-missed-",
        ),
    );
    for (bank, next) in [
        (
            "bank.toml",
            "these once more: roadmap quiz --bank bank.toml q0",
        ),
        (
            "long.toml",
            "the missed ones, now: roadmap quiz --bank long.toml --select missed",
        ),
    ] {
        let words = format!("quiz --plain --save --in-order -n 2 --open skip --bank {bank}");
        let told = scene.run_with(&words, ":skip\n:skip\n").stdout;
        let told = told.replace('\n', " ");
        assert!(told.contains(next), "{told}");
    }
}
