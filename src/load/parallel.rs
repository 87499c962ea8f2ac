//! The same work on many files or questions at once.

use std::num::NonZero;
use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::sorting;

/// The fewest items that are worth a part of their own.
const WORTH_IT: usize = 8;

/// How many parts a thread gets: enough that none waits long for the last.
const PARTS: usize = 32;

/// What `work` gives for parts of `items`, in the order of the items, on as many threads as there
/// are cores.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&[T]) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    if items.len() <= WORTH_IT || threads == 1 {
        return vec![work(items)];
    }
    let parts: Vec<&[T]> = items
        .chunks((items.len() / threads / PARTS).max(WORTH_IT))
        .collect();
    let next = AtomicUsize::new(0);
    let some = || take(&parts, &next, &work);
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(some)).collect();
        let mut done = some();
        for other in others {
            done.extend(
                other
                    .join()
                    .unwrap_or_else(|panic| panic::resume_unwind(panic)),
            );
        }
        done
    });
    sorting::by_key(&mut done, |(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

fn take<T, R>(parts: &[&[T]], next: &AtomicUsize, work: impl Fn(&[T]) -> R) -> Vec<(usize, R)> {
    let mut done = Vec::new();
    loop {
        let at = next.fetch_add(1, Ordering::Relaxed);
        let Some(part) = parts.get(at) else {
            return done;
        };
        done.push((at, work(part)));
    }
}

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn keeps_the_order() {
        for number in [0, 3, 1_000] {
            let items: Vec<usize> = (0..number).collect();
            assert_eq!(map(&items, <[usize]>::to_vec).concat(), items);
        }
    }
}
