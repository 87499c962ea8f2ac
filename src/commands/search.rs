//! Finding an FAQ entry by words, with typing errors.

use crate::model::{Faq, FaqEntry};
use crate::sorting;

/// A word that is at least this much like the typed one counts.
const ALIKE: f64 = 0.75;

/// Words that tell nothing of what is meant.
const EMPTY: [&str; 24] = [
    "a", "an", "and", "are", "as", "be", "can", "do", "does", "for", "how", "i", "in", "is", "it",
    "my", "of", "on", "or", "should", "the", "to", "what", "which",
];

/// The entries that `query` may mean, counted from 0, the best first.
///
/// Each typed word looks for the word most like it (restricted Damerau-Levenshtein similarity, or as
/// the beginning of a longer word) in id and tags, in the question, and in the answer, which count 3, 3
/// and 1. An entry is found where half of the words, by weight, were found in it.
#[must_use]
pub(super) fn search(faq: &Faq, query: &str) -> Vec<usize> {
    let words = query_words(query);
    let mut found: Vec<(usize, f64)> = faq
        .entries
        .iter()
        .enumerate()
        .map(|(at, entry)| (at, score(entry, &words)))
        .filter(|(_, score)| *score >= 0.5)
        .collect();
    sorting::by(&mut found, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found.into_iter().map(|(at, _)| at).collect()
}

fn query_words(query: &str) -> Vec<String> {
    let all = words(query);
    let telling: Vec<_> = all
        .iter()
        .filter(|word| !EMPTY.contains(&&***word))
        .cloned()
        .collect();
    if telling.is_empty() { all } else { telling }
}

fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let parts = lower.split(|c: char| !c.is_alphanumeric());
    parts
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn score(entry: &FaqEntry, query: &[String]) -> f64 {
    let tags: Vec<&str> = entry.tags.iter().map(|tag| &**tag).collect();
    let names = words(&format!("{} {}", entry.id, tags.join(" ")));
    let (question, answer) = (words(&entry.question), words(&entry.answer));
    let of_word = |word: &String| {
        let [names, question, answer] = [&names, &question, &answer].map(|field| best(word, field));
        names.max(question).max(answer / 3.0) + (names + question + answer) / 100.0
    };
    query.iter().map(of_word).sum::<f64>() / query.len().max(1) as f64
}

fn best(word: &str, field: &[String]) -> f64 {
    field
        .iter()
        .map(|other| alike(word, other))
        .fold(0.0, f64::max)
}

fn alike(typed: &str, word: &str) -> f64 {
    if typed == word {
        return 1.0;
    }
    let begins = typed.len() >= 3 && word.starts_with(typed);
    let similar =
        1.0 - strsim::osa_distance(typed, word) as f64 / typed.len().max(word.len()) as f64;
    let similar = if typed.len() >= 4 && similar >= ALIKE {
        similar
    } else {
        0.0
    };
    if begins { similar.max(0.9) } else { similar }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Span, Text};

    fn check(query: &str, expected: Option<&str>) {
        let entry = |id: &str, question: &str, answer: &str| FaqEntry {
            id: Text::new(id, Span::default()),
            question: Text::new(question, Span::default()),
            answer: Text::new(answer, Span::default()),
            from_guide: false,
            tags: Vec::new(),
            see: Vec::new(),
            steps: Vec::new(),
        };
        let faq = Faq {
            entries: vec![
                entry(
                    "how-long",
                    "How long does it take?",
                    "Months. No degree is needed.",
                ),
                entry("degree", "Do I need a degree?", "No, skills matter more."),
                entry("devops", "Do I need DevOps?", "Basic knowledge helps."),
                entry(
                    "kubernetes-first-job",
                    "Do I need Kubernetes for a first job?",
                    "Rarely.",
                ),
            ],
        };
        let found = search(&faq, query);
        assert_eq!(
            found.first().map(|at| &*faq.entries[*at].id),
            expected,
            "{query}"
        );
    }

    #[test]
    fn finds_what_was_meant() {
        check("degree", Some("degree"));
        check("degre", Some("degree"));
        check("degere", Some("degree"));
        check("do i need a degree", Some("degree"));
        check("kubernetis", Some("kubernetes-first-job"));
        check("how long", Some("how-long"));
        check("dev ops devops", Some("devops"));
        check("zzzz", None);
        check("", None);
    }
}
