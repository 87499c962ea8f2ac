//! What holds of a session whatever is put in.

use proptest::prelude::*;

use super::tests::{SCRIPT, items, time};
use super::{Event, Input, Rules, Session};
use crate::model::Verdict;

fn any_input() -> impl Strategy<Value = Input> {
    use crate::model::Response;
    let answer = |response| Input::Answer {
        response,
        seconds: None,
    };
    prop_oneof![
        (0_usize..4).prop_map(move |at| answer(Response::Choice(at))),
        "[a-z]{0,3}".prop_map(move |text| answer(Response::Text(text))),
        "[a-z]{0,3}".prop_map(move |text| answer(Response::Open {
            text,
            verdict: None
        })),
        Just(Input::Hint),
        Just(Input::Skip),
        Just(Input::Undo),
        Just(Input::Flag),
        Just(Input::Next),
        Just(Input::Accept),
        Just(Input::Begin),
        Just(Input::Judge(Verdict::Partial)),
    ]
}

proptest! {
    #[test]
    fn any_inputs_keep_a_session_sound(
        inputs in prop::collection::vec((any_input(), -5_i64..50), 0..60),
        exam: bool,
        person: bool,
    ) {
        let rules = Rules {
            exam,
            self_judged: person,
            second_round: person,
            overrides: person,
            time_limit: Some(std::time::Duration::from_secs(600)),
            ..SCRIPT
        };
        let mut session = Session::new(items(), rules);
        let mut now = 0;
        let mut finished = 0;
        for (input, passed) in inputs.into_iter().chain([(Input::Begin, 0), (Input::Quit, 0)]) {
            now += passed;
            for event in session.step(input, time(now)) {
                if let Event::Finished(report) = event {
                    finished += 1;
                    prop_assert!(report.score >= 0.0 && report.score <= report.possible as f64);
                    prop_assert_eq!(report.possible + report.ungraded, 4);
                    prop_assert!(report.seconds >= 0.0);
                }
            }
        }
        prop_assert_eq!(finished, 1);
    }
}
