//! Excuses: what a bank, its files and its questions say of rules, and L00 for what silences nothing.

use super::facts::Facts;
use super::references::OwnHosts;
use super::rules::{self, Rules};
use super::scope::Scope;
use super::sheet::Sheet;
use crate::diagnostics::{Code, Diagnostic, nearest};
use crate::model::{Bank, FileHead, Policy, Question, Text};

/// What holds for the questions of one file.
#[derive(Debug)]
struct Head<'a> {
    head: &'a FileHead,
    excused: Rules,
    unjudged: Rules,
    denied: Rules,
    own: OwnHosts<'a>,
}

/// What a bank and its files say of rules.
#[derive(Debug)]
pub(super) struct Excuses<'a> {
    unjudged: Rules,
    denied: Rules,
    own: OwnHosts<'a>,
    heads: Vec<Head<'a>>,
}

/// What holds for one question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held<'e, 'a> {
    /// The rules that it is excused from.
    pub excused: Rules,
    /// The rules whose findings are errors.
    pub denied: Rules,
    /// The hosts that count as primary sources.
    pub own: [&'e OwnHosts<'a>; 2],
    /// Which of the heads is its file's.
    pub head: Option<usize>,
}

impl<'a> Excuses<'a> {
    /// What the bank says.
    pub(super) fn new(bank: &'a Bank) -> Self {
        let head = |head: &'a FileHead| Head {
            head,
            excused: Rules::named(&head.allow),
            unjudged: Rules::named(&head.policy.allow),
            denied: Rules::named(&head.policy.deny),
            own: OwnHosts::new(&head.policy, None),
        };
        Self {
            unjudged: Rules::named(&bank.policy.allow),
            denied: Rules::named(&bank.policy.deny),
            own: OwnHosts::new(&bank.policy, bank.roadmap.as_ref()),
            heads: bank.heads.iter().map(head).collect(),
        }
    }

    /// What holds for the question; `with_own` counts what it says itself.
    pub(super) fn of(&self, question: &Question, with_own: bool) -> Held<'_, 'a> {
        let source = question.span.source;
        let at = self
            .heads
            .binary_search_by_key(&source, |head| head.head.source)
            .ok();
        let mut held = Held {
            excused: self.unjudged,
            denied: self.denied,
            own: [&self.own, &self.own],
            head: at,
        };
        if let Some(head) = at.and_then(|at| self.heads.get(at)) {
            held.excused = held.excused.and(head.excused).and(head.unjudged);
            held.denied = held.denied.and(head.denied);
            held.own[1] = &head.own;
        }
        if with_own && !question.allow.is_empty() {
            held.excused = held.excused.and(Rules::named(&question.allow));
        }
        held
    }

    /// What holds for findings in `roadmap.toml`.
    pub(super) fn of_roadmap(&self) -> (Rules, Rules) {
        (self.unjudged, self.denied)
    }

    /// L00: what is no rule, and what silenced nothing. `used` are the rules that were silenced, for
    /// each question.
    pub(super) fn judge(&self, bank: &Bank, facts: &[Facts], used: &[Rules], sheet: &mut Sheet) {
        sheet.turn_to(Rules::default(), self.denied);
        judge_policy(&bank.policy, sheet);
        let mut of_files = vec![Rules::default(); self.heads.len()];
        let questions = bank.questions.iter().zip(used).zip(facts);
        let concerned = questions.filter(|((_, used), of)| of.has_excuse || !used.is_empty());
        for ((question, used), _) in concerned {
            judge_list(&question.allow, *used, "in this question", sheet);
            if !used.is_empty()
                && let Some(at) = self.of(question, false).head
            {
                of_files[at] = of_files[at].and(*used);
            }
        }
        for (head, used) in self.heads.iter().zip(of_files) {
            judge_policy(&head.head.policy, sheet);
            judge_list(&head.head.allow, used, "in this file", sheet);
        }
    }
}

fn judge_policy(policy: &Policy, sheet: &mut Sheet) {
    for name in policy.allow.iter().chain(&policy.deny) {
        if rules::rule(name).is_none() {
            sheet.report(no_rule(name));
        }
    }
}

fn judge_list(allow: &[Text], used: Rules, place: &str, sheet: &mut Sheet) {
    for name in allow {
        match rules::rule(name) {
            None => sheet.report(no_rule(name)),
            Some(code) if used.has(code) || !is_judged(code, sheet.scope()) => {}
            Some(code) => {
                let message = format!("`{code}` silences nothing {place}");
                let finding = Diagnostic::new(Code::L00, message, name.span());
                sheet.report(finding.help("take it out"));
            }
        }
    }
}

fn is_judged(code: Code, scope: Scope) -> bool {
    code != Code::L16 || scope.coverage
}

fn no_rule(name: &Text) -> Diagnostic {
    let message = format!("`{name}` is no rule of item writing");
    let known = Code::ALL
        .iter()
        .filter(|code| code.is_lint() && **code != Code::L00);
    let finding = Diagnostic::new(Code::L00, message, name.span());
    match nearest(name, known.map(|code| code.name())) {
        Some(near) => finding.help(format!("did you mean `{near}`? rules are `L01` to `L19`")),
        None => finding.help("rules are `L01` to `L19`"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Scope;
    use super::super::scene::{check_bank, linted, today};
    use crate::diagnostics::Severity;

    const ITEM: &str = "stem = \"Red?\"\nanswer = \"Full.\"\n";
    const SHORT: &str = "the stem has 4 characters; 25 to 600 work well";

    fn check(head: &str, body: &str, expected: &[&str]) {
        let text = format!("{head}[[question]]\nid = \"a-b\"\n{ITEM}{body}");
        check_bank(&[("bank.toml", &text)], &today(), expected);
    }

    #[test]
    fn excuses_silence_rules() {
        check("", "", &[&format!("L09 3:8 {SHORT}")]);
        check("", "allow = [\"L09\"]\nallow_reason = \"A test.\"\n", &[]);
        check("allow = [\"L09\"]\nallow_reason = \"A test.\"\n", "", &[]);
        check("[lint]\nallow = [\"L09\"]\n", "", &[]);
    }

    #[test]
    fn l00_finds_excuses_for_nothing() {
        let reason = "allow_reason = \"A test.\"\n";
        let short = format!("L09 3:8 {SHORT}");
        check(
            "",
            &format!("allow = [\"L09\", \"L03\"]\n{reason}"),
            &["L00 5:17 `L03` silences nothing in this question"],
        );
        check(
            "",
            &format!("allow = [\"L9\"]\n{reason}"),
            &[&short, "L00 5:10 `L9` is no rule of item writing"],
        );
        check("", &format!("allow = [\"L16\"]\n{reason}"), &[&short]);
        check(
            &format!("allow = [\"L03\"]\n{reason}"),
            "",
            &[
                "L00 1:10 `L03` silences nothing in this file",
                &format!("L09 5:8 {SHORT}"),
            ],
        );
        check(
            "[lint]\ndeny = [\"B0104\"]\n",
            "",
            &[
                "L00 2:9 `B0104` is no rule of item writing",
                &format!("L09 5:8 {SHORT}"),
            ],
        );
    }

    #[test]
    fn a_roadmap_speaks_for_all_files() {
        let item = format!("[[question]]\nid = \"a-b\"\n{ITEM}");
        let road = "[bank]\nid = \"t\"\n[lint]\nallow = [\"L09\"]\n";
        check_bank(
            &[("t/a.toml", &item), ("t/roadmap.toml", road)],
            &today(),
            &[],
        );
    }

    #[test]
    fn findings_are_as_bad_as_asked() {
        let severity = |head: &str, scope: Scope| {
            let text = format!("{head}[[question]]\nid = \"a-b\"\n{ITEM}");
            linted(&[("bank.toml", &text)], &scope).0.diagnostics[0].severity
        };
        let strict = Scope {
            strict: true,
            ..today()
        };
        assert_eq!(severity("", today()), Severity::Warning);
        assert_eq!(severity("", strict), Severity::Error);
        assert_eq!(
            severity("[lint]\ndeny = [\"L09\"]\n", today()),
            Severity::Error
        );
    }
}
