//! `roadmap`, `roadmap steps` and `roadmap faq` as people and scripts see them.

use insta::assert_snapshot;

use crate::scene::{Run, Scene, json};

fn run(words: &str) -> Run {
    Scene::new().run(words)
}

fn shown(words: &str) -> String {
    let run = run(words);
    assert_eq!((run.exit, &*run.stderr), (0, ""), "{words}");
    run.stdout
}

#[test]
fn the_first_screen_says_what_to_type() {
    let screen = shown("");
    let after_count = screen
        .split_once(" are here, in 11 steps.\n")
        .expect("the count")
        .1;
    assert!(screen.starts_with("roadmap 0.1.0: interview questions for backend developers\n"));
    assert!(screen.contains("\nYou have not answered a question yet. "));
    assert_snapshot!(after_count, @"

      roadmap quiz                 10 questions, about 10 minutes
      roadmap quiz docker junior   only what you name: step, topic, deck, level
      roadmap steps                the road, from a first language to system design
      roadmap faq                  what people ask before they set out

    An interview ahead?     roadmap goal --level junior --date 2026-12-02
    A screen reader?        add --plain to any command, or set ROADMAP_PLAIN=1
    Questions of your own?  roadmap quiz --bank my.toml
    Everything else         roadmap help
    ");
}

#[test]
fn steps_are_listed_in_order_with_hours_and_prerequisites() {
    let screen = shown("steps");
    let lines: Vec<_> = screen.lines().collect();
    assert_eq!(
        lines[0],
        "Backend Developer Roadmap (2026) Complete Step-by-Step Guide"
    );
    assert!(lines[1].starts_with("11 steps, about 600 hours, "));
    assert!(lines[4].starts_with(" 1  Learn a Programming Language           80  -"));
    assert!(lines[14].starts_with("11  Learn System Design                    55  3 4 6"));
    assert!(screen.lines().all(|line| line.chars().count() <= 80));
}

#[test]
fn a_step_is_found_by_number_id_or_beginning() {
    let by_id = shown("steps databases");
    assert!(by_id.starts_with("Step 3 of 11: Learn Databases (databases)\n"));
    for words in ["steps 3", "steps data", "steps DATABASES"] {
        assert_eq!(shown(words), by_id, "{words}");
    }
    for part in [
        "PostgreSQL",
        "MongoDB",
        "sql-joins",
        "Restore a backup",
        "bookstore-db",
        "roadmap quiz sql",
    ] {
        assert!(by_id.contains(part), "{part}");
    }
}

#[test]
fn an_unknown_step_names_the_nearest() {
    assert_snapshot!(run("steps datbases"), @"
    --- stderr
    error: no step is called `datbases`
      did you mean `databases`?
      steps: 1 to 11, language, dsa, databases, rest-apis, security, microservices,
      docker, kubernetes, devops, projects, system-design, skills, about
    --- exit 2
    ");
    assert_snapshot!(run("steps d"), @"
    --- stderr
    error: `d` begins more than one step: `dsa`, `databases`, `docker` and `devops`
    --- exit 2
    ");
    assert_eq!(run("steps 12").exit, 2);
    assert_eq!(run("steps --of nobody").exit, 2);
}

#[test]
fn no_view_is_wider_than_its_window() {
    for columns in [20_usize, 40, 80, 200] {
        let scene = Scene::new().variable("COLUMNS", &columns.to_string());
        for words in [
            "",
            "steps",
            "steps 3",
            "steps 11",
            "steps skills",
            "steps about",
            "faq",
            "faq 1",
            "faq degree",
        ] {
            for line in scene.run(words).stdout.lines() {
                let can_break = !line.contains("://") && !line.contains("roadmap ");
                let fits = line.chars().count() <= columns.min(80);
                assert!(
                    fits || !can_break && columns < 80,
                    "{words} at {columns}: {line}"
                );
            }
        }
    }
}

#[test]
fn the_plain_face_has_words_alone() {
    for words in [
        "--plain",
        "steps --plain",
        "steps 4 --plain",
        "steps skills --plain",
        "faq 2 --plain",
    ] {
        let screen = shown(words);
        assert!(
            !screen.contains(['\u{1b}', '`', '\u{2500}', '\u{2588}']),
            "{words}: {screen}"
        );
        assert!(
            !screen.contains("   "),
            "{words} is laid out in columns: {screen}"
        );
    }
}

#[test]
fn colours_come_only_where_they_are_wanted() {
    assert!(!shown("steps").contains('\u{1b}'));
    assert!(shown("steps --color always").contains("\u{1b}[1m"));
    let never = Scene::new()
        .variable("CLICOLOR_FORCE", "1")
        .variable("NO_COLOR", "1")
        .run("steps");
    assert!(!never.stdout.contains('\u{1b}'));
    let forced = Scene::new().variable("CLICOLOR_FORCE", "1").run("steps");
    assert!(forced.stdout.contains('\u{1b}'));
}

#[test]
fn the_faq_is_searched_by_words_with_typing_errors() {
    for words in [
        "faq degree",
        "faq degre",
        "faq degere",
        "faq 5",
        "faq do i need a degree",
    ] {
        assert!(
            shown(words).starts_with("5. Do I need a degree?\n"),
            "{words}"
        );
    }
    assert_snapshot!(run("faq xylophone"), @"
    --- stderr
    error: no FAQ entry speaks of `xylophone`
      `roadmap faq` lists all of them
    --- exit 2
    ");
    assert_snapshot!(run("faq 99"), @"
    --- stderr
    error: there is no FAQ entry 99: they run from 1 to 30
    --- exit 2
    ");
}

#[test]
fn scripts_read_one_object_a_line() {
    for (words, kind) in [
        ("--json", "roadmap"),
        ("steps --json", "steps"),
        ("steps 3 --json", "step"),
        ("steps --next --json", "next"),
        ("stats --json", "stats"),
        ("goal --json", "goal"),
        ("steps skills --json", "skills"),
        ("steps about --json", "about"),
        ("faq --json", "faq"),
    ] {
        let printed = shown(words);
        let value = json(&printed);
        assert_eq!(
            (printed.lines().count(), &value["type"], &value["format"]),
            (1, &kind.into(), &1.into()),
            "{words}"
        );
    }
    let steps = json(&shown("steps --json"));
    assert_eq!(steps["steps"].as_array().map(Vec::len), Some(11));
    let faq = json(&shown("faq degre --json"));
    assert_eq!(faq["entries"][0]["id"], "degree");
}

#[test]
fn failures_are_a_line_for_scripts() {
    for (words, exit) in [
        ("steps nowhere --json", 2),
        ("faq xylophone --json", 2),
        ("quiz --nonsense --json", 2),
        ("steps --bank missing.toml --json", 3),
    ] {
        let run = run(words);
        let last = json(run.stdout.lines().last().expect("a line"));
        assert_eq!(
            (run.exit, &last["type"], &last["exit"]),
            (exit, &"error".into(), &exit.into()),
            "{words}"
        );
        assert!(
            last["message"]
                .as_str()
                .is_some_and(|message| !message.is_empty()),
            "{words}"
        );
    }
}

#[test]
fn everything_of_the_guide_can_be_read() {
    let mut everything =
        shown("steps about") + &shown("steps skills") + &shown("faq") + &shown("steps");
    for step in 1..=11 {
        everything += &shown(&format!("steps {step}"));
    }
    for entry in 1..=5 {
        everything += &shown(&format!("faq {entry}"));
    }
    let everything = everything.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in GUIDE {
        assert!(everything.contains(line), "not to be read anywhere: {line}");
    }
}

/// What the guide says, line by line.
const GUIDE: [&str; 60] = [
    "Backend Developer Roadmap (2026) Complete Step-by-Step Guide",
    "Want to become a backend developer in 2026?",
    "This roadmap will guide you step-by-step from beginner to advanced level, covering all essential technologies including APIs, databases, microservices, and DevOps.",
    "Whether you're starting from scratch or upgrading your skills, this is the only backend roadmap you need.",
    "Related Guides",
    "What is a Backend Developer?",
    "A backend developer builds the server-side logic of applications.",
    "They handle databases, APIs, authentication, and performance optimization.",
    "Build APIs",
    "Manage databases",
    "Handle authentication",
    "Ensure scalability",
    "Learn a Programming Language",
    "Choose one backend language and master it.",
    "Golang Interview Questions",
    "Golang (high performance)",
    "Node.js (JavaScript)",
    "Python",
    "Java",
    "Learn Data Structures & Algorithms",
    "Important for problem solving and interviews.",
    "Learn Databases",
    "Relational Databases",
    "MySQL",
    "PostgreSQL",
    "NoSQL Databases",
    "MongoDB",
    "Redis",
    "Learn REST APIs",
    "APIs are the core of backend development.",
    "REST API Design Best Practices",
    "Authentication & Security",
    "JWT",
    "OAuth",
    "HTTPS",
    "Learn Microservices Architecture",
    "Modern systems use microservices for scalability.",
    "Microservices Architecture Guide",
    "Learn Docker (Containerization)",
    "Docker is essential for packaging applications.",
    "Docker Interview Questions",
    "Learn Kubernetes",
    "Kubernetes helps manage and scale applications.",
    "Kubernetes Interview Questions",
    "Learn DevOps Basics",
    "DevOps Interview Questions",
    "CI/CD pipelines",
    "Build Real Projects",
    "Learn System Design",
    "Important for senior-level roles.",
    "Backend Developer Interview Questions",
    "How long does it take to become a backend developer?",
    "3\u{2013}6 months with consistent learning.",
    "Is backend development hard?",
    "It requires practice but is very rewarding.",
    "Which language is best?",
    "Golang, Node.js, Python are popular.",
    "Basic knowledge is highly recommended.",
    "No, skills matter more than degrees.",
    "Continue Learning",
];
