//! The promises of the store, kept by processes that are killed, crowded, and out of space.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::Offset;
use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use roadmap::store::{Fact, FactKind, Health, Opening, Store, When};

/// How often a writer is killed.
const KILLS: usize = 300;

fn answer() -> Fact {
    let at = Timestamp::from_second(1_795_000_000).expect("a time");
    let mut fact = Fact::new(FactKind::Answer, When::new(at, Offset::UTC)).about("backend", "put");
    fact.response = Some(serde_json::json!({ "text": "words ".repeat(20) }));
    fact
}

/// The other process: reads `COUNT PATH` from its input, appends so many answers and writes the id of
/// each that was acknowledged.
#[test]
#[ignore = "the process that the others start"]
fn writer() {
    let mut order = String::new();
    std::io::stdin().read_line(&mut order).expect("an order");
    let Some((count, path)) = order.trim().split_once(' ') else {
        return;
    };
    let mut out = std::io::stdout();
    match write(count.parse().expect("a count"), Path::new(path), &mut out) {
        Ok(()) => writeln!(out, "\ndone").expect("a reader"),
        Err(error) => writeln!(out, "\nfailed {:?}", error.kind).expect("a reader"),
    }
}

fn write(
    count: usize,
    path: &Path,
    out: &mut impl Write,
) -> Result<(), roadmap::store::StoreError> {
    #[cfg(target_os = "linux")]
    give_up_privileges();
    let mut store = Store::open(path)?.store;
    for _ in 0..count {
        let row = store.append(answer())?;
        write!(out, "\nid {}\n", row.id).expect("a reader");
    }
    Ok(())
}

/// Becomes nobody if it is root, for whom no folder is read-only.
#[cfg(target_os = "linux")]
fn give_up_privileges() {
    let nobody = std::env::current_dir()
        .is_ok_and(|here| here.ends_with("as-nobody"))
        .then(|| rustix::process::Uid::from_raw(65_534));
    if let Some(nobody) = nobody.filter(|_| rustix::process::geteuid().is_root()) {
        rustix::thread::set_thread_res_uid(nobody, nobody, nobody).expect("root may");
    }
}

/// A writer that was told to append `count` answers, started through `shell` if there is one.
pub fn start(count: usize, path: &Path, shell: Option<&str>) -> Child {
    let program = std::env::current_exe().expect("this program");
    let mut command = match shell {
        None => Command::new(program),
        Some(shell) => {
            let mut command = Command::new("sh");
            command.args(["-c", &format!("{shell}; exec \"$0\" \"$@\"")]);
            command.arg(program);
            command
        }
    };
    command
        .args(["--exact", "history::writer", "--ignored", "--nocapture"])
        .args(["--test-threads", "1"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut child = command.spawn().expect("a process");
    let mut input = child.stdin.take().expect("its input");
    writeln!(input, "{count} {}", path.display()).expect("a reader");
    child
}

/// What the writer says: the next acknowledged id, or how it ended.
enum Said {
    Id(String),
    End(String),
}

fn listen(child: &mut Child) -> impl Iterator<Item = Said> + use<> {
    let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    lines.map_while(Result::ok).filter_map(|line| {
        let ended = line == "done" || line.starts_with("failed");
        let id = line.strip_prefix("id ").map(|id| Said::Id(id.to_owned()));
        id.or_else(|| ended.then_some(Said::End(line)))
    })
}

/// All ids that it acknowledges until it ends, and how it ends.
pub fn hear_out(mut child: Child) -> (Vec<String>, String) {
    let (mut ids, mut end) = (Vec::new(), String::new());
    for said in listen(&mut child) {
        match said {
            Said::Id(id) => ids.push(id),
            Said::End(how) => end = how,
        }
    }
    child.wait().expect("an end");
    (ids, end)
}

/// Starts a writer and kills it after some acknowledgements and some microseconds more.
fn kill_at_random(path: &Path, dice: &mut ChaCha12Rng) -> Vec<String> {
    let mut child = start(usize::MAX, path, None);
    let enough = (dice.next_u32() % 6) as usize;
    let pause = Duration::from_micros(u64::from(dice.next_u32() % 3_000));
    let mut said = listen(&mut child);
    let mut ids: Vec<String> = Vec::new();
    while ids.len() < enough {
        match said.next() {
            Some(Said::Id(id)) => ids.push(id),
            Some(Said::End(how)) => panic!("it ended: {how}"),
            None => panic!("it fell silent"),
        }
    }
    std::thread::sleep(pause);
    child.kill().expect("a process to kill");
    child.wait().expect("an end");
    ids.extend(said.filter_map(|said| match said {
        Said::Id(id) if id.len() == 32 => Some(id),
        Said::Id(_) | Said::End(_) => None,
    }));
    ids
}

/// Every acknowledged row is there once, the store is sound, and nothing is missing.
fn compare(path: &Path, acknowledged: &[String]) -> usize {
    let health = outcome(path, acknowledged);
    assert!(health.gaps.is_empty());
    health.rows
}

/// Every acknowledged row is there once, and the store is sound.
pub fn outcome(path: &Path, acknowledged: &[String]) -> Health {
    let opened = Store::open(path).expect("a store");
    assert!(!matches!(opened.opening, Opening::SetAside { .. }));
    let rows = opened.store.rows().expect("rows");
    let there: BTreeSet<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(there.len(), rows.len(), "a row is there twice");
    let told: BTreeSet<&str> = acknowledged.iter().map(String::as_str).collect();
    assert_eq!(told.len(), acknowledged.len(), "an id was told twice");
    assert!(told.is_subset(&there), "an acknowledged row is lost");
    let health = opened.store.check().expect("a look");
    assert!(health.is_sound(), "{health:?}");
    assert!(health.doubled.is_empty());
    health
}

#[test]
#[expect(clippy::print_stdout, reason = "what the test has counted")]
fn what_was_acknowledged_outlives_kill_9() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut dice = ChaCha12Rng::seed_from_u64(9);
    let (mut acknowledged, mut kept) = (0, 0);
    // A new store every thirty kills, so that some fall into its making.
    for n in 0..KILLS / 30 {
        let path = folder.path().join(format!("{n}.db"));
        let mut ids = Vec::new();
        for _ in 0..30 {
            ids.extend(kill_at_random(&path, &mut dice));
        }
        kept += compare(&path, &ids);
        acknowledged += ids.len();
    }
    println!("{KILLS} kills: {acknowledged} answers acknowledged, {kept} there, none twice");
    assert!(acknowledged > KILLS);
}

#[test]
fn two_writers_at_once_lose_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("anna.db");
    let writers = [(); 2].map(|()| start(2_000, &path, None));
    let heard = writers.map(|child| std::thread::spawn(move || hear_out(child)));
    let mut all = Vec::new();
    for thread in heard {
        let (ids, end) = thread.join().expect("a reader");
        assert_eq!((ids.len(), end.as_str()), (2_000, "done"));
        all.extend(ids);
    }
    assert_eq!(compare(&path, &all), 4_000);
}

#[cfg(unix)]
#[test]
fn out_of_space_it_says_so_and_has_what_was_acknowledged() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("anna.db");
    let mut all = Vec::new();
    // Blocks of 512 bytes: too few for the schema, for some rows, for the log to be taken in.
    for blocks in [0, 8, 60, 200, 400] {
        let limit = format!("trap '' XFSZ; ulimit -f {blocks}");
        let (ids, end) = hear_out(start(100_000, &path, Some(&limit)));
        assert!(
            end == "failed Full" || end == "failed Unwritable",
            "{blocks}: {end}"
        );
        all.extend(ids);
    }
    assert!(!all.is_empty());
    assert!(compare(&path, &all) >= all.len());
    let (ids, end) = hear_out(start(5, &path, None));
    assert_eq!((ids.len(), end.as_str()), (5, "done"));
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_or_file_is_told_as_such() {
    use std::os::unix::fs::PermissionsExt;

    let scene = tempfile::tempdir().expect("a folder");
    let folder = scene.path().join("as-nobody");
    std::fs::create_dir(&folder).expect("a folder");
    let path = folder.join("anna.db");
    drop(Store::open(&path).expect("a store"));
    let mode = |path: &Path, bits| {
        let mode = std::fs::Permissions::from_mode(bits);
        std::fs::set_permissions(path, mode).expect("a mode");
    };
    mode(scene.path(), 0o755);
    mode(&path, 0o444);
    mode(&folder, 0o555);
    let here = format!("cd '{}'", folder.display());
    for name in ["anna.db", "other.db", "no/such/folder.db"] {
        let (ids, end) = hear_out(start(1, &folder.join(name), Some(&here)));
        assert_eq!(
            (ids.len(), end.as_str()),
            (0, "failed Unwritable"),
            "{name}"
        );
    }
    mode(&folder, 0o755);
}
