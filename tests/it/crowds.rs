//! Many processes that open one store at the same moment: none, an old one, damaged ones.

use std::fs;
use std::path::Path;

use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use crate::history::{hear_out, outcome, start};

/// How many processes come at once.
const CROWD: usize = 6;
/// How many answers each of them has.
const ANSWERS: usize = 4;

/// What they find: a store of the first version, one with a flipped bit, one cut off, a few bytes of
/// nothing, an empty file, or none. Whether it has to be set aside.
fn lay(path: &Path, dice: &mut ChaCha12Rng) -> bool {
    let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stores/0001.db");
    let mut bytes = fs::read(old).expect("an old store");
    let draw = dice.next_u32() as usize;
    let is_damaged = match draw % 6 {
        0 => false,
        1 => {
            bytes[..16].fill(0);
            true
        }
        2 => {
            bytes.truncate(4_096 + draw / 6 % 20_000);
            !bytes.len().is_multiple_of(4_096)
        }
        3 => {
            bytes = vec![7; 1_000];
            true
        }
        4 => {
            bytes.clear();
            false
        }
        _ => return false,
    };
    fs::write(path, bytes).expect("a file");
    is_damaged
}

fn rounds(count: u64) {
    let mut dice = ChaCha12Rng::seed_from_u64(count);
    for round in 0..count {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("anna.db");
        let is_damaged = lay(&path, &mut dice);
        let crowd = [(); CROWD].map(|()| start(ANSWERS, &path, None));
        let crowd = crowd.map(|child| std::thread::spawn(move || hear_out(child)));
        let mut all = Vec::new();
        for one in crowd {
            let (ids, end) = one.join().expect("a reader");
            assert_eq!((ids.len(), &*end), (ANSWERS, "done"), "round {round}");
            all.extend(ids);
        }
        outcome(&path, &all);
        let aside = |n: usize| folder.path().join(format!("anna.corrupt-{n}.db")).exists();
        assert!(aside(1) == is_damaged && !aside(2), "round {round}");
    }
}

#[test]
fn a_crowd_loses_nothing() {
    rounds(8);
}

#[test]
#[ignore = "takes a minute: 200 rounds, for who changes how a store is opened"]
fn a_crowd_loses_nothing_for_long() {
    rounds(200);
}
