//! A file of answers as it was written: a filled-in paper, or a bare map from ids to answers.

use std::ops::Range;

use super::GivenVerdict;
use super::line::FORMAT;
use super::node::{Fault, Member, Node, Value};
use super::node_json::json;
use super::node_toml::toml;
use crate::diagnostics::nearest;
use crate::session::Dice;
use crate::sorting;

/// The keys of a paper.
const TOP: [&str; 7] = [
    "format", "paper", "name", "seed", "bank", "pass", "question",
];

/// The keys of a question of a paper.
const QUESTION: [&str; 11] = [
    "id", "stem", "code", "language", "options", "items", "left", "right", "tables", "answer",
    "verdict",
];

/// A file of answers as it was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Whether it is a paper, whose letters are its own; a bare map has none.
    pub is_paper: bool,
    /// The title of the paper.
    pub title: Option<String>,
    /// Who filled it in.
    pub name: Option<String>,
    /// What the questions were drawn with.
    pub seed: Option<u64>,
    /// The fingerprint of the questions when the paper was made.
    pub bank: Option<String>,
    /// The percentage that passes.
    pub pass: Option<f64>,
    /// The answers, in the order of the file.
    pub filled: Vec<Filled>,
}

/// What was written about one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    /// The question's id, with its bank before a slash where several are asked.
    pub id: String,
    /// Where the id is written.
    pub place: Range<usize>,
    /// The tables of letters: `options`, `items`, `left`, `right`.
    pub(super) parts: Vec<Member>,
    /// The answer.
    pub(super) answer: Option<Node>,
    /// The marker's judgement, and where it is written.
    pub(super) verdict: Option<(GivenVerdict, Range<usize>)>,
}

impl Sheet {
    /// Reads a file of answers, TOML or JSON.
    ///
    /// # Errors
    /// Everything that is wrong with it, in order.
    pub fn parse(text: &str) -> Result<Self, Vec<Fault>> {
        let members = parse(text)?;
        let is_paper = members.iter().any(is_of_paper);
        let mut faults = repeated(&members);
        let sheet = match is_paper {
            true => paper(members, &mut faults),
            false => bare(members),
        };
        repeated_ids(&sheet.filled, &mut faults);
        if faults.is_empty() && sheet.filled.is_empty() {
            faults.push(Fault::new(&(0..0), "there is no answer in it"));
        }
        sorting::by_key(&mut faults, |fault| fault.place.start);
        if faults.is_empty() {
            Ok(sheet)
        } else {
            Err(faults)
        }
    }
}

fn is_of_paper(member: &Member) -> bool {
    match &*member.key {
        "format" => matches!(member.node.value, Value::Whole(_)),
        "question" => matches!(&member.node.value, Value::List(list)
            if list.iter().all(|one| matches!(one.value, Value::Table(_)))),
        _ => false,
    }
}

fn bare(members: Vec<Member>) -> Sheet {
    let filled = members.into_iter().map(|member| Filled {
        id: member.key,
        place: member.place,
        parts: Vec::new(),
        answer: Some(member.node),
        verdict: None,
    });
    Sheet {
        filled: filled.collect(),
        ..Sheet::default()
    }
}

fn paper(members: Vec<Member>, faults: &mut Vec<Fault>) -> Sheet {
    unknown(&members, &TOP, faults);
    let mut sheet = Sheet {
        is_paper: true,
        ..Sheet::default()
    };
    for member in members {
        let node = &member.node;
        match &*member.key {
            "format" => format(node, faults),
            "paper" => sheet.title = take(text(node), faults),
            "name" => sheet.name = take(text(node), faults),
            "bank" => sheet.bank = take(text(node), faults),
            "seed" => sheet.seed = take(seed(node), faults),
            "pass" => sheet.pass = take(pass(node), faults),
            "question" => sheet.filled = questions(member.node, faults),
            _ => {}
        }
    }
    sheet
}

fn take<T>(read: Result<T, Fault>, faults: &mut Vec<Fault>) -> Option<T> {
    read.map_err(|fault| faults.push(fault)).ok()
}

fn format(node: &Node, faults: &mut Vec<Fault>) {
    if node.value != Value::Whole(i64::from(FORMAT)) {
        let fault = Fault::new(&node.place, "the format of the paper is not known");
        faults.push(fault.help(format!("this program reads format {FORMAT}")));
    }
}

fn text(node: &Node) -> Result<String, Fault> {
    match &node.value {
        Value::Text(text) => Ok(text.clone()),
        Value::Whole(_)
        | Value::Decimal(_)
        | Value::List(_)
        | Value::Table(_)
        | Value::Other(_) => Err(expected("a string", node)),
    }
}

/// The fault of a value that is something else.
pub(super) fn expected(wanted: &str, node: &Node) -> Fault {
    Fault::new(
        &node.place,
        format!("{wanted} is expected, found {}", node.name()),
    )
}

fn seed(node: &Node) -> Result<u64, Fault> {
    let seed = match node.value {
        Value::Whole(seed) => u64::try_from(seed)
            .ok()
            .filter(|seed| *seed <= Dice::MAX_SEED),
        Value::Text(_) | Value::Decimal(_) | Value::List(_) | Value::Table(_) | Value::Other(_) => {
            None
        }
    };
    seed.ok_or_else(|| Fault::new(&node.place, "a seed from 0 to 2^53-1 is expected"))
}

fn pass(node: &Node) -> Result<f64, Fault> {
    let pass = match node.value {
        Value::Whole(pass) => Some(pass as f64),
        Value::Decimal(pass) => Some(pass),
        Value::Text(_) | Value::List(_) | Value::Table(_) | Value::Other(_) => None,
    };
    pass.filter(|pass| (0.0..=100.0).contains(pass))
        .ok_or_else(|| Fault::new(&node.place, "a percentage from 0 to 100 is expected"))
}

fn questions(node: Node, faults: &mut Vec<Fault>) -> Vec<Filled> {
    let Value::List(list) = node.value else {
        faults.push(expected("a list of questions", &node));
        return Vec::new();
    };
    let tables = list.into_iter().filter_map(|one| match one.value {
        Value::Table(members) => question(&one.place, members, faults),
        Value::Text(_) | Value::Whole(_) | Value::Decimal(_) | Value::List(_) | Value::Other(_) => {
            faults.push(expected("a question", &one));
            None
        }
    });
    tables.collect()
}

fn question(place: &Range<usize>, members: Vec<Member>, faults: &mut Vec<Fault>) -> Option<Filled> {
    unknown(&members, &QUESTION, faults);
    faults.extend(repeated(&members));
    let (mut id, mut answer, mut verdict) = (None, None, None);
    let mut parts = Vec::new();
    for member in members {
        match &*member.key {
            "id" => id = Some((take(text(&member.node), faults)?, member.node.place)),
            "answer" => answer = Some(member.node),
            "verdict" => verdict = take(judgement(&member.node), faults).flatten(),
            "options" | "items" | "left" | "right" => parts.push(member),
            _ => {}
        }
    }
    let Some((id, place)) = id else {
        faults.push(Fault::new(place, "the question has no `id`"));
        return None;
    };
    Some(Filled {
        id,
        place,
        parts,
        answer,
        verdict,
    })
}

/// The marker's judgement; an empty string is none.
fn judgement(node: &Node) -> Result<Option<(GivenVerdict, Range<usize>)>, Fault> {
    let text = text(node)?;
    if text.trim().is_empty() {
        return Ok(None);
    }
    let verdict = GivenVerdict::from_name(text.trim());
    verdict
        .map(|verdict| Some((verdict, node.place.clone())))
        .ok_or_else(|| {
            Fault::new(&node.place, format!("unknown verdict `{text}`"))
                .help("correct, partial or wrong")
        })
}

fn unknown(members: &[Member], known: &[&'static str], faults: &mut Vec<Fault>) {
    let strangers = members
        .iter()
        .filter(|member| !known.contains(&&*member.key));
    faults.extend(strangers.map(|member| {
        let fault = Fault::new(&member.place, format!("unknown key `{}`", member.key));
        match nearest(&member.key, known.iter().copied()) {
            Some(near) => fault.help(format!("a key with a similar name exists: `{near}`")),
            None => fault.help(format!("known keys: {}", known.join(", "))),
        }
    }));
}

/// Keys that JSON lets stand twice; TOML refuses them itself.
fn repeated(members: &[Member]) -> Vec<Fault> {
    let is_repeated = |at: &usize| members[..*at].iter().any(|m| m.key == members[*at].key);
    (0..members.len())
        .filter(is_repeated)
        .map(|at| {
            let message = format!("`{}` is there twice", members[at].key);
            Fault::new(&members[at].place, message)
        })
        .collect()
}

fn repeated_ids(filled: &[Filled], faults: &mut Vec<Fault>) {
    let mut seen = std::collections::BTreeSet::new();
    for one in filled {
        if !seen.insert(&one.id) && !faults.iter().any(|fault| fault.place == one.place) {
            let message = format!("the question `{}` is there twice", one.id);
            faults.push(Fault::new(&one.place, message));
        }
    }
}

/// The top of a file: JSON if it begins with a brace, else TOML.
fn parse(text: &str) -> Result<Vec<Member>, Vec<Fault>> {
    let begins = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if begins.starts_with('{') {
        return json(text).map_err(|fault| vec![fault]);
    }
    toml(text)
}
