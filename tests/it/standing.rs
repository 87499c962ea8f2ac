//! Where the learner stands: home, steps and stats over a history.

use crate::learner::three_days;
use crate::scene::Scene;

fn scene(columns: usize) -> Scene {
    let scene = Scene::new().variable("COLUMNS", &columns.to_string());
    three_days(&scene);
    scene
}

#[test]
fn screens() {
    for columns in [80, 40] {
        let scene = scene(columns);
        scene.run("goal --level junior --date 2026-11-27 --not golang");
        scene.run("steps 3 --tick 2");
        for words in ["steps", "steps 3", "steps --next", "steps --plain", "steps 3 --plain", "steps --json --next", ""] {
            println!("$ roadmap {words}\n{}", scene.run(words));
        }
    }
}
