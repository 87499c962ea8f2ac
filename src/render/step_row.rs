//! The steps of the roadmap, a row each: as a table, below each other, or as sentences.

use super::progress::{BAR, Progress, bar, three};
use super::{Page, count, fit, visible, width};
use crate::memory::Counts;
use crate::model::{Catalog, Roadmap, Step};
use crate::sorting;
use crate::style::{Meaning, paint};

/// A step among all.
pub(super) struct Row {
    number: usize,
    title: String,
    hours: String,
    after: String,
    questions: usize,
    /// How many of the goal's questions stand where, if there is a history.
    counts: Option<Counts>,
}

/// The row of the step at `at`, from 0.
pub(super) fn row(
    roadmap: &Roadmap,
    catalog: &Catalog,
    progress: Option<&Progress<'_>>,
    at: usize,
    step: &Step,
) -> Row {
    let required = step.requires.iter();
    let mut numbers: Vec<_> = required.filter_map(|id| roadmap.number(id)).collect();
    sorting::all(&mut numbers);
    let after: Vec<_> = numbers.iter().map(ToString::to_string).collect();
    let or_dash = |text: String| {
        if text.is_empty() {
            "-".to_owned()
        } else {
            text
        }
    };
    let counts = progress.map(|progress| progress.position.steps.get(at).copied());
    Row {
        number: at + 1,
        title: visible(&step.title).into_owned(),
        hours: or_dash(
            step.hours
                .map(|hours| hours.to_string())
                .unwrap_or_default(),
        ),
        after: or_dash(after.join(" ")),
        questions: catalog.count_of_step(&step.id),
        counts: counts.map(Option::unwrap_or_default),
    }
}

impl Row {
    /// The row as sentences.
    pub(super) fn spoken(&self) -> String {
        let after = match &*self.after {
            "-" => String::new(),
            numbers => format!(" After {}.", numbers.replace(' ', ", ")),
        };
        let questions = match self.counts {
            Some(counts) => format!("{} of {}", three(counts), counts.all()),
            None => count(self.questions, "question"),
        };
        format!(
            "Step {}. {}. {} hours.{after} {questions}.",
            self.number, self.title, self.hours
        )
    }

    /// The row in two lines, for narrow windows.
    pub(super) fn stacked(&self, page: &mut Page) {
        page.hanging(&format!("{:2}  ", self.number), &self.title);
        let after = match &*self.after {
            "-" => String::new(),
            numbers => format!(", after {numbers}"),
        };
        let hours = format!("{} h{after}", self.hours);
        match self.counts {
            Some(counts) => {
                let parts = [bar(counts, BAR), format!("{},", known_of(counts)), hours];
                page.row("    ", &parts, " ");
            }
            None => page.hanging(
                "    ",
                &format!("{hours}, {}", count(self.questions, "question")),
            ),
        }
    }
}

fn known_of(counts: Counts) -> String {
    format!("{} of {} known", counts.known(), counts.all())
}

/// The rows as a table.
pub(super) fn table(
    page: &mut Page,
    roadmap: &Roadmap,
    rows: &[Row],
    progress: Option<&Progress<'_>>,
) {
    let columns = Columns::new(rows, progress, page.look().width());
    let last = match progress {
        Some(_) => "known of all".to_owned(),
        None => format!("{:>9}", "questions"),
    };
    let head = [" #", "step", "hours", "after"].map(str::to_owned);
    let [number, step, hours, after] = head;
    let head = columns.line(&number, &step, &hours, &after, &last);
    page.line(&paint(Meaning::Heading, &head));
    for row in rows {
        let number = format!("{:2}", row.number);
        let last = match row.counts {
            Some(counts) => format!("{} {}", bar(counts, BAR), columns.known_of(counts)),
            None => format!("{:>9}", row.questions),
        };
        page.line(&columns.line(&number, &row.title, &row.hours, &row.after, &last));
    }
    if let Some(progress) = progress {
        let hours = roadmap.hours().to_string();
        let all = columns.known_of(progress.position.all);
        let last = format!("{}{all}", " ".repeat(BAR + 1));
        page.line(&columns.line("  ", "", &hours, "", &last));
    }
}

/// How wide the columns of the table are.
struct Columns {
    title: usize,
    after: usize,
    known: usize,
}

impl Columns {
    fn new(rows: &[Row], progress: Option<&Progress<'_>>, room: usize) -> Self {
        let longest =
            |of: fn(&Row) -> &str| rows.iter().map(|row| width(of(row))).max().unwrap_or(0);
        let all = progress.map(|progress| progress.position.all);
        let digits = |number: usize| number.to_string().len();
        let known = all.map_or(0, |all| digits(all.all()));
        let last = all.map_or(0, |all| known + 4 + digits(all.all()));
        let wide = if all.is_some() { BAR + 1 + last } else { 9 };
        let after = longest(|row| &row.after).max("after".len());
        // Number, hours and the gaps of two columns between all.
        let fixed = 2 + 5 + 4 * 2 + after + wide;
        Self {
            title: longest(|row| &row.title).min(room.saturating_sub(fixed)),
            after,
            known,
        }
    }

    fn known_of(&self, counts: Counts) -> String {
        let digits = self.known;
        format!("{:>digits$} of {:>digits$}", counts.known(), counts.all())
    }

    fn line(&self, number: &str, title: &str, hours: &str, after: &str, last: &str) -> String {
        let (title, after) = (fit(title, self.title), fit(after, self.after));
        format!("{number}  {title}  {hours:>5}  {after}  {last}")
    }
}
