//! What a learner prepares for, and the parameters of the learner's memory: settings with a meaning.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::{Fact, FactKind, Store, StoreError, When};
use crate::memory::{Day, Parameters, Retention, Scheduler};
use crate::model::Level;

/// The name of the setting that holds the goal.
const GOAL: &str = "goal";

/// The name of the setting that holds FSRS's parameters.
const PARAMETERS: &str = "fsrs";

/// The interview that a learner prepares for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Goal {
    /// The level it is for; nothing for all.
    pub level: Option<Level>,
    /// Its day.
    pub date: Option<Date>,
    /// Names whose questions are no part of it, as typed.
    pub not: Vec<String>,
}

impl Goal {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The fact that sets it, or unsets it if it says nothing.
    #[must_use]
    pub fn fact(&self, at: When) -> Fact {
        let mut fact = Fact::new(FactKind::Setting, at);
        fact.name = Some(GOAL.to_owned());
        fact.value = (!self.is_empty()).then(|| {
            json!({
                "level": self.level.map(Level::name),
                "date": self.date.map(|date| date.to_string()),
                "not": self.not,
            })
        });
        fact
    }

    fn read(value: &Value) -> Self {
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        let not = value.get("not").and_then(Value::as_array);
        let names = not.into_iter().flatten().filter_map(Value::as_str);
        Self {
            level: text("level").and_then(Level::from_name),
            date: text("date").and_then(|date| date.parse().ok()),
            not: names.map(str::to_owned).collect(),
        }
    }
}

/// The fact that sets FSRS's parameters.
#[must_use]
pub fn parameters_fact(parameters: &Parameters, at: When) -> Fact {
    let mut fact = Fact::new(FactKind::Setting, at);
    fact.name = Some(PARAMETERS.to_owned());
    fact.value = Some(json!(parameters.numbers()));
    fact
}

impl Store {
    /// The goal; an empty one if none is set.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn goal(&self) -> Result<Goal, StoreError> {
        let settings = self.settings()?;
        Ok(settings.get(GOAL).map(Goal::read).unwrap_or_default())
    }

    /// What schedules this learner's cards on `today`, so that this share of them is remembered when they
    /// come back: the parameters fitted to the learner, else those of
    /// the average one, and no interval over the day before the goal while that lies ahead.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn scheduler(&self, today: Day, retention: Retention) -> Result<Scheduler, StoreError> {
        let settings = self.settings()?;
        let numbers = settings.get(PARAMETERS).and_then(Value::as_array);
        let numbers = numbers.map(|all| {
            let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN) as f32;
            all.iter().map(number).collect::<Vec<_>>()
        });
        let parameters = numbers.and_then(|numbers| Parameters::new(&numbers));
        let goal = settings.get(GOAL).and_then(|goal| Goal::read(goal).date);
        let ahead = goal.map(Day::of).filter(|day| *day > today);
        let parameters = parameters.unwrap_or_default();
        Ok(Scheduler::new(parameters, retention).with_goal(ahead))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::test_store::{Made, at};

    #[test]
    fn a_goal_comes_back_until_it_is_unset() {
        let mut made = Made::new();
        let goal = Goal {
            level: Some(Level::Mid),
            date: Some(Date::constant(2026, 11, 27)),
            not: vec!["golang".to_owned()],
        };
        assert!(made.store.goal().unwrap().is_empty());
        made.store.append(goal.fact(at(1))).unwrap();
        assert_eq!(made.store.goal().unwrap(), goal);
        made.store.append(Goal::default().fact(at(2))).unwrap();
        assert!(made.store.goal().unwrap().is_empty());
    }

    #[test]
    fn what_is_no_goal_says_nothing() {
        for value in [json!(7), json!({"level": "guru", "date": "soon", "not": 1})] {
            assert!(Goal::read(&value).is_empty(), "{value}");
        }
    }

    #[test]
    fn parameters_come_back_to_the_last_bit() {
        let mut made = Made::new();
        let today = Day::new(20_000);
        let scheduler = made.store.scheduler(today, Retention::default()).unwrap();
        assert_eq!(*scheduler.parameters(), Parameters::default());
        let mut numbers = *Parameters::default().numbers();
        numbers[0] += 0.123_456_7;
        let fitted = Parameters::new(&numbers).unwrap();
        made.store.append(parameters_fact(&fitted, at(1))).unwrap();
        assert_eq!(
            *made
                .store
                .scheduler(today, Retention::default())
                .unwrap()
                .parameters(),
            fitted
        );
        let mut spoiled = parameters_fact(&fitted, at(2));
        spoiled.value = Some(json!([1, "two"]));
        made.store.append(spoiled).unwrap();
        assert_eq!(
            *made
                .store
                .scheduler(today, Retention::default())
                .unwrap()
                .parameters(),
            Parameters::default()
        );
    }
}
