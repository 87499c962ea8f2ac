//! The lint of a bank: rules over one question on all cores, then rules over decks.

use std::sync::Arc;

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
    let mut read = rules.judge_all(&bank.questions);
    let figures = judge_decks(bank, &excuses, &mut read);
    excuses.judge(bank, &read.used, &mut read.sheet);
    let mut diagnostics = read.sheet.found;
    diagnostics.sort_by_key(|found| (found.primary.span, found.code));
    Linted {
        diagnostics,
        absent: read.sheet.absent,
        figures,
    }
}

/// What the rules over single questions gave.
struct Read {
    sheet: Sheet,
    facts: Vec<Facts>,
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
    fn judge_all(&self, questions: &[Arc<Question>]) -> Read {
        let mut all = Read::new(self.scope, questions.len());
        for read in parallel::map(questions, |some| self.judge_some(some)) {
            all.take(read);
        }
        all
    }

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
        Facts {
            single: SingleFacts::of(view, rings),
            is_numbered: ids::is_number(view.question),
            is_negative: negation::judge(view, sheet),
            signature: Signature::of(view.question),
        }
    }
}

impl Read {
    /// Nothing read of so many questions.
    fn new(scope: Scope, questions: usize) -> Self {
        Self {
            sheet: Sheet::new(scope),
            facts: Vec::with_capacity(questions),
            used: Vec::with_capacity(questions),
        }
    }

    fn take(&mut self, other: Self) {
        self.sheet.take(other.sheet);
        self.facts.extend(other.facts);
        self.used.extend(other.used);
    }
}

/// The rules over decks and the whole bank; gives what they measured.
fn judge_decks<'a>(bank: &'a Bank, excuses: &Excuses<'a>, read: &mut Read) -> Vec<DeckFigure> {
    let Read { sheet, facts, used } = read;
    let (excused, denied) = excuses.of_roadmap();
    sheet.turn_to(excused, denied);
    ids::judge_retired(bank, sheet);
    if sheet.scope().coverage {
        coverage::judge(bank, sheet);
    }
    let mut sheet = BankSheet {
        bank,
        facts,
        excuses,
        sheet,
        used,
    };
    ids::judge_bank(&mut sheet);
    duplicates::judge(&mut sheet);
    own_words::judge_bank(&mut sheet);
    let mut figures = Vec::new();
    for one in Deck::all(bank, facts) {
        figures.extend(deck::judge(&one, &mut sheet));
        if one.step.is_none() {
            figures.extend(places::judge(&one, &mut sheet));
        }
    }
    figures
}
