//! Reads `roadmap.toml`.

use super::fields::Fields;
use super::identity::{self, Named};
use super::keys::ROADMAP_FILE;
use super::page::Page;
use super::{damage, policy, syntax, validate};
use crate::model::{
    About, ChecklistItem, Deck, Policy, Resource, Roadmap, Section, Skill, Step, Topic,
};

/// What `roadmap.toml` holds.
#[derive(Debug)]
pub(super) struct RoadmapFile {
    /// The roadmap.
    pub roadmap: Roadmap,
    /// How it names the bank.
    pub named: Option<Named>,
    /// What it says of the lint.
    pub policy: Policy,
    /// Whether it is free of syntax errors.
    pub is_whole: bool,
}

/// Reads the page and reports what is wrong with it.
pub(super) fn judge(page: &Page<'_>) -> RoadmapFile {
    let mut spare = String::new();
    let parsed = syntax::parse(page, &mut spare);
    let is_whole = parsed.faults.is_empty();
    damage::shielded(page, !is_whole, |page| {
        validate::table(&Fields::root(page, &parsed.table), &ROADMAP_FILE, None);
    });
    let root = Fields::root(page, &parsed.table);
    RoadmapFile {
        roadmap: roadmap(&root),
        named: identity::read(&root),
        policy: policy::read(&root),
        is_whole,
    }
}

/// The roadmap of a page that was judged before.
pub(super) fn read(page: &Page<'_>) -> Roadmap {
    let mut spare = String::new();
    roadmap(&Fields::root(page, &syntax::parse(page, &mut spare).table))
}

fn roadmap(root: &Fields<'_>) -> Roadmap {
    Roadmap {
        title: root.text("title"),
        summary: root.text("summary"),
        about: root.table("about").and_then(|table| about(&table)),
        steps: root.tables("step", step),
        decks: root.tables("deck", deck),
        skills: root.tables("skill", skill),
        retired: root.texts("retired"),
    }
}

fn about(fields: &Fields<'_>) -> Option<About> {
    let (title, text) = (fields.text("title")?, fields.text("text")?);
    Some(About {
        title,
        text,
        does: fields.texts("does"),
    })
}

fn step(fields: &Fields<'_>) -> Option<Step> {
    Some(Step {
        id: fields.text("id")?,
        title: fields.text("title")?,
        summary: fields.text("summary"),
        hours: fields.whole("hours"),
        requires: fields.texts("requires"),
        guides: fields.texts("guides"),
        project: fields.text("project"),
        checklist: fields.tables("checklist", item),
        sections: fields.tables("section", section),
        topics: fields.tables("topic", topic),
        resources: fields.tables("resource", resource),
        span: fields.header(),
    })
}

fn item(fields: &Fields<'_>) -> Option<ChecklistItem> {
    Some(ChecklistItem {
        id: fields.text("id")?,
        text: fields.text("text")?,
    })
}

fn section(fields: &Fields<'_>) -> Option<Section> {
    Some(Section {
        title: fields.text("title")?,
        items: fields.texts("items"),
    })
}

fn topic(fields: &Fields<'_>) -> Option<Topic> {
    Some(Topic {
        id: fields.text("id")?,
        title: fields.text("title"),
        covers: fields.text("covers"),
        deck: fields.text("deck"),
        target: fields.whole("target"),
    })
}

fn resource(fields: &Fields<'_>) -> Option<Resource> {
    let (title, url) = (fields.text("title")?, fields.text("url")?);
    Some(Resource {
        title,
        url,
        topics: fields.texts("topics"),
    })
}

fn deck(fields: &Fields<'_>) -> Option<Deck> {
    let (id, title) = (fields.text("id")?, fields.text("title")?);
    Some(Deck {
        id,
        title,
        summary: fields.text("summary"),
    })
}

fn skill(fields: &Fields<'_>) -> Option<Skill> {
    Some(Skill {
        id: fields.text("id")?,
        text: fields.text("text")?,
        step: fields.text("step"),
    })
}
