//! L01 and L19 of the id: it lasts, and it gives nothing away.

use std::collections::HashMap;

use super::bank_sheet::BankSheet;
use super::hashes;
use super::lexicon::{Classes, Reader};
use super::sheet::Sheet;
use super::thresholds::{CONTENT_LETTERS, NUMBERED_IDS};
use super::view::{Role, View};
use super::words::Word;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::{Bank, Question};

/// Words of an id that say no more than that it is one.
const EMPTY: [&str; 9] = [
    "q", "question", "item", "card", "no", "nr", "number", "quiz", "id",
];

/// L19: no word of the id that only the key or the explanation has.
pub(super) fn judge(view: &View<'_>, sheet: &mut Sheet) {
    let question = view.question;
    let lexicon = Reader::new();
    for word in question.header.id.split('-') {
        let is_word =
            word.len() >= CONTENT_LETTERS && word.bytes().all(|byte| byte.is_ascii_lowercase());
        if !is_word || lexicon.classes(hashes::hash(word)).has(Classes::STOP) {
            continue;
        }
        let light = hashes::light(word);
        let is_same = |other: &Word| other.light == light;
        let gives_away = |role: Role| role.is_key() || role == Role::Explanation;
        if view.words_of(gives_away).any(is_same) && !view.words_of(Role::is_shown).any(is_same) {
            let message =
                format!("\"{word}\" of the id stands in key or explanation, not in the stem");
            let help = "name the situation, not the finding; or name the subject in the stem";
            sheet.report(Diagnostic::new(Code::L19, message, question.span).help(help));
        }
    }
}

/// L01: ids that are running numbers, and ids that were retired twice.
pub(super) fn judge_bank(sheet: &mut BankSheet<'_, '_>) {
    let questions = sheet.questions();
    let numbered = questions.iter().zip(sheet.facts).enumerate();
    let mut numbered = numbered
        .filter(|(_, (_, facts))| facts.is_numbered)
        .map(|(at, (question, _))| (at, question));
    let first = numbered.next();
    let count = numbered.count() + 1;
    if let Some((at, first)) = first.filter(|_| count >= NUMBERED_IDS) {
        let all = questions.len();
        let message = format!(
            "{count} of {all} ids are running numbers, such as `{}`",
            first.header.id
        );
        let help = "a question that is put in between moves them, and then learners' answers belong to others: \
                    name what a question is about";
        let finding = Diagnostic::new(Code::L01, message, first.span).help(help);
        sheet.report_of_deck(at, Severity::Error, finding);
    }
}

/// L01 of the list of retired ids.
pub(super) fn judge_retired(bank: &Bank, sheet: &mut Sheet) {
    let mut seen = HashMap::new();
    for id in bank.roadmap.iter().flat_map(|roadmap| &roadmap.retired) {
        if let Some(same) = seen.insert(id.as_str(), id) {
            let message = format!("`{id}` was retired before, so it was used again");
            sheet.report(
                Diagnostic::new(Code::L01, message, id.span()).see(same.span(), "here first"),
            );
        }
    }
}

/// Whether the id of `question` is a running number.
pub(super) fn is_number(question: &Question) -> bool {
    let id = &*question.header.id;
    let is_empty = |part: &str| {
        let letters = part.trim_end_matches(|c: char| c.is_ascii_digit());
        letters.is_empty() || EMPTY.contains(&letters)
    };
    id.bytes().any(|byte| byte.is_ascii_digit()) && id.split('-').all(is_empty)
}

#[cfg(test)]
mod tests {
    use super::super::scene::{check_bank, today};

    fn item(id: &str, stem: &str) -> String {
        format!(
            "[[question]]\nid = {id:?}\nstem = {stem:?}\nanswer = \"Backpressure, for it is full.\"\n"
        )
    }

    #[test]
    fn l19_reads_ids() {
        let check = |id: &str, expected: &[&str]| {
            check_bank(
                &[("bank.toml", &item(id, "Why does the server send red?"))],
                &today(),
                expected,
            );
        };
        check(
            "server-backpressure",
            &["L19 1:1 \"backpressure\" of the id stands in key or explanation, not in the stem"],
        );
        check("server-sends-red", &[]);
    }

    #[test]
    fn l01_wants_ids_that_last() {
        let stems = [
            "Why does the server send red?",
            "Who listens to all the clients?",
            "What happens on a rainy night?",
        ];
        let bank = |ids: [&str; 3]| -> String {
            ids.iter()
                .zip(stems)
                .map(|(id, stem)| item(id, stem))
                .collect()
        };
        check_bank(
            &[("bank.toml", &bank(["q1", "q-02", "question-3"]))],
            &today(),
            &["L01 1:1 3 of 3 ids are running numbers, such as `q1`"],
        );
        check_bank(
            &[("bank.toml", &bank(["http-2", "q1", "rfc-9110"]))],
            &today(),
            &[],
        );
    }
}
