//! Scenes of an author at the desk: explain, list, show, new.

use insta::assert_snapshot;

use crate::scene::{Scene, json};

const BANK: &str = include_str!("every_kind.toml");

fn run(words: &str) -> crate::scene::Run {
    Scene::new().file("team.toml", BANK).run(words)
}

#[test]
fn a_code_is_explained() {
    assert_snapshot!(run("explain b0103"), @r#"
    B0103: a value is empty
    an error

    There is a key, but what stands behind it is empty or white space.

    Why
    An empty stem asks nothing, and an empty accepted answer would accept whoever
    types nothing.

    Bad
      [[question]]
      id = "full-queue"
      stem = ""
      accept = ["to slow down", "to wait"]

    Good
      [[question]]
      id = "full-queue"
      stem = "A queue is full. What should be told to producers that send on?"
      accept = ["to slow down", "to wait"]
    --- exit 0
    "#);
}

#[test]
fn all_codes_are_listed() {
    let list = run("explain").stdout;
    for code in roadmap::diagnostics::Code::ALL {
        let line = format!("  {:7}{}", code.name(), code.title());
        let title = &line[..line.len().min(60)];
        assert!(list.contains(title), "{line}\n{list}");
    }
    let run = run("explain L4");
    assert!(
        run.exit == 2 && run.stderr.contains("did you mean `L04`?"),
        "{run}"
    );
}

#[test]
fn a_bank_is_listed_by_step_and_topic() {
    assert_snapshot!(run("list --bank team.toml"), @r#"
    rest-apis
      retry-after-a-lost-reply  single  junior    60 s
      safe-methods              multi   mid       90 s
      status-of-a-made-thing    short   junior    60 s
      slice-printed             output  -         90 s
      handshake                 order   -         90 s
      ports                     match   -         90 s
      why-an-index              open    -        100 s

    7 questions
    --- exit 0
    "#);
    assert_snapshot!(run("list --bank team.toml single --json"), @r#"
    {"type":"listed","format":1,"bank":"every-kind","id":"retry-after-a-lost-reply","step":"rest-apis","topic":null,"level":"junior","kind":"single","decks":[],"seconds":60}
    --- exit 0
    "#);
    assert_eq!(run("list --bank team.toml nothing-such").exit, 2);
}

#[test]
fn topics_stand_beside_their_targets() {
    let bank = Scene::new()
        .file("bank/roadmap.toml", "[[step]]\nid = \"http\"\ntitle = \"HTTP\"\n[[step.topic]]\nid = \"methods\"\ntarget = 2\n[[step.topic]]\nid = \"caching\"\ntarget = 1\n")
        .file("bank/a.toml", "[[question]]\nid = \"put\"\nstep = \"http\"\ntopic = \"methods\"\nlevel = \"mid\"\nstem = \"Which?\"\nanswer = \"PUT\"\n");
    assert_snapshot!(bank.run("list --bank bank --coverage"), @r#"
    http           junior    mid senior    all target
      methods           0      1      0      1      2    -1
      caching           0      0      0      0      1    -1

    1 question of 3 in 2 topics, 2 off their target
    --- exit 0
    "#);
    assert_snapshot!(bank.run("list --bank bank --coverage --plain"), @r#"
    http
    methods: 0 junior, 1 mid, 0 senior, 1 of 2
    caching: 0 junior, 0 mid, 0 senior, 0 of 1

    1 question of 3 in 2 topics, 2 off their target
    --- exit 0
    "#);
    let lines = bank.run("list --bank bank --coverage --json").stdout;
    let first = json(lines.lines().next().expect("a line"));
    assert_eq!(
        (&first["topic"], &first["questions"]),
        (&"methods".into(), &1.into())
    );
}

#[test]
fn a_question_is_shown_with_its_key() {
    let ids = run("list --bank team.toml --json").stdout;
    for line in ids.lines().map(json) {
        let id = line["id"].as_str().expect("an id");
        let shown = run(&format!("show --bank team.toml {id}"));
        assert!(shown.exit == 0 && shown.stdout.contains(id), "{shown}");
    }
    assert_snapshot!(run("show --bank team.toml status-of-a-made-thing"), @r#"
    every-kind/status-of-a-made-thing
    Kind         short, junior, 60 s
    Place        rest-apis

    Which status says that something was created?

    Compared     fold
      right  201
      right  201 Created
      wrong  200
             Says nothing of creation.

    Hint         Two hundred and something.
    --- exit 0
    "#);
    assert_eq!(
        run("show --bank team.toml every-kind/status-of-a-made-thing").exit,
        0
    );
    assert_snapshot!(run("show --bank team.toml status-of-a-made-thin"), @r#"
    --- stderr
    error: no question has the id `status-of-a-made-thin`
      did you mean `status-of-a-made-thing`?
    --- exit 2
    "#);
}

#[test]
fn a_new_question_has_blanks() {
    assert_snapshot!(run("new full-queue --kind short --step messaging --bank team.toml"), @r#"
    [[question]]
    id = "full-queue"
    step = "messaging"
    level = "junior"                  # junior recognises, mid chooses, senior trades off
    kind = "short"
    verified = 2026-11-25             # the day on which you checked key and references
    stem = """
    """                               # ends with what is to be typed, and in which form
    accept = [""]                     # the best form first, then other ways to say it
    explanation = """
    """                               # what to remember, and why it is so

    [[question.wrong]]
    answer = ""                       # what learners type
    why = ""                          # which mistake leads to it

    [[question.wrong]]
    answer = ""
    why = ""

    [[question.reference]]
    title = ""                        # a primary source, with its section: `RFC 9110, section 9.2.2`
    url = ""                          # https://…#section
    --- exit 0
    "#);
    assert_snapshot!(run("new full-queue --kind short --step 7 --topic storage"), @r#"
    [[question]]
    id = "full-queue"
    step = "docker"
    topic = "storage"
    level = "junior"                  # junior recognises, mid chooses, senior trades off
    kind = "short"
    verified = 2026-11-25             # the day on which you checked key and references
    stem = """
    """                               # ends with what is to be typed, and in which form
    accept = [""]                     # the best form first, then other ways to say it
    explanation = """
    """                               # what to remember, and why it is so

    [[question.wrong]]
    answer = ""                       # what learners type
    why = ""                          # which mistake leads to it

    [[question.wrong]]
    answer = ""
    why = ""

    [[question.reference]]
    title = ""                        # a primary source, with its section: `RFC 9110, section 9.2.2`
    url = ""                          # https://…#section
    --- exit 0
    "#);
    let scene = Scene::new();
    let text = scene
        .run("new full-queue --kind match --step 7 --topic storage")
        .stdout;
    let check = scene.file("new.toml", text).run("check new.toml --json");
    assert!(check.exit == 1, "{check}");
    for line in check
        .stdout
        .lines()
        .map(json)
        .filter(|line| line["severity"] == "error")
    {
        assert_eq!(line["code"], "B0103");
    }
}

#[test]
fn statements_break_between_words() {
    let narrow = Scene::new().variable("COLUMNS", "40");
    let shown = narrow.run("show sql-orders-with-buyer-names").stdout;
    let broken = "CREATE TABLE orders (id INTEGER\n         ↪ PRIMARY KEY,";
    assert!(shown.contains(broken), "{shown}");
}
