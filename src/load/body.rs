//! What a question asks and accepts, read by its kind.

use super::fields::{Fields, Value};
use super::keys::{ENTRIES, LETTERS, OPTION};
use super::letters;
use super::tree::Node;
use super::{patterns, validate};
use crate::diagnostics::{Code, Diagnostic};
use crate::model::{
    Body, Choice, Comparison, Fixture, Kind, Open, Pair, Pairs, Point, RedFlag, Sequence, Sql,
    Text, Written, WrongAnswer, WrongOrder, WrongQuery,
};

/// The body of a question of `kind`; nothing if it lacks what it cannot do without, or lists more than
/// anybody could judge in time.
pub(super) fn read(fields: &Fields<'_>, kind: Kind) -> Option<Body> {
    if fields.entries().any(|(_, value)| is_overfull(value)) {
        return None; // reported as out of range
    }
    match kind {
        Kind::Single => choices(fields, kind).map(Body::Single),
        Kind::Multi => choices(fields, kind).map(Body::Multi),
        Kind::Short => written(fields, Comparison::Fold).map(Body::Short),
        Kind::Output => written(fields, Comparison::Spaces).map(Body::Output),
        Kind::Order => sequence(fields).map(Body::Order),
        Kind::Match => pairs(fields).map(Body::Match),
        Kind::Sql => sql(fields).map(Body::Sql),
        Kind::Open => open(fields).map(Body::Open),
    }
}

/// Whether a list in it has more entries than a question may list.
fn is_overfull(value: &Value<'_>) -> bool {
    match value.get_ref() {
        Node::Array(list) => list.len() > ENTRIES || list.iter().any(is_overfull),
        Node::Table(table) => table.iter().any(|(_, value)| is_overfull(value)),
        Node::String(_)
        | Node::Integer(_)
        | Node::Float(_)
        | Node::Boolean(_)
        | Node::Datetime(_) => false,
    }
}

fn choices(fields: &Fields<'_>, kind: Kind) -> Option<Vec<Choice>> {
    let choices = fields.tables("option", choice);
    let correct: Vec<_> = choices.iter().filter(|choice| choice.correct).collect();
    let fault = match (
        kind == Kind::Multi,
        correct.len(),
        choices.len() - correct.len(),
    ) {
        (_, _, _) if choices.len() < 2 => None, // reported as too few
        (_, 0, _) => Some("no option is correct"),
        (true, 1, _) => Some("a question of kind `multi` has only one correct option"),
        (true, _, 0) => Some("every option of a question of kind `multi` is correct"),
        (true, _, _) | (false, 1, _) => None,
        (false, _, _) => Some("a question of kind `single` has several correct options"),
    };
    let is_mistyped =
        |option: &Fields<'_>| validate::is_mistyped(option, &OPTION, "correct").then_some(());
    let follows = correct.is_empty() && !fields.tables("option", is_mistyped).is_empty();
    if let Some(message) = fault.filter(|_| !follows) {
        fields
            .page()
            .report(count_of_correct(fields, message, &correct, kind));
    }
    (choices.len() >= 2).then_some(choices)
}

fn count_of_correct(
    fields: &Fields<'_>,
    message: &str,
    correct: &[&Choice],
    kind: Kind,
) -> Diagnostic {
    let help = match (kind == Kind::Multi, correct.len()) {
        (_, 0) => "write `correct = true` below the option that belongs to the key",
        (true, 1) => "mark another option as correct, or write `kind = \"single\"`",
        (true, _) => "add an option that does not belong to the key",
        (false, _) => "keep one `correct = true`, or write `kind = \"multi\"`",
    };
    let fault = Diagnostic::new(Code::B0108, message, fields.header()).help(help);
    correct
        .iter()
        .take(LETTERS)
        .fold(fault, |fault, choice| fault.see(choice.span, "correct"))
}

fn choice(fields: &Fields<'_>) -> Option<Choice> {
    Some(Choice {
        text: fields.text("text")?,
        correct: fields.flag("correct").unwrap_or(false),
        why: fields.text("why"),
        span: fields.header(),
    })
}

fn written(fields: &Fields<'_>, default: Comparison) -> Option<Written> {
    let accept = fields.text_or_texts("accept");
    let compare = comparison(fields).unwrap_or(default);
    patterns::judge(fields.page(), &accept, compare);
    let wrong = fields.tables("wrong", wrong_answer);
    (!accept.is_empty()).then_some(Written {
        accept,
        compare,
        wrong,
    })
}

fn comparison(fields: &Fields<'_>) -> Option<Comparison> {
    let tolerance = fields.number("tolerance");
    let name = fields.text("compare");
    let compare = name.and_then(|name| Comparison::from_name(&name, tolerance.unwrap_or(0.0)));
    let is_number = matches!(compare, Some(Comparison::Number(_)));
    if tolerance.is_some() && !is_number {
        let message = "`tolerance` is for numbers alone";
        let help = "write `compare = \"number\"`, or take `tolerance` away";
        let fault = Diagnostic::new(Code::B0107, message, fields.key_place("tolerance")).help(help);
        fields.page().report(match fields.value("compare") {
            Some(_) => fault.see(fields.place("compare"), "answers are compared like this"),
            None => fault,
        });
    }
    compare
}

fn wrong_answer(fields: &Fields<'_>) -> Option<WrongAnswer> {
    Some(WrongAnswer {
        answer: fields.text("answer")?,
        why: fields.text("why"),
    })
}

fn sequence(fields: &Fields<'_>) -> Option<Sequence> {
    let items = fields.texts("items");
    let wrong = fields.tables("wrong", |wrong| wrong_order(wrong, items.len()));
    (items.len() >= 2).then_some(Sequence { items, wrong })
}

fn wrong_order(fields: &Fields<'_>, items: usize) -> Option<WrongOrder> {
    fields.value("order")?;
    let letters: Vec<Text> = fields.texts("order");
    match letters::permutation(&letters, items) {
        Ok(order) => Some(WrongOrder {
            order,
            why: fields.text("why"),
            span: fields.place("order"),
        }),
        Err(message) => {
            let help = format!("name each of the {items} items once by its letter as written");
            let fault = Diagnostic::new(Code::B0110, message, fields.place("order")).help(help);
            fields.page().report(fault);
            None
        }
    }
}

fn pairs(fields: &Fields<'_>) -> Option<Pairs> {
    let pairs = fields.tables("pair", pair_of);
    let spare = fields.texts("spare");
    (pairs.len() >= 2).then_some(Pairs { pairs, spare })
}

fn pair_of(fields: &Fields<'_>) -> Option<Pair> {
    Some(Pair {
        left: fields.text("left")?,
        right: fields.text("right")?,
        why: fields.text("why"),
    })
}

fn sql(fields: &Fields<'_>) -> Option<Sql> {
    let fixtures = fields.tables("fixture", fixture);
    let reference = fields.text("reference_query")?;
    (!fixtures.is_empty()).then(|| Sql {
        fixtures,
        reference,
        probe: fields.text("probe_query"),
        ordered: fields.flag("ordered").unwrap_or(false),
        columns: fields.texts("columns"),
        wrong: fields.tables("wrong", wrong_query),
    })
}

fn fixture(fields: &Fields<'_>) -> Option<Fixture> {
    Some(Fixture {
        name: fields.text("name"),
        setup: fields.text("setup")?,
        hidden: fields.flag("hidden").unwrap_or(false),
        span: fields.header(),
    })
}

fn wrong_query(fields: &Fields<'_>) -> Option<WrongQuery> {
    Some(WrongQuery {
        query: fields.text("query")?,
        why: fields.text("why"),
    })
}

fn open(fields: &Fields<'_>) -> Option<Open> {
    let answers = fields.text_or_texts("answer");
    let points = fields.tables("point", point_of);
    let need = fields.whole("need");
    judge_need(fields, need, &points);
    (!answers.is_empty()).then(|| Open {
        answers,
        points,
        need,
        red_flags: fields.tables("red_flag", red_flag),
        accept_sample: fields.texts("accept_sample"),
        reject_sample: fields.texts("reject_sample"),
    })
}

fn judge_need(fields: &Fields<'_>, need: Option<u32>, points: &[Point]) {
    let weights: u32 = points
        .iter()
        .fold(0, |sum, point| sum.saturating_add(point.weight));
    if need.is_some_and(|need| need > weights) {
        let message = format!("`need` is more than all points together weigh, {weights}");
        let help = "lower it, or add points";
        fields
            .page()
            .report(Diagnostic::new(Code::B0113, message, fields.place("need")).help(help));
    }
}

fn point_of(fields: &Fields<'_>) -> Option<Point> {
    Some(Point {
        text: fields.text("text")?,
        any: fields.texts("any"),
        weight: fields.whole("weight").unwrap_or(1),
        required: fields.flag("required").unwrap_or(false),
        ask: fields.text("ask"),
    })
}

fn red_flag(fields: &Fields<'_>) -> Option<RedFlag> {
    Some(RedFlag {
        text: fields.text("text")?,
        any: fields.texts("any"),
        why: fields.text("why"),
    })
}
