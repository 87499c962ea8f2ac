//! Answers in one's own words: how much of the model answer and which points are in them.
//!
//! No grammar and no trained model: an answer is compared with the model answers word by word, and with
//! each point by the ways in which the bank says that it can be said. The same answer gets the same score
//! on every platform.
//!
//! 1. [`passage`](passage::Passage): lower-case words, `n't` read as *not*, Porter2 stems, terms of
//!    several words (`first in first out`) as one.
//! 2. [`similarity`](similarity::similarity) of two words: 1 for the same stem, less for synonyms, slips
//!    of the keys, words that begin alike.
//! 3. [`alignment`](alignment::align): each word of one text with at most one of the other, the most
//!    similar ones first; ties go to the earlier word. What is aligned, weighed by what a word tells, gives
//!    precision and recall, and these the F-measure with β = 3, for what is missing counts more than what
//!    is added. Words of the question count little: who repeats it has not answered.
//! 4. [`agreement`](agreement::agreement): that, and a fifth of the same over character trigrams, if
//!    there are any; a concave map, for nobody says every word of a model answer; the best over all model
//!    answers.
//! 5. [`assess`]: the mean of the agreement and of the share of points that are there.
//!
//! Sources: alignment and question demoting after Sultan, Salazar and Sumner, *Fast and Easy Short Answer
//! Grading with High Accuracy*, NAACL 2016, and Mohler, Bunescu and Mihalcea, *Learning to Grade Short
//! Answer Questions*, ACL 2011; stems after Porter, *The English (Porter2) stemming algorithm*; F-measure
//! after van Rijsbergen, *Information Retrieval*, 1979. What else was tried stands in
//! `docs/decisions/0010-own-words-are-compared-word-by-word.md`.

mod agreement;
mod alignment;
mod assessment;
mod lexicon;
mod measure;
mod passage;
mod similarity;
mod trigrams;
mod verdict;
mod warnings;
mod ways;

pub use agreement::agreement;
pub use assessment::{Assessment, Band, assess};
pub use verdict::suggested;

pub use warnings::Caution;

pub(super) use verdict::mark;
