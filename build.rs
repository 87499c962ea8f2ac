//! Indexes the built-in bank: its files, their questions deflated, where each question lies, and the headers
//! of all questions, in the order of the roadmap. What cannot be read is left out; the tests tell.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress, create_comp_flags_from_zip_params,
};
use toml::de::{DeInteger, DeTable};

const FOLDER: &str = "questions";

/// How hard text is deflated: the most. It costs time when the program is built, none when it runs.
const EFFORT: i32 = 10;

/// The bytes that a question may refer back to, all that deflate can.
const DICTIONARY: usize = 32 * 1024;

/// A file of the bank, and how it is shown.
struct File {
    path: PathBuf,
    shown: String,
    text: String,
}

/// Deflates questions, each by itself behind a dictionary to which all of them refer back: a quarter less than
/// without it.
struct Packer {
    dictionary: String,
    primed: CompressorOxide,
}

impl Packer {
    /// A packer whose dictionary are some questions from all over the bank.
    fn new(questions: &[&str]) -> Self {
        let all: usize = questions.iter().map(|text| text.len()).sum();
        let some = questions.iter().step_by(all.div_ceil(DICTIONARY).max(1));
        let mut dictionary: String = some.copied().collect();
        dictionary.truncate(dictionary.floor_char_boundary(DICTIONARY));
        let flags = create_comp_flags_from_zip_params(EFFORT, 0, 0);
        let mut primed = CompressorOxide::new(flags);
        run(&mut primed, &dictionary, TDEFLFlush::Sync);
        Self { dictionary, primed }
    }

    /// The deflated text.
    fn pack(&self, text: &str) -> Vec<u8> {
        run(&mut self.primed.clone(), text, TDEFLFlush::Finish)
    }
}

/// What the compressor makes of the text; ample room is given, so that it is done at once.
fn run(compressor: &mut CompressorOxide, text: &str, flush: TDEFLFlush) -> Vec<u8> {
    let mut packed = vec![0; 2 * text.len() + 1024];
    let (_, _, length) = compress(compressor, text.as_bytes(), &mut packed, flush);
    packed.truncate(length);
    packed
}

/// The header of a question, as it goes into the program.
struct Header {
    id: String,
    step: Option<String>,
    topic: Option<String>,
    level: Option<String>,
    kind: String,
    decks: Vec<String>,
    seconds: Option<u32>,
    place: (usize, usize, usize),
}

impl Header {
    /// All that is written of the question.
    fn text<'a>(&self, files: &'a [File]) -> &'a str {
        let (file, start, end) = self.place;
        &files[file].text[start..end]
    }
}

/// Places of steps, and of topics within steps.
type Ranks = HashMap<(String, Option<String>), usize>;

fn main() -> io::Result<()> {
    writeln!(
        io::stdout(),
        "cargo:rerun-if-changed={FOLDER}\ncargo:rerun-if-changed=build.rs"
    )?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join(FOLDER), FOLDER, &mut files);
    files.sort_by(|one, other| one.path.cmp(&other.path));
    #[expect(
        clippy::disallowed_methods,
        reason = "cargo tells a build script its folder this way"
    )]
    let out = std::env::var_os("OUT_DIR")
        .map(PathBuf::from)
        .unwrap_or_default();
    fs::write(out.join("builtin.rs"), generate(&files, &out)?)
}

/// All TOML files below `folder` that are readable text; hidden ones are passed over.
fn collect(folder: &Path, shown: &str, files: &mut Vec<File>) {
    for entry in fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
    {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        let shown = format!("{shown}/{name}");
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            collect(&path, &shown, files);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            files.extend(
                fs::read_to_string(&path)
                    .ok()
                    .map(|text| File { path, shown, text }),
            );
        }
    }
}

fn generate(files: &[File], out: &Path) -> io::Result<String> {
    let roadmap = files
        .iter()
        .find(|file| file.shown == format!("{FOLDER}/roadmap.toml"));
    let text = roadmap.map_or("", |file| &file.text);
    let roadmap = DeTable::parse_recoverable(text).0.into_inner();
    let (id, title) = identity(&roadmap);
    let mut headers = Vec::new();
    let heads: Vec<usize> = (0..)
        .zip(files)
        .map(|(number, file)| index(number, &file.text, &mut headers))
        .collect();
    let questions: Vec<&str> = headers.iter().map(|header| header.text(files)).collect();
    let packer = Packer::new(&questions);
    fs::write(out.join("dictionary"), &packer.dictionary)?;
    let mut code = format!(
        "const FOLDER: &str = \"{FOLDER}/\";\nconst BANK_ID: &str = {id:?};\n\
         const BANK_TITLE: &str = {title:?};\nconst OUTLINE: &str = {:?};\n\
         static DICTIONARY: &str = include_str!(concat!(env!(\"OUT_DIR\"), \"/dictionary\"));\n\
         static FILES: [BuiltinFile; {}] = [\n",
        outline(text, &roadmap),
        files.len()
    );
    for (number, file) in files.iter().enumerate() {
        let of_file = headers
            .iter()
            .filter(|header: &&Header| header.place.0 == number);
        let (mut starts, mut packed) = (Vec::new(), Vec::new());
        for header in of_file {
            starts.push((header.place.1, packed.len()));
            packed.extend(packer.pack(header.text(files)));
        }
        let (head, shown) = (&file.text[..heads[number]], &file.shown);
        let _ = writeln!(
            code,
            "BuiltinFile {{ path: {shown:?}, head: {head:?}, length: {}, questions: &{starts:?}, \
             packed: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{number}.deflate\")) }},",
            file.text.len()
        );
        fs::write(out.join(format!("{number}.deflate")), packed)?;
    }
    code += "];\n";
    sort(&mut headers, &roadmap);
    Ok(code + &catalog(&headers))
}

/// The roadmap's own text without what only a single step shows: checklists, sections, topics, reading.
fn outline(text: &str, roadmap: &DeTable<'_>) -> String {
    let mut outline = lines(text, roadmap, &["title", "summary"]);
    for (name, keys) in [
        (
            "step",
            &["id", "title", "summary", "hours", "requires", "guides"][..],
        ),
        ("deck", &["id", "title", "summary"]),
        ("skill", &["id", "text", "step"]),
    ] {
        for table in tables(roadmap, name) {
            let _ = write!(outline, "[[{name}]]\n{}", lines(text, table, keys));
        }
    }
    outline
}

/// The lines of those keys as they are written.
fn lines(text: &str, table: &DeTable<'_>, keys: &[&str]) -> String {
    let mut lines = String::new();
    for (key, value) in table
        .iter()
        .filter(|(key, _)| keys.contains(&&**key.get_ref()))
    {
        lines.push_str(&text[key.span().start..value.span().end]);
        lines.push('\n');
    }
    lines
}

fn identity(roadmap: &DeTable<'_>) -> (String, String) {
    let bank = roadmap
        .get("bank")
        .and_then(|bank| bank.get_ref().as_table());
    let id = bank
        .and_then(|bank| text(bank, "id"))
        .unwrap_or_else(|| FOLDER.to_owned());
    let title = bank
        .and_then(|bank| text(bank, "title"))
        .unwrap_or_else(|| id.clone());
    (id, title)
}

/// Adds the headers of the file's questions; gives the end of what stands before the first of them.
fn index(file: usize, text: &str, headers: &mut Vec<Header>) -> usize {
    let table = DeTable::parse_recoverable(text).0.into_inner();
    let none = DeTable::new();
    let defaults = table
        .get("defaults")
        .and_then(|value| value.get_ref().as_table());
    let questions = table
        .get("question")
        .and_then(|value| value.get_ref().as_array());
    let questions: &[_] = questions.map_or(&[], |list| list.as_ref());
    for (at, question) in questions.iter().enumerate() {
        let end = questions
            .get(at + 1)
            .map_or(text.len(), |next| next.span().start);
        let place = (file, question.span().start, end);
        let fields = question.get_ref().as_table();
        headers.extend(fields.and_then(|fields| header(fields, defaults.unwrap_or(&none), place)));
    }
    questions
        .first()
        .map_or(text.len(), |first| first.span().start)
}

fn header(
    fields: &DeTable<'_>,
    defaults: &DeTable<'_>,
    place: (usize, usize, usize),
) -> Option<Header> {
    let given = |key: &str| text(fields, key).or_else(|| text(defaults, key));
    let decks = if fields.contains_key("decks") {
        fields
    } else {
        defaults
    };
    Some(Header {
        id: text(fields, "id")?,
        step: given("step"),
        topic: given("topic"),
        level: given("level"),
        kind: text(fields, "kind")?,
        decks: texts(decks, "decks"),
        seconds: fields
            .get("seconds")
            .and_then(|value| whole(value.get_ref().as_integer()?)),
        place,
    })
}

fn text(table: &DeTable<'_>, key: &str) -> Option<String> {
    table.get(key)?.get_ref().as_str().map(str::to_owned)
}

fn texts(table: &DeTable<'_>, key: &str) -> Vec<String> {
    let list = table.get(key).and_then(|value| value.get_ref().as_array());
    let items = list.into_iter().flat_map(|list| list.iter());
    items
        .filter_map(|item| item.get_ref().as_str().map(str::to_owned))
        .collect()
}

fn whole(integer: &DeInteger<'_>) -> Option<u32> {
    u32::from_str_radix(integer.as_str(), integer.radix()).ok()
}

/// Sorts the headers by step, then by topic, in the order of the roadmap, then as written.
fn sort(headers: &mut [Header], roadmap: &DeTable<'_>) {
    let mut ranks = Ranks::new();
    for (number, step) in tables(roadmap, "step").enumerate() {
        let Some(id) = text(step, "id") else { continue };
        for (at, topic) in tables(step, "topic").enumerate() {
            ranks.insert((id.clone(), text(topic, "id")), at);
        }
        ranks.insert((id, None), number);
    }
    let rank = |header: &Header, topic| {
        let step = header.step.clone()?;
        ranks.get(&(step, topic)).copied()
    };
    headers.sort_by_key(|header| {
        let topic = header.topic.clone();
        let at = topic
            .and_then(|topic| rank(header, Some(topic)))
            .unwrap_or(usize::MAX);
        (rank(header, None).unwrap_or(usize::MAX), at)
    });
}

/// The headers in numbers: each text stands in the program once, and no pointer is to be set when it starts.
fn catalog(headers: &[Header]) -> String {
    let (mut names, mut ids, mut decks) = (Names::default(), String::new(), Vec::new());
    let mut code = String::from("static HEADERS: &[Indexed] = &[\n");
    for header in headers {
        let id = (ids.len(), ids.len() + header.id.len());
        ids += &header.id;
        let first = decks.len();
        decks.extend(header.decks.iter().map(|deck| names.number(deck)));
        let mut number = |name: &Option<String>| name.as_ref().map(|name| names.number(name));
        let (step, topic, level) = (
            number(&header.step),
            number(&header.topic),
            number(&header.level),
        );
        let _ = writeln!(
            code,
            "Indexed {{ id: {id:?}, step: {step:?}, topic: {topic:?}, level: {level:?}, kind: {}, \
             decks: {:?}, seconds: {:?}, place: {:?} }},",
            names.number(&header.kind),
            (first, decks.len()),
            header.seconds,
            header.place
        );
    }
    let names = names.0;
    code + &format!(
        "];\nstatic IDS: &str = {ids:?};\nstatic DECKS: &[u16] = &{decks:?};\n\
         static NAMES: &[&str] = &{names:?};\n"
    )
}

/// Names that occur more than once, each with its number.
#[derive(Default)]
struct Names(Vec<String>);

impl Names {
    fn number(&mut self, name: &str) -> usize {
        let known = self.0.iter().position(|known| known == name);
        known.unwrap_or_else(|| {
            self.0.push(name.to_owned());
            self.0.len() - 1
        })
    }
}

fn tables<'a>(table: &'a DeTable<'a>, key: &str) -> impl Iterator<Item = &'a DeTable<'a>> {
    let list = table.get(key).and_then(|value| value.get_ref().as_array());
    let items = list.into_iter().flat_map(|list| list.iter());
    items.filter_map(|item| item.get_ref().as_table())
}
