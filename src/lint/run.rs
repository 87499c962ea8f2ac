//! The lint of a bank: rules over one question on all cores, then rules over decks.

use std::hash::BuildHasher;
use std::sync::Arc;

use foldhash::fast::FixedState;

use super::bank_sheet::BankSheet;
use super::clang::Terms;
use super::deck::Deck;
use super::excuses::{Excuses, Held};
use super::facts::{Facts, SingleFacts};
use super::rules::Rules;
use super::scope::{DeckFigure, Linted, Scope};
use super::sheet::Sheet;
use super::signature::Signature;
use super::view::View;
use super::{
    age, clang, coverage, deck, duplicates, fairness, ids, negation, options, own_words, places,
    references, stale, stem, teaching, typed,
};
use crate::load::parallel;
use crate::model::{Bank, Question};
use crate::sorting;

/// Judges how the questions of a bank are written.
#[must_use]
pub fn lint(bank: &Bank, scope: &Scope) -> Linted {
    let excuses = Excuses::new(bank);
    let terms = Terms::new(bank.roadmap.as_ref());
    let rules = PerQuestion {
        scope: *scope,
        excuses: &excuses,
        terms: &terms,
    };
    let (mut sheet, mut facts) = (Sheet::new(*scope), Vec::new());
    let (mut used, mut signatures) = (Vec::new(), Vec::new());
    for read in parallel::map(&bank.questions, |some| rules.judge_some(some)) {
        sheet.take(read.sheet);
        facts.extend(read.facts);
        used.extend(read.used);
        signatures.push(read.signatures);
    }
    let figures = judge_decks(&mut BankSheet {
        bank,
        facts: &facts,
        signatures: &signatures.iter().flatten().collect::<Vec<_>>(),
        excuses: &excuses,
        sheet: &mut sheet,
        used: &mut used,
    });
    excuses.judge(bank, &facts, &used, &mut sheet);
    let mut diagnostics = sheet.found;
    sorting::by_key(&mut diagnostics, |found| (found.primary.span, found.code));
    Linted {
        diagnostics,
        absent: sheet.absent,
        figures,
    }
}

/// What the rules over single questions gave.
struct Read {
    sheet: Sheet,
    facts: Vec<Facts>,
    signatures: Vec<Signature>,
    /// For each question the rules that an excuse silenced.
    used: Vec<Rules>,
}

/// All that the rules over one question need.
struct PerQuestion<'e, 'a> {
    scope: Scope,
    excuses: &'e Excuses<'a>,
    terms: &'e Terms<'a>,
}

impl PerQuestion<'_, '_> {
    fn judge_some(&self, questions: &[Arc<Question>]) -> Read {
        let mut read = Read::new(self.scope, questions.len());
        let Some(first) = questions.first() else {
            return read;
        };
        let mut view = View::new(first);
        for question in questions {
            view.show(question);
            let held = self.excuses.of(question, true);
            read.sheet.turn_to(held.excused, held.denied);
            read.facts.push(self.judge(&view, &held, &mut read.sheet));
            read.signatures.push(Signature::of(question));
            read.used.push(read.sheet.end());
        }
        read
    }

    fn judge(&self, view: &View<'_>, held: &Held<'_, '_>, sheet: &mut Sheet) -> Facts {
        options::judge(view, sheet);
        stem::judge(view, sheet);
        teaching::judge(view, sheet);
        references::judge(view.question, &held.own, sheet);
        age::judge(view, sheet);
        stale::judge(view, sheet);
        typed::judge(view, sheet);
        fairness::judge(view, sheet);
        own_words::judge(view, sheet);
        ids::judge(view, sheet);
        let rings = clang::judge(view, self.terms, sheet);
        let step = view.question.header.step.as_deref();
        Facts {
            single: SingleFacts::of(view, rings),
            is_numbered: ids::is_number(view.question),
            is_negative: negation::judge(view, sheet),
            step: step.map(|step| FixedState::default().hash_one(step)),
            is_read: own_words::is_read(view.question),
            has_excuse: !view.question.allow.is_empty(),
        }
    }
}

impl Read {
    /// Nothing read of so many questions.
    fn new(scope: Scope, questions: usize) -> Self {
        Self {
            sheet: Sheet::new(scope),
            facts: Vec::with_capacity(questions),
            signatures: Vec::with_capacity(questions),
            used: Vec::with_capacity(questions),
        }
    }
}

/// The rules over decks and the whole bank; gives what they measured.
fn judge_decks(sheet: &mut BankSheet<'_, '_>) -> Vec<DeckFigure> {
    let bank = sheet.bank;
    let (excused, denied) = sheet.excuses.of_roadmap();
    sheet.sheet.turn_to(excused, denied);
    ids::judge_retired(bank, sheet.sheet);
    if sheet.sheet.scope().coverage {
        coverage::judge(bank, sheet.sheet);
    }
    ids::judge_bank(sheet);
    duplicates::judge(sheet);
    own_words::judge_bank(sheet);
    let mut figures = Vec::new();
    for one in Deck::all(bank, sheet.facts) {
        figures.extend(deck::judge(&one, sheet));
        if one.step.is_none() {
            figures.extend(places::judge(&one, sheet));
        }
    }
    figures
}
