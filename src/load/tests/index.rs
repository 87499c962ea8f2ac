//! The index that is built into the program equals a full load of the built-in bank.

use super::check::lines;
use crate::load::{Library, builtin};
use crate::model::{Entry, Header, Name, Span};

#[test]
fn the_built_in_bank_is_sound() {
    let loaded = builtin::load();
    assert_eq!(lines(&loaded.sources, &loaded.diagnostics), "");
    assert!(!loaded.has_errors());
}

#[test]
fn every_question_is_indexed() {
    let loaded = builtin::load();
    let full = Library::new(false, loaded.banks.clone()).catalog();
    let indexed = builtin::catalog();
    assert_eq!(indexed.len(), loaded.banks[0].questions.len());
    for (indexed, full) in indexed.entries().iter().zip(full.entries()) {
        assert_eq!(indexed, full);
    }
    assert_eq!(builtin::identity(), loaded.banks[0].identity);
}

#[test]
fn one_question_is_read_as_in_a_full_load() {
    let loaded = builtin::load();
    for full in &loaded.banks[0].questions {
        let one = builtin::question(full.header.place).expect("an indexed question");
        assert_eq!(one, **full);
        assert_eq!(
            format!("{one:?}"),
            format!("{full:?}"),
            "the spans are equal too"
        );
    }
}

#[test]
fn the_outline_is_the_roadmap_without_what_a_single_step_shows() {
    let mut roadmap = builtin::roadmap();
    roadmap.about = None;
    for step in &mut roadmap.steps {
        step.project = None;
        step.checklist.clear();
        step.sections.clear();
        step.topics.clear();
        step.resources.clear();
        step.span = Span::default();
    }
    let mut outline = builtin::outline();
    assert!(outline.steps.len() == 11 && outline.decks.len() == 8);
    outline
        .steps
        .iter_mut()
        .for_each(|step| step.span = Span::default());
    assert_eq!(outline, roadmap);
}

#[test]
fn roadmap_and_faq_are_as_in_a_full_load() {
    let bank = &builtin::load().banks[0];
    assert_eq!(
        format!("{:?}", bank.roadmap.clone().unwrap_or_default()),
        format!("{:?}", builtin::roadmap())
    );
    assert_eq!(
        format!("{:?}", bank.faq.clone().unwrap_or_default()),
        format!("{:?}", builtin::faq())
    );
}

#[test]
fn places_outside_are_nothing() {
    let place = |file, start, end| crate::model::Place { file, start, end };
    for place in [place(u32::MAX, 0, 1), place(0, 5, 2), place(0, 0, u32::MAX)] {
        assert_eq!(builtin::question(place), None);
    }
}

#[test]
fn a_library_finds_what_its_catalog_lists() {
    let text = "[[question]]\nid = \"a\"\nstem = \"s\"\naccept = \"a\"\n[[question]]\nid = \"b\"\nstem = \"s\"\naccept = \"b\"\n";
    let (bank, ..) = super::check::load(&[("bank.toml", text.as_bytes())]);
    let library = Library::new(true, vec![bank]);
    let catalog = library.catalog();
    assert_eq!(catalog.len(), builtin::catalog().len() + 2);
    for entry in catalog.entries() {
        let question = library.question(entry).expect("a listed question");
        assert_eq!(question.header.id, entry.header.id);
    }
    let unknown = Entry {
        bank: Name::Borrowed("none"),
        ..catalog.entries()[0].clone()
    };
    assert_eq!(library.question(&unknown), None);
    assert_eq!(library.title("test-bank").as_deref(), Some("Test bank"));
    assert_eq!(library.title("none"), None);
}

#[test]
fn a_bank_of_its_own_comes_in_the_order_of_its_roadmap() {
    let question = |id: &str, keys: &str| {
        format!("[[question]]\nid = \"{id}\"\nstem = \"s\"\naccept = \"a\"\n{keys}\n")
    };
    let text = question("last", "")
        + &question("second", "step = \"one\"\ntopic = \"u\"")
        + &question("third", "step = \"one\"")
        + &question("first", "step = \"one\"\ntopic = \"t\"")
        + &question("fourth", "step = \"two\"");
    let road = "[[step]]\nid = \"one\"\ntitle = \"1\"\n[[step.topic]]\nid = \"t\"\n[[step.topic]]\nid = \"u\"\n\
        [[step]]\nid = \"two\"\ntitle = \"2\"\n";
    let (bank, ..) = super::check::load(&[
        ("a.toml", text.as_bytes()),
        ("roadmap.toml", road.as_bytes()),
    ]);
    let library = Library::new(false, vec![bank]);
    let catalog = library.catalog();
    let id = |Entry {
                  header: Header { id, .. },
                  ..
              }: &Entry| id.clone();
    let ids: Vec<_> = catalog.entries().iter().map(id).collect();
    assert_eq!(ids, ["first", "second", "third", "fourth", "last"]);
    assert_eq!(library.roadmap_of(None).unwrap().1.steps.len(), 2);
}
