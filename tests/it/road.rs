//! The road and its steps with a history.

use insta::assert_snapshot;

use crate::learner::{garden, run, told, with_goal};
use crate::scene::Scene;

#[test]
fn the_road_with_its_bars() {
    assert_snapshot!(run(&with_goal(80), "steps"), @"
    The Garden
    3 steps, about 30 hours, goal: junior, Fri 27 Nov (in 2 days), 26 questions

     #  step             hours  after  known of all
     1  Know the Soil       10  -      ██▒▒▒▒▒▒▒▒▒▒  1 of  5
     2  Sow                 10  1      ███▒▒▒▒▒····  2 of  8
     3  Harvest & Store     10  1 2    ██▒▒▒·······  2 of 13
                            30                       5 of 26
    █ known now   ▒ fading, 10 to be repeated   · not asked yet

    Next   step 1, Know the Soil: it opens steps 2 and 3
           roadmap steps 1 --bank garden · roadmap quiz soil --bank garden
           roadmap steps skills --bank garden
    --- exit 0
    ");
    assert_snapshot!(run(&with_goal(40), "steps"), @r"
    The Garden
    3 steps, about 30 hours, goal: junior,
    Fri 27 Nov (in 2 days), 26 questions

     1  Know the Soil
        ██▒▒▒▒▒▒▒▒▒▒ 1 of 5 known, 10 h
     2  Sow
        ███▒▒▒▒▒···· 2 of 8 known,
        10 h, after 1
     3  Harvest & Store
        ██▒▒▒······· 2 of 13 known,
        10 h, after 1 2
    █ known now
    ▒ fading, 10 to be repeated
    · not asked yet

    Next   step 1, Know the Soil: it opens
           steps 2 and 3
           roadmap steps 1 --bank garden
           roadmap quiz soil --bank garden
           roadmap steps skills --bank \
               garden
    --- exit 0
    ");
    assert_snapshot!(run(&with_goal(80), "steps --plain"), @"
    The Garden
    3 steps, about 30 hours, goal: junior, Fri 27 Nov (in 2 days), 26 questions

    Step 1. Know the Soil. 10 hours. 1 known, 4 fading, 0 not asked of 5.
    Step 2. Sow. 10 hours. After 1. 2 known, 3 fading, 3 not asked of 8.
    Step 3. Harvest & Store. 10 hours. After 1, 2. 2 known, 3 fading, 8 not asked of
    13.
    All steps: 5 known, 10 fading, 11 not asked of 26 junior questions.

    Next: step 1, Know the Soil: it opens steps 2 and 3
    roadmap steps 1 --bank garden
    roadmap quiz soil --bank garden
    roadmap steps skills --bank garden
    --- exit 0
    ");
    assert_snapshot!(run(&with_goal(80), "steps --next"), @"
    Step 1 of 3: Know the Soil (soil)
    10 hours, opens steps 2 and 3, 8 questions
    1 known, 4 fading, 0 not asked of 5 junior questions                ██▒▒▒▒▒▒▒▒▒▒

    Next   roadmap steps 1 --bank garden · roadmap quiz soil --bank garden
    --- exit 0
    ");
}

#[test]
fn a_step_with_counts_and_ticks() {
    let scene = with_goal(80);
    run(&scene, "steps soil --tick 1 --tick 2");
    assert_snapshot!(run(&scene, "steps 1 --untick 1"), @"
    Step 1 of 3: Know the Soil (soil)
    10 hours, opens steps 2 and 3, 8 questions
    1 known, 4 fading, 0 not asked of 5 junior questions                ██▒▒▒▒▒▒▒▒▒▒

    Topics    known fading   all
      soil-a      1      2     3   the even ones
      soil-b      0      2     2   the odd ones

    Checklist, 1 of 2 ticked: can I ...
      [ ]  1  Dig
      [x]  2  Look closely
      roadmap steps soil --tick 1 --bank garden   ticks that line off

    Next   roadmap quiz soil --bank garden     questions of this step
           roadmap quiz soil-a --bank garden   of one topic
           roadmap steps 2 --bank garden       the step after this one
    --- exit 0
    ");
    assert_snapshot!(run(&scene, "steps seeds --plain"), @"
    Step 2 of 3: Sow (seeds)
    10 hours, after step 1, opens step 3, 12 questions
    2 known, 3 fading, 3 not asked of 8 junior questions

    Topics
    seeds-a (1 known, 2 fading, 1 not asked): the even ones
    seeds-b (1 known, 1 fading, 2 not asked): the odd ones

    Checklist, 0 of 2 ticked: can I ...
    1. Dig
    2. Look closely
    roadmap steps seeds --tick 1 --bank garden: ticks that line off

    Next:
    roadmap quiz seeds --bank garden: questions of this step
    roadmap quiz seeds-a --bank garden: of one topic
    roadmap steps 3 --bank garden: the step after this one
    --- exit 0
    ");
    let ticked = |scene: &Scene| {
        let step = told(scene, "steps soil");
        let list = step["checklist"].as_array().expect("a list").clone();
        list.iter()
            .map(|item| item["ticked"] == true)
            .collect::<Vec<_>>()
    };
    assert_eq!(ticked(&scene), [false, true]);
    assert_eq!(ticked(&garden()), [false, false]);
}

#[test]
fn questions_without_a_step_leave_the_road_untouched() {
    let bank = "[[question]]\nid = \"q\"\nstem = \"Is it?\"\naccept = [\"yes\"]\n";
    let scene = Scene::new().file("bank.toml", bank);
    scene.run_with("quiz --bank bank.toml --json", "{\"answer\":\"yes\"}\n");
    let screen = scene.run("steps --bank bank.toml").stdout;
    let next = "Next   no question here belongs to a step";
    assert!(screen.contains(next), "{screen}");
    let due = scene.run("quiz --bank bank.toml --json --no-save --select due");
    let report = due.stdout.lines().last().expect("a line");
    assert!(report.contains("\"score\":0.0,\"possible\":0,"), "{due}");
    assert!(report.contains("\"seconds\":0.0,"), "{due}");
}
