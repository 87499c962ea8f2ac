//! `roadmap flag` and `roadmap store optimize` as a learner and a script see them.

use insta::assert_snapshot;
use jiff::Timestamp;
use jiff::tz::Offset;
use roadmap::store::{Fact, FactKind, Store, When};

use crate::scene::Scene;
use crate::store::{kept, scene, told};

/// A question of the built-in bank.
const REAL: &str = "rest-delete-cart-twice";

#[test]
fn too_few_repeats_are_no_fit() {
    let scene = scene();
    kept(&scene, "a.db", 0, 9);
    assert_snapshot!(scene.run("store optimize"), @"
    0 repeats on a later day so far: a fit makes sense from 400 on. The parameters
    stay.
    --- exit 0
    ");
    let line = told(&scene, "store optimize", 0);
    assert_eq!(
        (&line["fit"], &line["improved"]),
        (&serde_json::Value::Null, &false.into())
    );
}

/// A learner of 150 questions, each repeated on five later days, who forgets every other time.
fn forgetful(scene: &Scene) {
    let mut store = Store::open(&scene.path().join("a.db"))
        .expect("a store")
        .store;
    let mut facts = Vec::new();
    for (day, round) in [0, 1, 4, 9, 18, 33].into_iter().zip(0..) {
        for question in 0..150_i64 {
            let second = 1_780_000_000 + day * 86_400 + question;
            let at = Timestamp::from_second(second).expect("a time");
            let id = format!("question-{question}");
            let when = When::new(at, Offset::UTC);
            let mut fact = Fact::new(FactKind::Answer, when).about("backend", &id);
            let is_right = (question * 7 + round * 5) % 11 < 6;
            let (verdict, rating) =
                [("wrong", "again"), ("correct", "good")][usize::from(is_right)];
            fact.verdict = Some(verdict.to_owned());
            fact.rating = Some(rating.to_owned());
            facts.push(fact);
        }
    }
    store.append_all(facts).expect("rows");
}

#[test]
fn parameters_that_predict_better_are_taken() {
    let scene = scene();
    forgetful(&scene);
    let line = told(&scene, "store optimize", 0);
    assert_eq!(
        (&line["repeats"], &line["improved"]),
        (&750.into(), &true.into())
    );
    let fit = &line["fit"];
    assert!(fit["after"].as_f64() < fit["before"].as_f64(), "{fit}");
    assert_eq!(told(&scene, "store check", 0)["rows"], 901);
    assert_snapshot!(scene.run("store optimize"), @"
    Fitted to 600 repeats. On 150 later ones, which the fit did not see, the log
    loss is 0.7202 instead of 0.7202: no better.
    The old parameters stay.
    --- exit 0
    ");
}

#[test]
fn questions_are_flagged_and_kept_away() {
    let scene = scene();
    assert_snapshot!(scene.run("flag"), @"
    No question is flagged, and none is suspended.

    Next   roadmap flag ID --note TEXT   what is wrong with a question
    --- exit 0
    ");
    assert!(!scene.path().join("a.db").exists(), "a view makes no store");
    let note = scene
        .command()
        .args(["flag", REAL, "--note", "b fits\u{1b}[31m too"])
        .output()
        .expect("a run");
    assert_snapshot!(String::from_utf8_lossy(&note.stdout), @r"rest-delete-cart-twice: flagged today, b fits\u{1b}[31m too");
    assert_snapshot!(scene.run(&format!("flag {REAL} --suspend")), @r"
    rest-delete-cart-twice: flagged today, suspended, not asked, b fits\u{1b}[31m
    too
    --- exit 0
    ");
    assert_snapshot!(scene.run("flag"), @r"
    1 question flagged and 1 question suspended
      rest-delete-cart-twice: flagged today, suspended, not asked, b fits\u{1b}[31m
      too
    --- exit 0
    ");
    let later = scene
        .command()
        .env("ROADMAP_NOW", "2026-11-28T09:00:00Z")
        .arg("flag")
        .output()
        .expect("a run");
    let later = String::from_utf8_lossy(&later.stdout).into_owned();
    assert!(later.contains("flagged on Wed 25 Nov"), "{later}");
    let line = told(&scene, "flag", 0);
    assert_eq!(line["flags"][0]["note"], "b fits\u{1b}[31m too");
    assert_snapshot!(scene.run(&format!("flag {REAL} --clear --unsuspend")), @"
    rest-delete-cart-twice: neither flagged nor suspended
    --- exit 0
    ");
    assert_snapshot!(scene.run("flag rest-delete-card-twice"), @"
    --- stderr
    error: no question has the id `rest-delete-card-twice`
      did you mean `rest-delete-cart-twice`?
    --- exit 2
    ");
    assert_snapshot!(scene.run("flag --suspend"), @"
    --- stderr
    error: the following required arguments were not provided:
      <ID>

    Usage: roadmap flag --suspend <ID>

    For more information, try '--help'.
    --- exit 2
    ");
}
