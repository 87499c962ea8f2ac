//! L17 and L18 of open questions: the grader finds what the bank says that is there, and no more.

use super::bank_sheet::BankSheet;
use super::sheet::Sheet;
use super::thresholds::{MODEL, PASSED, READING, REFUSED, WAYS};
use super::view::View;
use crate::diagnostics::{Code, Diagnostic};
use crate::grade::{Assessment, assess};
use crate::model::{Body, Open, Question, Text};

/// Judges one open question by its own answers and samples. One with a model answer alone is not read: that
/// is a card for the learner's own verdict.
pub(super) fn judge(view: &View<'_>, sheet: &mut Sheet) {
    let Some(read) = Read::of(view.question) else {
        return;
    };
    if read.is_long() {
        let message = "answers, samples and points are too long to be held against each other";
        let help = "shorten them, or leave some out: two pages of each are enough";
        let place = view.question.stem.span();
        sheet.report(Diagnostic::new(Code::L17, message, place).help(help));
        return;
    }
    read.models(sheet);
    read.accepted(sheet);
    read.rejected(sheet);
    read.echo(sheet);
    for point in &read.key.points {
        let count = point.any.len();
        if count < WAYS {
            let message = format!("{count} of at least {WAYS} ways to say this point are listed");
            let help = "add to `any` what learners say for it: short, in other words";
            sheet.warn(Diagnostic::new(Code::L18, message, point.text.span()).help(help));
        }
    }
}

/// Whether it is an open question that is graded by points or shows samples.
pub(super) fn is_read(question: &Question) -> bool {
    Read::of(question).is_some()
}

/// Judges each open question by the model answer of the next one.
pub(super) fn judge_bank(sheet: &mut BankSheet<'_, '_>) {
    let open = sheet.questions().iter().zip(sheet.facts).enumerate();
    let open: Vec<_> = open
        .filter(|(_, (_, facts))| facts.is_read)
        .filter_map(|(at, (one, _))| Some((at, Read::of(one)?)))
        .filter(|(_, read)| !read.is_long())
        .collect();
    let nexts = open.iter().cycle().skip(1);
    for ((at, one), (_, next)) in open.iter().zip(nexts) {
        if one.question.header.id == next.question.header.id {
            continue;
        }
        let score = next
            .key
            .answers
            .first()
            .map_or(0.0, |other| one.read(other).score);
        if score >= REFUSED {
            let other = &next.question.header.id;
            let message =
                format!("the answer to `{other}` scores {score:.2} here, not under {REFUSED}");
            let finding = Diagnostic::new(Code::L17, message, one.question.stem.span());
            let finding =
                finding.help("name in points and answers what is peculiar to this question");
            sheet.report_of_question(*at, Code::L17.strict_severity(), finding);
        }
    }
}

/// An open question that is graded by points or shows samples.
struct Read<'a> {
    question: &'a Question,
    key: &'a Open,
}

impl<'a> Read<'a> {
    fn of(question: &'a Question) -> Option<Self> {
        let Body::Open(key) = &question.body else {
            return None;
        };
        let lists = [&key.accept_sample, &key.reject_sample];
        let has_samples = lists.iter().any(|samples| !samples.is_empty());
        (has_samples || !key.points.is_empty()).then_some(Self { question, key })
    }

    /// Whether it would take too long to read all that is said by all that is listed.
    fn is_long(&self) -> bool {
        let key = self.key;
        let bytes = |texts: &[Text]| texts.iter().map(|text| text.len()).sum::<usize>();
        let points = key
            .points
            .iter()
            .map(|point| bytes(&point.any) + point.text.len());
        let flags = key.red_flags.iter().map(|flag| bytes(&flag.any));
        let lists = [&key.answers, &key.accept_sample, &key.reject_sample].map(|list| bytes(list));
        let given = lists.iter().sum::<usize>() + self.question.stem.len();
        let read = lists[0] + points.sum::<usize>() + flags.sum::<usize>();
        given.saturating_mul(read) > READING
    }

    fn read(&self, given: &str) -> Assessment {
        assess(&self.question.stem, self.key, &[], given)
    }

    fn models(&self, sheet: &mut Sheet) {
        for answer in &self.key.answers {
            let found = self.read(answer);
            if found.score < MODEL || !found.holds() {
                let message = format!("the model answer {}", self.told(&found, MODEL));
                let help = "say in `any` how the model answer makes the point, or make it there";
                sheet.report(Diagnostic::new(Code::L17, message, answer.span()).help(help));
            }
        }
    }

    fn accepted(&self, sheet: &mut Sheet) {
        for sample in &self.key.accept_sample {
            let found = self.read(sample);
            if found.score < PASSED || !found.holds() {
                let message = format!("a sample to accept {}", self.told(&found, PASSED));
                let help = "add to `any` how it makes the points, or a model answer nearer to it";
                sheet.report(Diagnostic::new(Code::L17, message, sample.span()).help(help));
            }
        }
    }

    fn rejected(&self, sheet: &mut Sheet) {
        let scores = |text: &Text| self.read(text).score;
        for sample in &self.key.reject_sample {
            let score = scores(sample);
            if score >= REFUSED {
                let message = format!("a sample to reject scores {score:.2}, not under {REFUSED}");
                let help = "take ways out of `any` that a wrong answer uses as well";
                sheet.report(Diagnostic::new(Code::L17, message, sample.span()).help(help));
            }
        }
    }

    fn echo(&self, sheet: &mut Sheet) {
        let score = self.read(&self.question.stem).score;
        if score >= REFUSED {
            let message =
                format!("the question itself scores {score:.2} as an answer, not under {REFUSED}");
            let help = "a point is not made by words that the stem gives; take those out of `any`";
            let place = self.question.stem.span();
            sheet.report(Diagnostic::new(Code::L17, message, place).help(help));
        }
    }

    /// Why an answer does not pass: `scores 0.68 of 0.7; not found: "a point"`.
    fn told(&self, found: &Assessment, wanted: f64) -> String {
        let mut told = format!("scores {:.2} of {wanted}", found.score);
        let missing = self.key.points.iter().zip(&found.points);
        let missing = missing.filter(|(_, there)| !**there);
        let flags = self.key.red_flags.iter().zip(&found.flags);
        let flags = flags.filter(|(_, met)| **met);
        let quoted = |text: &Text| format!("\"{text}\"");
        let parts = [
            (
                "not found",
                missing
                    .map(|(point, _)| quoted(&point.text))
                    .collect::<Vec<_>>(),
            ),
            (
                "red flag met",
                flags.map(|(flag, _)| quoted(&flag.text)).collect(),
            ),
        ];
        for (title, list) in parts.iter().filter(|(_, list)| !list.is_empty()) {
            told.push_str(&format!("; {title}: {}", list.join(", ")));
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::super::scene::check_item;

    const POINT: &str = r#"
[[question.point]]
text = "Both happen or neither does"
any = ["same transaction", "both or neither", "atomic"]
"#;

    #[track_caller]
    fn check(stem: &str, body: &str, point: &str, expected: &[&str]) {
        let ours = format!("kind = \"open\"\nstem = {stem:?}\n{body}\n{point}");
        check_item(&ours, expected);
    }

    const STEM: &str = "Why are the order and its job written to one database?";

    #[test]
    fn l17_holds_samples_to_the_grader() {
        let answer = "answer = \"Both are written in the same transaction.\"";
        check(STEM, answer, POINT, &[]);
        check(
            STEM,
            "answer = \"One write less.\"",
            POINT,
            &[
                "L17 5:10 the model answer scores 0.50 of 0.9; not found: \"Both happen or neither does\"",
            ],
        );
        let good = format!(
            "{answer}\naccept_sample = [\"In the same transaction, both or neither get written.\"]"
        );
        check(STEM, &good, POINT, &[]);
        let bad = format!("{answer}\naccept_sample = [\"It is simple.\"]");
        check(
            STEM,
            &bad,
            POINT,
            &[
                "L17 6:18 a sample to accept scores 0.00 of 0.7; not found: \"Both happen or neither does\"",
            ],
        );
        let wrong = format!("{answer}\nreject_sample = [\"The same transaction is slow.\"]");
        check(
            STEM,
            &wrong,
            POINT,
            &["L17 6:18 a sample to reject scores 0.96, not under 0.5"],
        );
    }

    #[test]
    fn l17_reads_no_more_than_takes_a_second() {
        let long = "It is as it is. ".repeat(1_000);
        let body = format!("answer = {long:?}\naccept_sample = [{long:?}]");
        check(
            STEM,
            &body,
            POINT,
            &["L17 4:8 answers, samples and points are too long to be held against each other"],
        );
    }

    #[test]
    fn l17_refuses_an_echo() {
        let stem = "Why are order and job written in the same transaction?";
        let answer = "answer = \"Atomic: both or neither.\"";
        check(
            stem,
            answer,
            POINT,
            &["L17 4:8 the question itself scores 0.51 as an answer, not under 0.5"],
        );
    }

    #[test]
    fn l18_wants_three_ways_to_say_a_point() {
        let point =
            "[[question.point]]\ntext = \"Atomic\"\nany = [\"both or neither\", \"atomicity\"]\n";
        check(
            STEM,
            "answer = \"Both or neither.\"",
            point,
            &["L18 7:8 2 of at least 3 ways to say this point are listed"],
        );
    }

    #[test]
    fn a_card_with_an_answer_alone_is_not_read() {
        check(STEM, &format!("answer = {STEM:?}"), "", &[]);
    }
}
