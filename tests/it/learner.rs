//! A learner with a history: answers to a small bank, written into the scene's store.

use roadmap::memory::{self, Fingerprint, Id, Moment, Rating, Review, Stamp};
use roadmap::model::Verdict;
use roadmap::store::{Fact, Store, place};

use crate::scene::{Run, Scene, json};

const DAY_MS: i64 = 86_400_000;
/// 2026-11-25T09:00Z, the time of the scenes.
const NOW: i64 = 1_795_597_200_000;

/// The steps of the bank, the questions of each, and what each requires.
const STEPS: [(&str, &str, usize, &str); 3] = [
    ("soil", "Know the Soil", 8, ""),
    ("seeds", "Sow", 12, "\"soil\""),
    ("harvest", "Harvest & Store", 20, "\"soil\", \"seeds\""),
];

/// A road of three steps in two files: forty questions, of each step two of three for juniors.
pub fn bank() -> [(&'static str, String); 2] {
    let mut road =
        String::from("title = \"The Garden\"\n[bank]\nid = \"garden\"\ntitle = \"Garden\"\n");
    let mut questions = String::new();
    for (id, title, count, requires) in STEPS {
        road += &format!(
            "[[step]]\nid = \"{id}\"\ntitle = \"{title}\"\nhours = 10\nrequires = [{requires}]\n\
             checklist = [{{ id = \"dig\", text = \"Dig\" }}, {{ id = \"look\", text = \"Look closely\" }}]\n\
             [[step.topic]]\nid = \"{id}-a\"\ncovers = \"the even ones\"\n\
             [[step.topic]]\nid = \"{id}-b\"\ncovers = \"the odd ones\"\n"
        );
        for at in 0..count {
            let (topic, level) = (["a", "b"][at % 2], ["junior", "mid", "junior"][at % 3]);
            questions += &format!(
                "[[question]]\nid = \"{id}-{at}\"\nstep = \"{id}\"\ntopic = \"{id}-{topic}\"\n\
                 level = \"{level}\"\nstem = \"What is {at}?\"\naccept = [\"{at}\"]\n\
                 [[question.reference]]\ntitle = \"The {id} book\"\nurl = \"https://example.org/{id}\"\n"
            );
        }
    }
    [
        ("garden/roadmap.toml", road),
        ("garden/questions.toml", questions),
    ]
}

/// A scene with that bank, which the environment names alone.
pub fn garden() -> Scene {
    bank()
        .into_iter()
        .fold(Scene::new(), |scene, (name, text)| scene.file(name, text))
}

/// Writes answers of a day so many days ago into the store of the scene's learner: to each question of
/// `step` from `from` to before `to`; of three one is wrong.
pub fn answer(scene: &Scene, days_ago: i64, step: &str, from: usize, to: usize) {
    let path = place(&scene.path().join(".local/share"), None).expect("a name");
    let mut store = Store::open(&path).expect("a store").store;
    for at in from..to {
        let ms = NOW - days_ago * DAY_MS + 30_000 * at as i64;
        let review = review(&format!("{step}-{at}"), ms, at % 3 > 0, days_ago);
        store
            .append(Fact::from(&memory::Fact::Review(review)))
            .expect("a row");
    }
}

fn review(question: &str, ms: i64, right: bool, session: i64) -> Review {
    let stamp = Stamp {
        id: Id::new(0),
        device: "".into(),
        sequence: 0,
        at: Moment::new(ms, 0),
    };
    Review {
        stamp,
        bank: "garden".into(),
        question: question.to_owned().into(),
        seconds: 60.0,
        verdict: if right {
            Verdict::Correct
        } else {
            Verdict::Wrong
        },
        score: if right { 1.0 } else { 0.0 },
        rating: Some(if right { Rating::Good } else { Rating::Again }),
        session: Id::new(1 + session.unsigned_abs() as u128),
        seed: 7,
        fingerprint: Fingerprint::new(1),
    }
}

/// Three days, yesterday the last: all of the first step, a part of the second twice, some of the third.
pub fn three_days(scene: &Scene) {
    answer(scene, 7, "soil", 0, 8);
    answer(scene, 2, "soil", 2, 4);
    answer(scene, 2, "seeds", 0, 8);
    answer(scene, 1, "seeds", 2, 6);
    answer(scene, 1, "harvest", 0, 7);
}

/// The learner of three days, who prepares for a junior's interview, in a window of so many columns.
pub fn with_goal(columns: usize) -> Scene {
    let scene = garden().variable("COLUMNS", &columns.to_string());
    three_days(&scene);
    run(&scene, "goal --level junior --date 2026-11-27");
    scene
}

/// Runs the program over the small bank; it succeeds without a word on standard error.
pub fn run(scene: &Scene, words: &str) -> Run {
    let run = scene.run(&format!("{words} --bank garden"));
    assert_eq!((run.exit, &*run.stderr), (0, ""), "{words}");
    run
}

/// What scripts are told.
pub fn told(scene: &Scene, words: &str) -> serde_json::Value {
    json(&run(scene, &format!("{words} --json")).stdout)
}

/// Plays a session two days before today, or so many days after that, every line of it the same.
pub fn play(scene: &Scene, days: u32, words: &str, line: &str, lines: usize) {
    let now = format!("2026-11-{}T09:00:00Z", 23 + days);
    let words = format!("quiz --json --bank garden {words}");
    let mut quiz = scene.command();
    quiz.args(words.split_whitespace()).env("ROADMAP_NOW", now);
    let mut child = quiz
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("the program starts");
    let input = format!("{line}\n").repeat(lines);
    let mut stdin = child.stdin.take().expect("its input");
    std::io::Write::write_all(&mut stdin, input.as_bytes()).expect("a line");
    drop(stdin);
    let told = child.wait_with_output().expect("the program ends").stdout;
    let told = String::from_utf8(told).expect("text");
    assert_eq!(told.matches("\"type\":\"graded\"").count(), lines, "{told}");
}
