//! The example of each kind is loaded, asked, and graded right and wrong.

use serde_json::{Value, json};

use crate::scene::{Scene, json as read};

fn graded(id: &str, answer: &Value) -> Value {
    let scene = Scene::new().file("examples.toml", include_str!("examples.toml"));
    let words = format!("quiz --json --bank examples.toml --builtin --id examples/{id} --seed 1");
    let run = scene.run_with(&words, &format!("{answer}\n"));
    assert_eq!(run.exit, 0, "{run}");
    let graded = run
        .stdout
        .lines()
        .map(read)
        .find(|event| event["type"] == "graded");
    graded.unwrap_or_else(|| panic!("{id} was not graded: {run}"))
}

fn check(id: &str, answer: impl Into<Value>, verdict: &str, score: f64) {
    let answer = answer.into();
    let graded = graded(id, &json!({ "answer": answer }));
    assert_eq!(
        (&graded["verdict"], &graded["score"]),
        (&verdict.into(), &score.into()),
        "{id}: {answer}"
    );
}

#[test]
fn a_single_choice() {
    let id = "rest-delete-cart-twice";
    check(
        id,
        "Yes: DELETE is idempotent, and a retry may return a different status.",
        "correct",
        1.0,
    );
    check(
        id,
        "Yes: DELETE is safe, so repeating it cannot change anything on the server.",
        "wrong",
        0.0,
    );
}

#[test]
fn a_query() {
    let id = "sql-paid-totals-per-customer";
    let query = |columns: &str, condition: &str, group: &str| {
        format!(
            "SELECT c.name, {columns} AS paid_cents FROM customers c \
             LEFT JOIN orders o ON o.customer_id = c.id {condition} \
             GROUP BY {group} ORDER BY 2 DESC, 1"
        )
    };
    let (sum, paid) = ("COALESCE(SUM(o.total_cents), 0)", "AND o.status = 'paid'");
    check(id, query(sum, paid, "c.id"), "correct", 1.0);
    check(
        id,
        query("TOTAL(o.total_cents)", paid, "c.id"),
        "correct",
        1.0,
    );
    check(id, query(sum, "", "c.id"), "wrong", 0.0);
    let listed = [
        (
            query(sum, "WHERE o.status = 'paid'", "c.id"),
            "has become an inner join",
        ),
        (
            query("SUM(o.total_cents)", paid, "c.id"),
            "Wrap it in COALESCE",
        ),
        (query(sum, paid, "c.name"), "share a name"),
    ];
    for (answer, reason) in listed {
        let wrong = graded(id, &json!({ "answer": answer }));
        let why = wrong["why"]
            .as_str()
            .expect("the reason of a listed wrong query");
        assert!(why.contains(reason), "{why}");
    }
}

#[test]
fn a_printed_line() {
    let id = "go-append-on-reslice";
    check(id, "[1 2 99 4]  3 4", "correct", 1.0);
    check(id, "[1 2 3 4] 3 4", "wrong", 0.0);
    let wrong = graded(id, &json!({ "answer": "[1 2 99 4] 3 3" }));
    let why = wrong["why"]
        .as_str()
        .expect("the reason of a listed wrong answer");
    assert!(why.contains("reslicing without a third index"), "{why}");
}

#[test]
fn an_order() {
    let id = "k8s-delete-pod-with-prestop";
    let items = [
        "The API server records a deletion time and grace period on the Pod",
        "The kubelet runs the preStop hook inside the container",
        "The container's main process receives its stop signal (SIGTERM by default)",
        "The grace period runs out and the process receives SIGKILL",
        "The Pod object disappears from the API server",
    ];
    check(id, json!(items), "correct", 1.0);
    check(
        id,
        json!([items[0], items[2], items[1], items[3], items[4]]),
        "partial",
        0.8,
    );
    check(
        id,
        json!([items[4], items[3], items[2], items[1], items[0]]),
        "wrong",
        0.0,
    );
}

#[test]
fn a_multiple_choice() {
    let id = "oauth-single-page-app";
    let right = [
        "Authorization code grant protected by PKCE",
        "Exact string matching of redirect URIs",
        "Refresh tokens that rotate on each use",
    ];
    let wrong = "Password grant for first-party apps";
    check(id, json!(right), "correct", 1.0);
    check(id, json!([right[0], right[1], wrong]), "partial", 1.0 / 3.0);
    check(id, json!([wrong]), "wrong", 0.0);
}

#[test]
fn an_own_answer() {
    let id = "design-payments-on-a-bad-network";
    check(
        id,
        "An idempotency key under a unique constraint.",
        "ungraded",
        0.0,
    );
    for (verdict, score) in [("correct", 1.0), ("partial", 0.5), ("wrong", 0.0)] {
        let graded = graded(id, &json!({ "answer": "A key.", "verdict": verdict }));
        assert_eq!(
            (&graded["verdict"], &graded["score"]),
            (&verdict.into(), &score.into())
        );
    }
}
