//! From the files of a bank to the bank and all that is wrong with it.

use std::sync::Arc;

use super::disk::{Found, QUESTIONS, RawFile};
use super::page::Page;
use super::question::Draft;
use super::question_file::QuestionFiles;
use super::road::Road;
use super::roadmap_file::RoadmapFile;
use super::{builtin, faq_file, identity, links, made_ids, parallel, roadmap_file};
use crate::diagnostics::{Code, Diagnostic, Findings, Sources};
use crate::model::{Bank, Faq, Question, Roadmap, Span};

/// Reads a bank from its files, in the order given. `roadmap.toml` and `faq.toml` in the folder that
/// holds all the files are what their names say, every other file holds questions. Each file is added
/// to `sources`. `fallback_name` names a bank whose files do not; `with_builtin` tells that the bank
/// is used beside the built-in one, whose steps it may then name. Never fails: whatever the bytes are,
/// there is a bank, perhaps an empty one, and all that is wrong with it, sorted by place.
#[must_use]
pub fn load_files(
    fallback_name: &str,
    files: Vec<RawFile>,
    sources: &mut Sources,
    with_builtin: bool,
) -> (Bank, Vec<Diagnostic>) {
    let found = files.into_iter().map(Found::of).collect();
    load_found(fallback_name, found, sources, with_builtin)
}

/// What a file of a bank is for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Role {
    Questions,
    Roadmap,
    Faq,
    Nothing,
}

/// The files of one bank as they stand among the sources.
struct Files<'a> {
    sources: &'a Sources,
    first: u32,
    roles: Vec<Role>,
    findings: &'a Findings,
}

impl<'a> Files<'a> {
    /// The files of that role: their numbers within the bank, and their pages.
    fn of(&self, role: Role) -> impl Iterator<Item = (u32, Page<'a>)> {
        let (sources, findings, first) = (self.sources, self.findings, self.first);
        let numbers = self
            .roles
            .iter()
            .enumerate()
            .filter(move |(_, found)| **found == role);
        numbers.filter_map(move |(number, _)| {
            let number = u32::try_from(number).ok()?;
            let span = Span {
                source: first + number,
                start: 0,
                end: 0,
            };
            Some((
                number,
                Page::shared(first + number, &sources.of(span)?.text, findings),
            ))
        })
    }
}

/// As [`load_files`], from what was found on the disk.
pub(super) fn load_found(
    fallback_name: &str,
    found: Vec<Found>,
    sources: &mut Sources,
    with_builtin: bool,
) -> (Bank, Vec<Diagnostic>) {
    let findings = Findings::new();
    let first = u32::try_from(sources.len()).unwrap_or(u32::MAX);
    let folder = common_folder(&found);
    let roles = found
        .into_iter()
        .map(|found| add(found, &folder, sources, &findings))
        .collect();
    let files = Files {
        sources,
        first,
        roles,
        findings: &findings,
    };
    let bank = read(&files, fallback_name, with_builtin);
    (bank, findings.into_sorted())
}

/// The folder that holds all the files, with a slash at its end.
fn common_folder(found: &[Found]) -> String {
    let folders = found.iter().map(|found| match found {
        Found::Text { path, .. } | Found::Damaged(RawFile { path, .. }) => {
            path.rsplit_once('/').map_or("", |(folder, _)| folder)
        }
        Found::Fault(refused) => &refused.path,
    });
    let common = folders
        .map(|folder| format!("{folder}/"))
        .reduce(|common, folder| {
            let same = common.split_inclusive('/').zip(folder.split_inclusive('/'));
            same.take_while(|(one, other)| one == other)
                .map(|(part, _)| part)
                .collect()
        });
    common.filter(|folder| folder != "/").unwrap_or_default()
}

fn add(found: Found, folder: &str, sources: &mut Sources, findings: &Findings) -> Role {
    let role = role(found.path(), folder);
    let kept = found.keep(sources);
    kept.fault
        .into_iter()
        .for_each(|fault| findings.report(fault));
    if kept.is_text { role } else { Role::Nothing }
}

fn role(path: &str, folder: &str) -> Role {
    match path.strip_prefix(folder).unwrap_or(path) {
        "roadmap.toml" => Role::Roadmap,
        "faq.toml" => Role::Faq,
        _ => Role::Questions,
    }
}

fn read(files: &Files<'_>, fallback_name: &str, with_builtin: bool) -> Bank {
    let findings = files.findings;
    let road_file = files
        .of(Role::Roadmap)
        .map(|(_, page)| roadmap_file::judge(&page))
        .next();
    if let Some(file) = road_file.as_ref().filter(|file| file.is_whole) {
        links::judge_roadmap(findings, &file.roadmap);
    }
    let builtin = (with_builtin && road_file.is_none()).then(builtin::roadmap);
    let known = known_roadmap(road_file.as_ref(), builtin.as_ref());
    let road = known.map(Road::new);
    let faq = read_faq(files, road.as_ref());
    let mut question_files = read_questions(files, road.as_ref());
    let named: Vec<_> = road_file
        .iter()
        .filter_map(|file| file.named.clone())
        .chain(
            question_files
                .iter_mut()
                .flat_map(|file| std::mem::take(&mut file.named)),
        )
        .collect();
    let heads = question_files
        .iter_mut()
        .flat_map(|file| std::mem::take(&mut file.heads))
        .collect();
    let written = question_files.iter().map(|file| file.drafts.len()).sum();
    let questions = join(
        files,
        question_files,
        road_file.as_ref().map(|file| &file.roadmap),
    );
    let policy = road_file.as_ref().map(|file| file.policy.clone());
    Bank {
        identity: identity::agree(findings, &named, fallback_name),
        questions,
        written,
        roadmap: road_file.map(|file| file.roadmap),
        faq,
        policy: policy.unwrap_or_default(),
        heads,
    }
}

/// The roadmap by which names are judged: the bank's own, if nothing of it was lost, or the built-in.
fn known_roadmap<'a>(
    own: Option<&'a RoadmapFile>,
    builtin: Option<&'a Roadmap>,
) -> Option<&'a Roadmap> {
    match own {
        Some(file) => Some(&file.roadmap).filter(|_| file.is_whole),
        None => builtin,
    }
}

fn read_faq(files: &Files<'_>, road: Option<&Road<'_>>) -> Option<Faq> {
    let (_, page) = files.of(Role::Faq).next()?;
    let file = faq_file::judge(&page);
    if file.is_whole {
        links::judge_faq(files.findings, &file.faq, road);
    }
    Some(file.faq)
}

fn read_questions(files: &Files<'_>, road: Option<&Road<'_>>) -> Vec<QuestionFiles> {
    let roles = (0..).zip(&files.roles);
    let of_questions = roles.filter(|(_, role)| **role == Role::Questions);
    let numbers: Vec<u32> = of_questions.map(|(number, _)| number).collect();
    let (sources, first, findings) = (files.sources, files.first, files.findings);
    let read = parallel::map(&numbers, |numbers| {
        let all = Findings::new();
        let mut read = QuestionFiles::default();
        for number in numbers {
            let source = first + number;
            let span = Span {
                source,
                start: 0,
                end: 0,
            };
            let found = Findings::new();
            if let Some(file) = sources.of(span) {
                read.judge(&Page::shared(source, &file.text, &found), *number, road);
            }
            all.extend(found);
        }
        (read, all)
    });
    let unite = |(read, found): (QuestionFiles, Findings)| {
        findings.extend(found);
        read
    };
    read.into_iter().map(unite).collect()
}

fn join(
    files: &Files<'_>,
    question_files: Vec<QuestionFiles>,
    roadmap: Option<&Roadmap>,
) -> Vec<Arc<Question>> {
    let is_whole = question_files.iter().all(|files| !files.is_damaged)
        && !files.roles.contains(&Role::Nothing);
    let number = question_files.iter().map(|file| file.drafts.len()).sum();
    let mut drafts: Vec<Draft> = Vec::with_capacity(number);
    drafts.extend(question_files.into_iter().flat_map(|file| file.drafts));
    judge_number(files, &mut drafts);
    made_ids::settle(files.findings, files.sources, &mut drafts);
    links::judge_questions(files.findings, &drafts, roadmap, is_whole);
    drafts
        .into_iter()
        .filter_map(|draft| draft.question.ok())
        .collect()
}

fn judge_number(files: &Files<'_>, drafts: &mut Vec<Draft>) {
    let Some(first_too_many) = drafts.get(QUESTIONS) else {
        return;
    };
    let message = format!(
        "the bank has {} questions, {QUESTIONS} at most",
        drafts.len()
    );
    let fault = Diagnostic::new(Code::B0003, message, first_too_many.place);
    files
        .findings
        .report(fault.help("split the bank in several"));
    drafts.truncate(QUESTIONS);
}
