//! Faults of `roadmap.toml` and `faq.toml`.

use super::check::{check_files, load};

const QUESTION: &str = "[[question]]\nid = \"q\"\nstem = \"s\"\naccept = \"a\"\n";

#[track_caller]
fn road(text: &str, expected: &str) {
    check_files(&[("bank.toml", QUESTION), ("roadmap.toml", text)], expected);
}

#[track_caller]
fn faq(text: &str, expected: &str) {
    let road = "[[step]]\nid = \"s\"\ntitle = \"S\"\n";
    let files = [
        ("bank.toml", QUESTION),
        ("faq.toml", text),
        ("roadmap.toml", road),
    ];
    check_files(&files, expected);
}

fn step(id: &str, keys: &str) -> String {
    format!("[[step]]\nid = \"{id}\"\ntitle = \"t\"\n{keys}\n")
}

#[test]
fn the_examples_lack_only_what_they_name_elsewhere() {
    let text = "retired = []\n[about]\ntitle = \"a\"\ntext = \"b\"\ndoes = [\"c\"]\n[[step]]\nid = \"s\"\n\
        title = \"S\"\nhours = 80\nchecklist = [{ id = \"c\", text = \"C\" }]\n[[step.section]]\ntitle = \"x\"\n\
        items = [\"i\"]\n[[step.topic]]\nid = \"t\"\ntarget = 8\ndeck = \"d\"\n[[step.resource]]\ntitle = \"r\"\n\
        url = \"u\"\ntopics = [\"t\"]\n[[deck]]\nid = \"d\"\ntitle = \"D\"\n[[skill]]\nid = \"k\"\ntext = \"K\"\n\
        step = \"s\"\n";
    road(text, "");
    let (bank, ..) = load(&[
        ("bank.toml", QUESTION.as_bytes()),
        ("roadmap.toml", text.as_bytes()),
    ]);
    let roadmap = bank.roadmap.unwrap();
    assert_eq!(roadmap.hours(), 80);
    assert_eq!(roadmap.steps[0].topics[0].target, Some(8));
    assert_eq!(&text[roadmap.steps[0].span.range()], "[[step]]");
}

#[test]
fn structure() {
    road(
        "[[step]]\ntitle = \"S\"",
        "B0102 roadmap.toml:1:1 `step` needs `id`",
    );
    road(
        "[[step]]\nid = \"s\"\ntitel = \"S\"",
        "B0104 roadmap.toml:3:1 unknown key `titel`",
    );
    road(
        "[[question]]\nid = \"x\"",
        "B0104 roadmap.toml:1:3 unknown key `question`",
    );
    faq(
        "[[entry]]\nid = \"E\"\nquestion = \"q\"\nanswer = \"\"",
        "
        B0106 faq.toml:2:6 `id` is not a slug
        B0103 faq.toml:4:10 `answer` is empty",
    );
}

#[test]
fn ids_used_twice() {
    road(
        &(step("a", "") + &step("a", "")),
        "B0201 roadmap.toml:6:6 the step id `a` is used twice",
    );
    let topics = "[[step.topic]]\nid = \"t\"\n[[step.topic]]\nid = \"t\"";
    road(
        &step("a", topics),
        "B0201 roadmap.toml:7:6 the topic id `t` is used twice",
    );
    let entry = "[[entry]]\nid = \"e\"\nquestion = \"q\"\nanswer = \"a\"\n";
    faq(
        &entry.repeat(2),
        "B0201 faq.toml:6:6 the entry id `e` is used twice",
    );
}

#[test]
fn links() {
    road(
        &step("a", "requires = [\"b\"]"),
        "B0205 roadmap.toml:4:13 there is no step `b`",
    );
    let resource = "[[step.resource]]\ntitle = \"r\"\nurl = \"u\"\ntopics = [\"t\"]";
    road(
        &step("a", resource),
        "B0205 roadmap.toml:7:11 there is no topic `t`",
    );
    let deck = "[[deck]]\nid = \"d\"\ntitle = \"D\"\n";
    road(
        &(step("a", "guides = [\"e\"]") + deck),
        "B0205 roadmap.toml:4:11 there is no deck `e`",
    );
    road(&step("a", "guides = [\"e\"]"), "");
    road(
        "[[skill]]\nid = \"s\"\ntext = \"t\"\nstep = \"x\"",
        "B0205 roadmap.toml:4:8 there is no step `x`",
    );
    let entry = "[[entry]]\nid = \"e\"\nquestion = \"q\"\nanswer = \"a\"\n";
    faq(
        &format!("{entry}see = [\"e\", \"f\"]\nsteps = [\"s\", \"x\"]"),
        "
        B0205 faq.toml:5:13 there is no entry `f`
        B0205 faq.toml:6:15 there is no step `x`",
    );
}

#[test]
fn circles() {
    let text = step("a", "requires = [\"b\"]")
        + &step("b", "requires = [\"c\"]")
        + &step("c", "requires = [\"b\"]");
    road(
        &text,
        "B0206 roadmap.toml:8:13 `b` needs itself: `b` → `c` → `b`",
    );
    road(
        &step("a", "requires = [\"a\"]"),
        "B0206 roadmap.toml:4:13 `a` needs itself: `a` → `a`",
    );
    let diamond = step("a", "")
        + &step("b", "requires = [\"a\"]")
        + &step("c", "requires = [\"a\"]")
        + &step("d", "requires = [\"b\", \"c\"]");
    road(&diamond, "");
}

#[test]
fn a_long_chain_of_steps_is_no_circle() {
    let chain = |n: usize| step(&format!("s{n}"), &format!("requires = [\"s{}\"]", n + 1));
    let text: String = (0..3_000).map(chain).collect::<String>() + &step("s3000", "");
    road(&text, "");
}

#[test]
fn a_broken_roadmap_is_not_held_against_the_questions() {
    let files = [
        (
            "bank.toml",
            "[[question]]\nid = \"q\"\nstem = \"s\"\naccept = \"a\"\nstep = \"two\"",
        ),
        (
            "roadmap.toml",
            "[[step]]\nid = \"one\"\ntitle = \"One\nrequires = [\"x\"]",
        ),
    ];
    check_files(
        &files,
        "B0001 roadmap.toml:3:13 the string does not end on its line",
    );
}
