//! The first screen: what this is and the commands to type next.

use super::{Look, Page, count};

/// What `roadmap` alone prints: the version, how many questions and steps there are, what to type.
#[must_use]
pub fn home(version: &str, questions: usize, steps: usize, look: Look) -> String {
    let mut page = Page::new(look);
    page.heading(&format!(
        "roadmap {version}: interview questions for backend developers"
    ));
    page.gap();
    let steps = if steps == 0 {
        String::new()
    } else {
        format!(", in {}", count(steps, "step"))
    };
    let are = if questions == 1 { "is" } else { "are" };
    page.paragraph(&format!(
        "{} {are} here{steps}.",
        count(questions, "question")
    ));
    page.gap();
    let row = |command: &str, what: &str| (command.to_owned(), what.to_owned());
    page.commands(
        "",
        &[
            row("roadmap quiz", "10 questions, about 10 minutes"),
            row(
                "roadmap quiz docker junior",
                "only what you name: step, topic, deck, level",
            ),
            row(
                "roadmap steps",
                "the road, from a first language to system design",
            ),
            row("roadmap faq", "what people ask before they set out"),
        ],
    );
    page.gap();
    page.labelled(
        "A screen reader?",
        24,
        "add --plain to any command, or set ROADMAP_PLAIN=1",
    );
    page.labelled("Questions of your own?", 24, "roadmap quiz --bank my.toml");
    page.labelled("Everything else", 24, "roadmap help");
    page.finish()
}
