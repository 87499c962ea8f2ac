//! Files and folders: B0003 to B0006, links, hidden files, order.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use super::check::lines;
use crate::load::{FILE_BYTES, Loaded, load_paths};

/// A folder of its own for each test, taken away at the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("roadmap-load-{}-{number}", std::process::id());
        let path = std::env::temp_dir().canonicalize().unwrap().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn with(self, name: &str, text: &str) -> Self {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    fn question(self, name: &str) -> Self {
        let id = name.trim_end_matches(".toml").replace(['/', '.'], "-");
        let id = id.trim_matches('-').to_lowercase();
        self.with(
            name,
            &format!("[[question]]\nid = \"{id}\"\nstem = \"s\"\naccept = \"a\"\n"),
        )
    }

    fn load(&self) -> Loaded {
        load_paths(std::slice::from_ref(&self.0), false)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn ids(loaded: &Loaded) -> Vec<String> {
    let questions = loaded.banks.iter().flat_map(|bank| &bank.questions);
    questions
        .map(|question| question.header.id.to_string())
        .collect()
}

/// The diagnostics as lines, without the folder's own path.
fn found(folder: &Path, loaded: &Loaded) -> String {
    lines(&loaded.sources, &loaded.diagnostics).replace(&*folder.to_string_lossy(), "@")
}

#[test]
fn folders_are_read_in_the_order_of_paths() {
    let folder = Folder::new()
        .question("b/a.toml")
        .question("a.toml")
        .question("b.toml")
        .question("a/c.TOML")
        .question(".hidden.toml")
        .question(".git/x.toml")
        .with("notes.md", "no bank");
    let loaded = folder.load();
    assert_eq!(found(&folder.0, &loaded), "");
    assert_eq!(ids(&loaded), ["a-c-toml", "a", "b-a", "b"]);
    let first = loaded
        .sources
        .of(loaded.banks[0].questions[0].span)
        .unwrap();
    assert_eq!(
        first.path.replace(&*folder.0.to_string_lossy(), "@"),
        "@/a/c.TOML"
    );
}

#[test]
fn a_file_is_a_bank() {
    let folder = Folder::new().question("mine.toml");
    let loaded = load_paths(&[folder.0.join("mine.toml")], false);
    assert_eq!(ids(&loaded), ["mine"]);
    assert_eq!(loaded.banks[0].identity.id, "mine");
}

#[test]
fn two_banks_have_two_names() {
    let folder = Folder::new()
        .question("x/bank.toml")
        .question("y/bank.toml");
    let paths = [folder.0.join("x/bank.toml"), folder.0.join("y/bank.toml")];
    let loaded = load_paths(&paths, false);
    assert_eq!(
        found(&folder.0, &loaded),
        "B0201 @/y/bank.toml:1:1 the bank id `bank` is used twice\n"
    );
    assert!(loaded.has_errors());
}

#[test]
fn what_is_not_there() {
    let folder = Folder::new();
    let loaded = load_paths(&[folder.0.join("none")], false);
    assert_eq!(
        found(&folder.0, &loaded),
        "B0004 @/none:1:1 cannot be read: no such file or directory\n"
    );
    assert_eq!(
        found(&folder.0, &folder.load()),
        "B0006 @:1:1 there is no TOML file in the folder\n"
    );
}

#[test]
fn files_over_the_limit_are_not_read() {
    let folder = Folder::new().question("a.toml");
    let large = fs::File::create(folder.0.join("b.toml")).unwrap();
    large.set_len(FILE_BYTES + 1).unwrap();
    let loaded = folder.load();
    assert_eq!(
        found(&folder.0, &loaded),
        "B0003 @/b.toml:1:1 the file is larger than 8 MiB\n"
    );
    assert_eq!(ids(&loaded), ["a"]);
}

#[test]
fn a_bank_over_the_limit_is_read_in_part() {
    let folder = Folder::new();
    for number in 0..33 {
        let file = fs::File::create(folder.0.join(format!("{number:02}.toml"))).unwrap();
        file.set_len(FILE_BYTES).unwrap();
    }
    let loaded = folder.load();
    let found = found(&folder.0, &loaded);
    assert!(
        found.contains("B0003 @/32.toml:1:1 the bank is larger than 256 MiB"),
        "{found}"
    );
    assert_eq!(found.matches("B0003").count(), 1);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn links_inside_are_followed_once() {
        let folder = Folder::new().question("a/a.toml").question(".data/b.toml");
        symlink(&folder.0, folder.0.join("a/round")).unwrap();
        symlink(folder.0.join("a"), folder.0.join("again")).unwrap();
        symlink(folder.0.join(".data/b.toml"), folder.0.join("b.toml")).unwrap();
        symlink(folder.0.join("a/a.toml"), folder.0.join("c.toml")).unwrap();
        let loaded = folder.load();
        assert_eq!(found(&folder.0, &loaded), "");
        assert_eq!(ids(&loaded), ["a-a", "data-b"]);
    }

    #[test]
    fn links_that_lead_out_are_refused() {
        let outside = Folder::new().question("x.toml");
        let folder = Folder::new().question("a.toml");
        symlink(outside.0.join("x.toml"), folder.0.join("b.toml")).unwrap();
        symlink(&outside.0, folder.0.join("c")).unwrap();
        symlink(outside.0.join("none"), folder.0.join("d.toml")).unwrap();
        symlink(outside.0.join("none"), folder.0.join("e")).unwrap();
        assert_eq!(
            found(&folder.0, &folder.load()),
            "B0005 @/b.toml:1:1 is a link that leads out of the folder\n\
             B0005 @/c:1:1 is a link that leads out of the folder\n\
             B0004 @/d.toml:1:1 cannot be read: no such file or directory\n"
        );
    }

    #[test]
    fn a_bank_may_be_named_by_a_link() {
        let outside = Folder::new().question("x.toml");
        let folder = Folder::new();
        symlink(&outside.0, folder.0.join("bank")).unwrap();
        let loaded = load_paths(&[folder.0.join("bank")], false);
        assert_eq!(
            (found(&folder.0, &loaded).as_str(), ids(&loaded)),
            ("", vec!["x".to_owned()])
        );
    }

    #[test]
    fn sockets_and_devices_are_refused() {
        let folder = Folder::new().question("a.toml");
        let _socket = UnixListener::bind(folder.0.join("s.toml")).unwrap();
        let said = "B0005 @/s.toml:1:1 is a pipe, a socket or a device, not a file\n";
        assert_eq!(found(&folder.0, &folder.load()), said);
        let loaded = load_paths(&[PathBuf::from("/dev/zero")], false);
        assert_eq!(loaded.diagnostics[0].code.name(), "B0005");
    }
}
