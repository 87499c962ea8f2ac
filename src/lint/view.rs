//! A question as the rules see it: its texts by what they are for, each cut into words once.

use std::ops::Range;

use super::words::{Summary, Word, Words};
use crate::model::{Body, Choice, Open, Pairs, Question, Sequence, Sql, Text, Written};

/// What a text of a question is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The question itself.
    Stem,
    /// A program or document below it.
    Listing,
    /// A right option.
    Key,
    /// A wrong option.
    Distractor,
    /// An accepted form of a typed answer.
    Accepted,
    /// An item of an order.
    Item,
    /// What a pair asks.
    Left,
    /// What belongs to it.
    Right,
    /// A right that belongs to no left.
    Spare,
    /// A model answer.
    Answer,
    /// A point of a good answer.
    Point,
    /// What a good answer does not say.
    RedFlag,
    /// A wrong answer that learners give.
    Wrong,
    /// An answer that should pass.
    Passing,
    /// The reason of an option, a wrong answer, a pair or a red flag.
    Reason,
    /// A thought that helps.
    Hint,
    /// What the question teaches.
    Explanation,
}

impl Role {
    /// Whether it is an option of a choice.
    pub(super) const fn is_option(self) -> bool {
        matches!(self, Self::Key | Self::Distractor)
    }

    /// Whether it says what is right.
    pub(super) const fn is_key(self) -> bool {
        matches!(
            self,
            Self::Key
                | Self::Accepted
                | Self::Item
                | Self::Left
                | Self::Right
                | Self::Answer
                | Self::Point
        )
    }

    /// Whether a learner sees it before answering, options aside.
    pub(super) const fn is_shown(self) -> bool {
        matches!(self, Self::Stem | Self::Listing)
    }

    /// Whether it is read for what it teaches alone. Where nothing in it can grow old its words are not
    /// needed.
    const fn is_aside(self) -> bool {
        matches!(
            self,
            Self::Reason | Self::Hint | Self::RedFlag | Self::Wrong | Self::Passing
        )
    }

    /// What it is called in a message.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Stem => "the stem",
            Self::Listing => "the listing",
            Self::Key | Self::Distractor => "an option",
            Self::Accepted => "an accepted answer",
            Self::Item => "an item",
            Self::Left => "a left",
            Self::Right => "a right",
            Self::Spare => "a spare right",
            Self::Answer => "a model answer",
            Self::Point => "a point",
            Self::RedFlag => "a red flag",
            Self::Wrong => "a wrong answer",
            Self::Passing => "a sample answer",
            Self::Reason => "a reason",
            Self::Hint => "the hint",
            Self::Explanation => "the explanation",
        }
    }
}

/// One text of a question.
#[derive(Clone, Debug)]
pub(super) struct Part<'a> {
    /// What it is for.
    pub role: Role,
    /// The text.
    pub text: &'a Text,
    /// What its words do together.
    pub summary: Summary,
    range: Range<usize>,
}

/// A question and its texts. One view is used for many questions, so that its lists grow once.
#[derive(Debug)]
pub(super) struct View<'a> {
    /// The question.
    pub question: &'a Question,
    parts: Vec<Part<'a>>,
    words: Words,
}

impl<'a> View<'a> {
    /// A view of the question.
    pub(super) fn new(question: &'a Question) -> Self {
        let mut view = Self {
            question,
            parts: Vec::new(),
            words: Words::new(),
        };
        view.show(question);
        view
    }

    /// Turns the view to another question.
    pub(super) fn show(&mut self, question: &'a Question) {
        self.question = question;
        self.parts.clear();
        self.words.clear();
        self.add(Role::Stem, &question.stem);
        if let Some(listing) = &question.listing {
            self.add(Role::Listing, &listing.code);
        }
        match &question.body {
            Body::Single(options) | Body::Multi(options) => self.add_options(options),
            Body::Short(written) | Body::Output(written) => self.add_written(written),
            Body::Order(sequence) => self.add_sequence(sequence),
            Body::Match(pairs) => self.add_pairs(pairs),
            Body::Sql(sql) => self.add_sql(sql),
            Body::Open(open) => self.add_open(open),
        }
        self.add_some(Role::Hint, question.hint.as_ref());
        self.add_some(Role::Explanation, question.explanation.as_ref());
    }

    /// All texts, as they are written.
    pub(super) fn parts(&self) -> &[Part<'a>] {
        &self.parts
    }

    /// The words of a text; none of hints, reasons and samples where `applies_to` is there.
    pub(super) fn words(&self, part: &Part<'a>) -> &[Word] {
        &self.words.list()[part.range.clone()]
    }

    /// The stem.
    pub(super) fn stem(&self) -> &Part<'a> {
        &self.parts[0]
    }

    /// The texts whose role is such.
    pub(super) fn such(
        &self,
        is_such: impl Fn(Role) -> bool + Clone,
    ) -> impl Iterator<Item = &Part<'a>> + Clone {
        self.parts.iter().filter(move |part| is_such(part.role))
    }

    /// The options of a choice.
    pub(super) fn options(&self) -> impl Iterator<Item = &Part<'a>> + Clone {
        self.such(Role::is_option)
    }

    /// The words of all texts whose role is such.
    pub(super) fn words_of(
        &self,
        is_such: impl Fn(Role) -> bool + Clone,
    ) -> impl Iterator<Item = &Word> {
        self.such(is_such).flat_map(|part| self.words(part))
    }

    fn add(&mut self, role: Role, text: &'a Text) {
        let start = self.words.list().len();
        let is_cut = !role.is_aside() || self.question.applies_to.is_none();
        let is_code = role == Role::Listing;
        let summary = match is_cut {
            true => self.words.cut(text, is_code),
            false => Summary::default(),
        };
        self.parts.push(Part {
            role,
            text,
            summary,
            range: start..self.words.list().len(),
        });
    }

    fn add_some(&mut self, role: Role, text: Option<&'a Text>) {
        if let Some(text) = text {
            self.add(role, text);
        }
    }

    fn add_all(&mut self, role: Role, texts: &'a [Text]) {
        for text in texts {
            self.add(role, text);
        }
    }

    fn add_options(&mut self, options: &'a [Choice]) {
        for option in options {
            let role = if option.correct {
                Role::Key
            } else {
                Role::Distractor
            };
            self.add(role, &option.text);
        }
        for option in options {
            self.add_some(Role::Reason, option.why.as_ref());
        }
    }

    fn add_written(&mut self, written: &'a Written) {
        self.add_all(Role::Accepted, &written.accept);
        for wrong in &written.wrong {
            self.add(Role::Wrong, &wrong.answer);
            self.add_some(Role::Reason, wrong.why.as_ref());
        }
    }

    /// Queries and set-ups are no prose: their reasons alone.
    fn add_sql(&mut self, sql: &'a Sql) {
        for wrong in &sql.wrong {
            self.add_some(Role::Reason, wrong.why.as_ref());
        }
    }

    fn add_sequence(&mut self, sequence: &'a Sequence) {
        self.add_all(Role::Item, &sequence.items);
        for wrong in &sequence.wrong {
            self.add_some(Role::Reason, wrong.why.as_ref());
        }
    }

    fn add_pairs(&mut self, pairs: &'a Pairs) {
        for pair in &pairs.pairs {
            self.add(Role::Left, &pair.left);
            self.add(Role::Right, &pair.right);
            self.add_some(Role::Reason, pair.why.as_ref());
        }
        self.add_all(Role::Spare, &pairs.spare);
    }

    fn add_open(&mut self, open: &'a Open) {
        self.add_all(Role::Answer, &open.answers);
        for point in &open.points {
            self.add(Role::Point, &point.text);
        }
        for flag in &open.red_flags {
            self.add(Role::RedFlag, &flag.text);
            self.add_some(Role::Reason, flag.why.as_ref());
        }
        self.add_all(Role::Passing, &open.accept_sample);
    }
}
