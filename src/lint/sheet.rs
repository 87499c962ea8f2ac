//! The sheet that the rules write on: findings, excused ones dropped, missing niceties counted.

use std::collections::BTreeMap;

use super::rules::Rules;
use super::scope::Scope;
use crate::diagnostics::{Code, Diagnostic, Severity};

/// What the rules have found, and what holds for the question that they are at.
#[derive(Debug)]
pub(super) struct Sheet {
    scope: Scope,
    /// The findings.
    pub found: Vec<Diagnostic>,
    /// How many questions lack a nicety, for each code.
    pub absent: BTreeMap<Code, usize>,
    excused: Rules,
    denied: Rules,
    used: Rules,
    missed: Rules,
}

impl Sheet {
    /// An empty sheet.
    pub(super) fn new(scope: Scope) -> Self {
        Self {
            scope,
            found: Vec::new(),
            absent: BTreeMap::new(),
            excused: Rules::default(),
            denied: Rules::default(),
            used: Rules::default(),
            missed: Rules::default(),
        }
    }

    /// Goes on to a question that is excused from some rules, with others denied.
    pub(super) fn turn_to(&mut self, excused: Rules, denied: Rules) {
        (self.excused, self.denied) = (excused, denied);
        (self.used, self.missed) = (Rules::default(), Rules::default());
    }

    /// Adds what another sheet holds.
    pub(super) fn take(&mut self, other: Self) {
        self.found.extend(other.found);
        for (code, count) in other.absent {
            *self.absent.entry(code).or_default() += count;
        }
    }

    /// Ends the question; gives the rules that an excuse silenced.
    pub(super) fn end(&mut self) -> Rules {
        for code in self.missed.each() {
            *self.absent.entry(code).or_default() += 1;
        }
        self.used
    }

    /// What the lint was asked for.
    pub(super) const fn scope(&self) -> Scope {
        self.scope
    }

    /// Writes a finding down, as bad as its rule.
    pub(super) fn report(&mut self, finding: Diagnostic) {
        let severity = finding.code.strict_severity();
        self.report_as(severity, finding);
    }

    /// Writes a finding down that is but a warning whatever its rule is.
    pub(super) fn warn(&mut self, finding: Diagnostic) {
        self.report_as(Severity::Warning, finding);
    }

    /// Writes a finding down that is so bad where strictness is asked for; elsewhere it is a warning.
    /// A note stays one, and what the scope itself asked for stays an error.
    pub(super) fn report_as(&mut self, strictly: Severity, mut finding: Diagnostic) {
        if self.is_excused(finding.code) {
            return;
        }
        finding.severity = match strictly {
            Severity::Note => Severity::Note,
            Severity::Error | Severity::Warning if self.denied.has(finding.code) => Severity::Error,
            Severity::Error | Severity::Warning if self.scope.strict => strictly,
            Severity::Error | Severity::Warning => Severity::Warning,
        };
        self.found.push(finding);
    }

    /// Writes a finding down that is an error for everybody.
    pub(super) fn refuse(&mut self, mut finding: Diagnostic) {
        if !self.is_excused(finding.code) {
            finding.severity = Severity::Error;
            self.found.push(finding);
        }
    }

    /// Writes down that a nicety is missing: a finding where those are shown, else it is counted.
    pub(super) fn miss(&mut self, code: Code, finding: impl FnOnce() -> Diagnostic) {
        if self.scope.show_absent {
            self.report(finding());
        } else if !self.is_excused(code) {
            self.missed.add(code);
        }
    }

    fn is_excused(&mut self, code: Code) -> bool {
        let is_excused = self.excused.has(code);
        if is_excused {
            self.used.add(code);
        }
        is_excused
    }
}
