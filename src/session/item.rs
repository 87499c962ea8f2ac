//! A question as it stands in a session: with its bank and the layout it is shown in.

use std::sync::Arc;

use super::{Dice, Layout};
use crate::grade::{Mark, grade};
use crate::model::{Name, Question, Response};

/// A question as it stands in a session.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The id of its bank.
    pub bank: Name,
    /// The question.
    pub question: Arc<Question>,
    /// Which part is shown behind which letter.
    pub layout: Layout,
    /// Own words that the learner counted as right before, against what was found in them.
    pub accepted: Vec<String>,
}

impl Item {
    /// The items of `questions` in that order, each dealt a layout from `dice`.
    #[must_use]
    pub fn deal(questions: Vec<(Name, Arc<Question>)>, dice: &mut Dice) -> Vec<Self> {
        let deal = |(bank, question): (Name, Arc<Question>)| {
            let layout = Layout::deal(&question, dice);
            Self {
                bank,
                question,
                layout,
                accepted: Vec::new(),
            }
        };
        questions.into_iter().map(deal).collect()
    }

    /// What `response` is worth.
    #[must_use]
    pub fn grade(&self, response: &Response) -> Mark {
        grade(&self.question, &self.accepted, response)
    }
}
