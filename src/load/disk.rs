//! Reads the files of a bank from the disk and keeps the limits; the only place that walks folders.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{parallel, source_text};
use crate::diagnostics::{Code, Diagnostic, Sources};
use crate::model::Span;
use crate::sorting;

/// The most bytes of a file.
pub const FILE_BYTES: u64 = 8 << 20;

/// The most bytes of all files of a bank.
pub const BANK_BYTES: u64 = 256 << 20;

/// The most questions of a bank.
pub const QUESTIONS: usize = 200_000;
/// How many folders may lie in each other below a bank's own.
const DEPTH: usize = 32;

/// A file of a bank as it was read.
#[derive(Clone, Debug)]
pub struct RawFile {
    /// Its path as it is shown: the path that the user named, and the way from there.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What was found at a path.
#[derive(Debug)]
pub(super) enum Found {
    /// A file, or what is to stand for one.
    Text {
        /// Its path as it is shown.
        path: String,
        /// Its text.
        text: String,
    },
    /// A file whose bytes are no text.
    Damaged(RawFile),
    /// Something that cannot be read.
    Fault(Refused),
}

impl Found {
    /// The file that was read.
    pub(super) fn of(RawFile { path, bytes }: RawFile) -> Self {
        match source_text::text(bytes) {
            Ok(text) => Self::Text { path, text },
            Err(bytes) => Self::Damaged(RawFile { path, bytes }),
        }
    }

    /// Its path as it is shown.
    pub(super) fn path(&self) -> &str {
        match self {
            Self::Text { path, .. } | Self::Damaged(RawFile { path, .. }) => path,
            Self::Fault(refused) => &refused.path,
        }
    }

    /// Adds it to `sources`.
    pub(super) fn keep(self, sources: &mut Sources) -> Kept {
        let source = u32::try_from(sources.len()).unwrap_or(u32::MAX);
        let (path, text, fault, is_text) = match self {
            Self::Text { path, text } => (path, text, None, true),
            Self::Damaged(RawFile { path, bytes }) => {
                let damaged = source_text::judge(&bytes, source);
                (path, damaged.text, Some(damaged.fault), damaged.is_text)
            }
            Self::Fault(refused) => {
                let place = Span::new(source, &(0..0));
                let fault = Diagnostic::new(refused.code, refused.message, place);
                let help = Some(refused.help).filter(|help| !help.is_empty());
                let fault = Diagnostic { help, ..fault };
                (refused.path, String::new(), Some(fault), false)
            }
        };
        sources.add(path, text);
        Kept {
            source,
            fault,
            is_text,
        }
    }
}

/// What became of something that was found.
#[derive(Debug)]
pub(super) struct Kept {
    /// Its number among the sources.
    pub source: u32,
    /// What is wrong with it, if anything.
    pub fault: Option<Diagnostic>,
    /// Whether its text is worth parsing.
    pub is_text: bool,
}

/// Something that cannot be read, and why.
#[derive(Debug)]
pub(super) struct Refused {
    /// Its path as it is shown.
    pub path: String,
    /// What kind of fault it is.
    pub code: Code,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// All files of the bank at `path`, sorted by path: the file itself, or the `*.toml` below a folder.
pub(super) fn read(path: &Path) -> Vec<Found> {
    let mut walk = Walk {
        root: path.to_owned(),
        real_root: path.canonicalize().ok(),
        ..Walk::default()
    };
    match fs::metadata(path) {
        Err(error) => walk.refuse(path, unreadable(&error)),
        Ok(metadata) if metadata.is_dir() => walk.folder(),
        Ok(_) => walk.file(path),
    }
    sorting::by(&mut walk.found, |(one, _), (other, _)| one.cmp(other));
    let read = parallel::map(&walk.found, |some| -> Vec<Found> {
        let found = some.iter().map(|(path, size)| walk.read(path, size));
        found.collect()
    });
    read.into_iter().flatten().collect()
}

/// The one file at `path`; nothing if there is none, unless it `is_named`. The null device is no file.
pub(super) fn read_one(path: &Path, is_named: bool) -> Option<Found> {
    let mut walk = Walk {
        root: path.to_owned(),
        ..Walk::default()
    };
    match fs::metadata(path) {
        Err(_) if !is_named => return None,
        Err(error) => walk.refuse(path, unreadable(&error)),
        Ok(_) if path == Path::new("/dev/null") => return None,
        Ok(metadata) if metadata.is_dir() => walk.refuse(path, no_folder()),
        Ok(_) => walk.file(path),
    }
    let (path, size) = walk.found.pop()?;
    Some(walk.read(&path, &size))
}

/// The one file that `reader` gives, shown as `shown`; no more than a file may have is read.
pub(super) fn read_stream(shown: &str, reader: &mut dyn Read) -> Found {
    let mut bytes = Vec::new();
    let path = shown.to_owned();
    let reason = match reader.take(FILE_BYTES + 1).read_to_end(&mut bytes) {
        Err(error) => unreadable(&error),
        Ok(_) if bytes.len() as u64 > FILE_BYTES => too_large("file", FILE_BYTES),
        Ok(_) => return Found::of(RawFile { path, bytes }),
    };
    let (code, message, help) = reason;
    Found::Fault(Refused {
        path,
        code,
        message,
        help,
    })
}

/// Why something cannot be read: what kind of fault it is, what is wrong, what to do about it.
type Reason = (Code, String, String);

/// A walk through a folder.
#[derive(Default)]
struct Walk {
    root: PathBuf,
    real_root: Option<PathBuf>,
    /// What is to be read, with its size, and what is refused.
    found: Vec<(PathBuf, Result<u64, Reason>)>,
    folders: Vec<PathBuf>,
    links: Vec<PathBuf>,
    seen: HashSet<PathBuf>,
    bytes: u64,
}

impl Walk {
    fn folder(&mut self) {
        self.folders.push(self.root.clone());
        while let Some(folder) = self.folders.pop().or_else(|| self.next_link()) {
            if folder
                .canonicalize()
                .is_ok_and(|folder| self.seen.insert(folder))
            {
                self.entries(&folder);
            }
        }
        if self.found.is_empty() {
            let help = "a bank is a TOML file, or a folder of them".to_owned();
            let message = "there is no TOML file in the folder".to_owned();
            self.refuse(&self.root.clone(), (Code::B0006, message, help));
        }
    }

    fn entries(&mut self, folder: &Path) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.refuse(folder, unreadable(&error)),
        };
        let visible =
            |entry: &fs::DirEntry| !entry.file_name().as_encoded_bytes().starts_with(b".");
        let mut entries: Vec<_> = entries.filter_map(Result::ok).filter(visible).collect();
        sorting::by_key(&mut entries, fs::DirEntry::file_name);
        for entry in entries {
            match entry.file_type() {
                Ok(kind) if kind.is_symlink() => self.links.push(entry.path()),
                Ok(kind) if kind.is_dir() && self.is_too_deep(folder) => {
                    self.refuse(&entry.path(), too_deep());
                }
                Ok(kind) if kind.is_dir() => self.folders.push(entry.path()),
                Ok(_) => self.file_if_toml(&entry.path()),
                Err(error) => self.refuse(&entry.path(), unreadable(&error)),
            }
        }
    }

    fn is_too_deep(&self, folder: &Path) -> bool {
        folder.components().count() >= self.root.components().count() + DEPTH
    }

    /// Follows links until one is a folder: after all else, so that what it leads to is read at its
    /// own place where that lies in the folder.
    fn next_link(&mut self) -> Option<PathBuf> {
        while let Some(link) = self.links.pop() {
            match (link.canonicalize(), is_toml(&link)) {
                (Ok(target), _) if target.is_dir() && self.holds(&target) => return Some(link),
                (Ok(target), true) if self.holds(&target) => self.file(&link),
                (Ok(target), is_toml) if is_toml || target.is_dir() => {
                    self.refuse(&link, leads_out());
                }
                (Err(error), true) => self.refuse(&link, unreadable(&error)),
                (Ok(_) | Err(_), _) => {}
            }
        }
        None
    }

    fn holds(&self, target: &Path) -> bool {
        self.real_root
            .as_ref()
            .is_some_and(|root| target.starts_with(root))
    }

    fn file_if_toml(&mut self, path: &Path) {
        if is_toml(path) {
            self.file(path);
        }
    }

    fn file(&mut self, path: &Path) {
        if !path.canonicalize().is_ok_and(|file| self.seen.insert(file)) {
            return;
        }
        let size = self.size(path);
        self.bytes += size.as_ref().copied().unwrap_or_default();
        self.found.push((path.to_owned(), size));
    }

    /// The bytes of a file, if it is one and within the limits.
    fn size(&self, path: &Path) -> Result<u64, Reason> {
        let metadata = fs::metadata(path).map_err(|error| unreadable(&error))?;
        let size = metadata.len();
        if !metadata.is_file() {
            Err(no_file())
        } else if size > FILE_BYTES {
            Err(too_large("file", FILE_BYTES))
        } else if self.bytes + size > BANK_BYTES {
            Err(too_large("bank", BANK_BYTES))
        } else {
            Ok(size)
        }
    }

    fn refuse(&mut self, path: &Path, reason: Reason) {
        self.found.push((path.to_owned(), Err(reason)));
    }

    /// What stands at a path that was found.
    fn read(&self, path: &Path, size: &Result<u64, Reason>) -> Found {
        let shown = self.shown(path);
        match size.clone().and_then(|size| read_limited(path, size)) {
            Ok(bytes) => Found::of(RawFile { path: shown, bytes }),
            Err((code, message, help)) => Found::Fault(Refused {
                path: shown,
                code,
                message,
                help,
            }),
        }
    }

    /// The path as it is shown: with slashes below the folder that was named.
    fn shown(&self, path: &Path) -> String {
        let root = self.root.to_string_lossy();
        let Some(below) = path
            .strip_prefix(&self.root)
            .ok()
            .filter(|below| below.iter().next().is_some())
        else {
            return root.into_owned();
        };
        let below: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
        format!("{}/{}", root.trim_end_matches(['/', '\\']), below.join("/"))
    }
}

fn is_toml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

/// The bytes of a file, which may have grown since its size was asked.
fn read_limited(path: &Path, size: u64) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    let mut limited = file.take(FILE_BYTES + 1);
    match limited.read_to_end(&mut bytes) {
        Err(error) => Err(unreadable(&error)),
        Ok(_) if bytes.len() as u64 > FILE_BYTES => Err(too_large("file", FILE_BYTES)),
        Ok(_) => Ok(bytes),
    }
}

fn unreadable(error: &io::Error) -> Reason {
    let said = error.to_string();
    let said = said.split(" (os error").next().unwrap_or_default();
    (
        Code::B0004,
        format!("cannot be read: {}", said.to_lowercase()),
        String::new(),
    )
}

fn no_file() -> Reason {
    let message = "is a pipe, a socket or a device, not a file".to_owned();
    (
        Code::B0005,
        message,
        "name a file, or a folder of TOML files".to_owned(),
    )
}

fn no_folder() -> Reason {
    let message = "is a folder, not a file".to_owned();
    (Code::B0005, message, "name a file".to_owned())
}

fn too_deep() -> (Code, String, String) {
    let message = format!("the folder lies more than {DEPTH} folders deep");
    (Code::B0003, message, "put it nearer to the top".to_owned())
}

fn leads_out() -> Reason {
    let message = "is a link that leads out of the folder".to_owned();
    (
        Code::B0005,
        message,
        "copy what it leads to into the folder".to_owned(),
    )
}

fn too_large(what: &str, limit: u64) -> Reason {
    let message = format!("the {what} is larger than {} MiB", limit >> 20);
    (Code::B0003, message, format!("split the {what} in several"))
}
