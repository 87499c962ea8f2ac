//! Circles in the prerequisites of steps.

use std::collections::HashMap;

use super::words::shown;
use crate::diagnostics::{Code, Diagnostic, Findings};
use crate::model::{Roadmap, Text};

/// The most steps of a circle that are named.
const NAMED: usize = 8;

/// Reports each circle once, at the prerequisite of its earliest step.
pub(super) fn judge(findings: &Findings, roadmap: &Roadmap) {
    let numbers: HashMap<&str, usize> = roadmap
        .steps
        .iter()
        .enumerate()
        .map(|(number, step)| (&*step.id, number))
        .collect();
    let needs: Vec<Vec<(usize, &Text)>> = roadmap
        .steps
        .iter()
        .map(|step| {
            let numbered = |id: &'_ Text| numbers.get(&**id).copied();
            step.requires
                .iter()
                .filter_map(|id| Some((numbered(id)?, id)))
                .collect()
        })
        .collect();
    let mut states = vec![State::Fresh; needs.len()];
    for start in 0..needs.len() {
        if let Some(circle) = circle_from(start, &needs, &mut states) {
            report(findings, roadmap, &circle);
        }
    }
}

/// How far the walk over the steps has come with one of them.
#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    Fresh,
    OnTheWay,
    Done,
}

/// The first circle met on the way from `start` over steps that are fresh.
fn circle_from<'a>(
    start: usize,
    needs: &[Vec<(usize, &'a Text)>],
    states: &mut [State],
) -> Option<Vec<(usize, &'a Text)>> {
    if states[start] != State::Fresh {
        return None;
    }
    states[start] = State::OnTheWay;
    let mut way: Vec<(usize, usize)> = vec![(start, 0)];
    let mut found = None;
    while let Some((step, next)) = way.last_mut() {
        let Some((needed, _)) = needs[*step].get(*next) else {
            states[*step] = State::Done;
            way.pop();
            continue;
        };
        *next += 1;
        match states[*needed] {
            State::Fresh => {
                states[*needed] = State::OnTheWay;
                way.push((*needed, 0));
            }
            State::OnTheWay => found = found.or_else(|| Some(links(&way, *needed, needs))),
            State::Done => {}
        }
    }
    found
}

/// The part of the way that begins with the step `from`, with the prerequisite that was followed.
fn links<'a>(
    way: &[(usize, usize)],
    from: usize,
    needs: &[Vec<(usize, &'a Text)>],
) -> Vec<(usize, &'a Text)> {
    let circle = way.iter().skip_while(|(step, _)| *step != from);
    circle
        .filter_map(|(step, next)| Some((*step, needs[*step].get(next - 1)?.1)))
        .collect()
}

fn report(findings: &Findings, roadmap: &Roadmap, circle: &[(usize, &Text)]) {
    let Some((&(first, need), others)) = circle.split_first() else {
        return;
    };
    let name = |step: usize| format!("`{}`", shown(&roadmap.steps[step].id));
    let mut way: Vec<_> = circle
        .iter()
        .take(NAMED)
        .map(|(step, _)| name(*step))
        .collect();
    if circle.len() > NAMED {
        way.push("…".to_owned());
    }
    let (first, way) = (name(first), way.join(" → "));
    let message = format!("{first} needs itself: {way} → {first}");
    let fault = Diagnostic::new(Code::B0206, message, need.span())
        .help("take one of these prerequisites away");
    let others = others.iter().take(NAMED - 1);
    findings.report(others.fold(fault, |fault, (_, need)| fault.see(need.span(), "and then")));
}
