//! The sheet that rules over more than one question write on.

use std::sync::Arc;

use super::excuses::Excuses;
use super::facts::Facts;
use super::rules::Rules;
use super::sheet::Sheet;
use super::signature::Signature;
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::{Bank, Question};

/// A bank, what is known of its questions, and what was found so far.
pub(super) struct BankSheet<'r, 'a> {
    /// The bank.
    pub bank: &'a Bank,
    /// What is known of its questions, in their order.
    pub facts: &'r [Facts],
    /// What tells them from each other, in their order.
    pub signatures: &'r [&'r Signature],
    /// What the bank says of rules.
    pub excuses: &'r Excuses<'a>,
    /// Where findings are written.
    pub sheet: &'r mut Sheet,
    /// For each question the rules that an excuse silenced.
    pub used: &'r mut [Rules],
}

impl<'a> BankSheet<'_, 'a> {
    /// Writes down a finding of several questions, shown at the question `at`, whose file may excuse it.
    pub(super) fn report_of_deck(&mut self, at: usize, severity: Severity, finding: Diagnostic) {
        self.report(at, false, severity, finding);
    }

    /// Writes down a finding of the question `at`, which may be excused itself.
    pub(super) fn report_of_question(
        &mut self,
        at: usize,
        severity: Severity,
        finding: Diagnostic,
    ) {
        self.report(at, true, severity, finding);
    }

    /// The questions of the bank.
    pub(super) fn questions(&self) -> &'a [Arc<Question>] {
        &self.bank.questions
    }

    fn report(&mut self, at: usize, with_own: bool, severity: Severity, finding: Diagnostic) {
        let Some(question) = self.bank.questions.get(at) else {
            return;
        };
        let held = self.excuses.of(question, with_own);
        self.sheet.turn_to(held.excused, held.denied);
        self.sheet.report_as(severity, finding);
        if let Some(used) = self.used.get_mut(at) {
            *used = used.and(self.sheet.end());
        }
    }
}
