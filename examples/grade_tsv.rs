//! How the grader of open answers agrees with people: `cargo run --release --example grade_tsv -- FILE`.
//!
//! FILE has a head of column names and then a row an answer, apart by tabs. Read are `question_id` (if there),
//! `question`, `reference_answer` (several apart by ` || `), `student_answer` and `mean`, the grade that
//! people gave.
//!
//! Printed are n, Pearson's r, r within questions (of what differs from the mean of the question), the
//! RMSE of the grades as a line fitted on all other questions foretells them, and the time an answer takes.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{self, Write};
use std::time::{Duration, Instant};

use roadmap::grade::agreement;

type Failed = Box<dyn Error>;

/// An answer: the number of its question, the score of the program and the grade of people.
struct Graded {
    question: usize,
    score: f64,
    grade: f64,
    time: Duration,
}

fn main() -> Result<(), Failed> {
    #[expect(
        clippy::disallowed_methods,
        reason = "an example reads its own arguments"
    )]
    let file = std::env::args().nth(1).ok_or("name a file")?;
    let answers = read(&std::fs::read_to_string(file)?)?;
    if answers.is_empty() {
        return Err("there is no answer in the file".into());
    }
    print(&answers, &mut io::stdout().lock())?;
    Ok(())
}

fn print(answers: &[Graded], out: &mut impl Write) -> io::Result<()> {
    let pairs: Vec<_> = answers.iter().map(|one| (one.score, one.grade)).collect();
    let mut times: Vec<_> = answers.iter().map(|one| one.time).collect();
    times.sort_unstable();
    let time = |percent: usize| times[(times.len() - 1) * percent / 100];
    writeln!(out, "n                     {}", answers.len())?;
    writeln!(out, "Pearson r             {:.4}", Line::fit(&pairs).r)?;
    let within = Line::fit(&less_means(answers)).r;
    writeln!(out, "r within questions    {within:.4}")?;
    writeln!(out, "RMSE, question out    {:.4}", question_out(answers))?;
    writeln!(out, "median time           {:.1?}", time(50))?;
    writeln!(out, "99th percentile       {:.1?}", time(99))
}

/// The answers of the file, graded.
fn read(text: &str) -> Result<Vec<Graded>, Failed> {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let columns = Columns::of(lines.next().unwrap_or_default());
    let mut questions = BTreeMap::new();
    // The first answer would be charged with reading the data files.
    let _warm = agreement("", ["a"], "a");
    let graded = lines.map(|line| {
        let row = columns.row(line)?;
        let known = questions.len();
        let key = (row.id.to_owned(), row.question.to_owned());
        let (score, time) = score(&row);
        Ok(Graded {
            question: *questions.entry(key).or_insert(known),
            score,
            grade: row.grade,
            time,
        })
    });
    graded.collect()
}

#[expect(clippy::disallowed_methods, reason = "times are what is measured")]
fn score(row: &Row<'_>) -> (f64, Duration) {
    let begun = Instant::now();
    let score = agreement(row.question, row.reference.split(" || "), row.answer);
    (score, begun.elapsed())
}

/// The names of the columns.
struct Columns<'a>(Vec<&'a str>);

/// What is read of a row.
struct Row<'a> {
    id: &'a str,
    question: &'a str,
    reference: &'a str,
    answer: &'a str,
    grade: f64,
}

impl<'a> Columns<'a> {
    fn of(head: &'a str) -> Self {
        Self(head.split('\t').map(str::trim).collect())
    }

    fn row<'b>(&self, line: &'b str) -> Result<Row<'b>, Failed> {
        let cells: Vec<_> = line.split('\t').collect();
        let cell = |name: &str| {
            let at = self.0.iter().position(|column| *column == name);
            let cell = at.and_then(|at| cells.get(at).copied());
            cell.ok_or_else(|| format!("no {name} in the row: {line}"))
        };
        Ok(Row {
            id: cell("question_id").unwrap_or_default(),
            question: cell("question")?,
            reference: cell("reference_answer")?,
            answer: cell("student_answer")?,
            grade: cell("mean")?.trim().parse()?,
        })
    }
}

/// The line of least squares through pairs, and how near they are to it.
struct Line {
    slope: f64,
    offset: f64,
    /// Pearson's r.
    r: f64,
}

impl Line {
    fn fit(pairs: &[(f64, f64)]) -> Self {
        let count = pairs.len() as f64;
        let mean = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / count;
        let (x, y) = (mean(|pair| pair.0), mean(|pair| pair.1));
        let sum = |of: &dyn Fn(f64, f64) -> f64| -> f64 {
            pairs.iter().map(|pair| of(pair.0 - x, pair.1 - y)).sum()
        };
        let (xx, xy, yy) = (sum(&|x, _| x * x), sum(&|x, y| x * y), sum(&|_, y| y * y));
        let slope = if xx > 0.0 { xy / xx } else { 0.0 };
        Self {
            slope,
            offset: y - slope * x,
            r: if xx * yy > 0.0 {
                xy / (xx * yy).sqrt()
            } else {
                0.0
            },
        }
    }
}

/// Scores and grades less the mean of their question.
fn less_means(answers: &[Graded]) -> Vec<(f64, f64)> {
    let mut sums: BTreeMap<usize, (f64, f64, f64)> = BTreeMap::new();
    for one in answers {
        let sum = sums.entry(one.question).or_default();
        *sum = (sum.0 + one.score, sum.1 + one.grade, sum.2 + 1.0);
    }
    let less = |one: &Graded| {
        let (score, grade, count) = sums[&one.question];
        (one.score - score / count, one.grade - grade / count)
    };
    answers.iter().map(less).collect()
}

/// The root of the mean squared error where each question's grades are foretold from all the others.
fn question_out(answers: &[Graded]) -> f64 {
    let questions = answers.iter().map(|one| one.question + 1).max();
    let errors = (0..questions.unwrap_or(0)).map(|left_out| {
        let others = answers.iter().filter(|one| one.question != left_out);
        let line = Line::fit(&others.map(|one| (one.score, one.grade)).collect::<Vec<_>>());
        let own = answers.iter().filter(|one| one.question == left_out);
        own.map(|one| (line.offset + line.slope * one.score - one.grade).powi(2))
            .sum::<f64>()
    });
    (errors.sum::<f64>() / answers.len() as f64).sqrt()
}
