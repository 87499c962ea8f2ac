#!/usr/bin/env python3
"""Runs the programs again whose output the bank asks for, and compares it with the key.

    python3 tests/outputs.py [FILE or FOLDER ...]

Without an argument it takes `questions/`. Listings are run as they stand: give it only a bank that you
trust. Go, Python, Node.js, bash, sh and SQL are run where `go`, `node`, `bash`, `sh` and `sqlite3` of
Python's own library are at hand; what is no program, or has no toolchain, is named with the reason.

`OUTPUTS_POSTGRES` names a PostgreSQL server (a connection string of psql, such as `host=/tmp user=me`). SQL
is then run there too, in a database of its own that is dropped at the end, and so is the reference query of
every `sql` question: its rows are held against those of SQLite. That queries and fixtures of `sql`
questions are sound on SQLite is checked by `roadmap check` (L18), not here.

Exit code: 0 if all that ran agrees, 1 if something differs, 2 if there is nothing to run or no server where
one is named. Needs Python 3.11.
"""

import contextlib
import csv
import io
import math
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import tomllib
import unicodedata
from pathlib import Path

SECONDS = 60
NULL = "\u2205"

# What stands round a listing, where the stem says it in words.
SURROUNDINGS = {
    "sql-running-sum-same-day": """
        CREATE TABLE sales(id INTEGER, day INTEGER, amount INTEGER);
        INSERT INTO sales VALUES (1, 1, 10), (2, 2, 20), (3, 2, 30), (4, 3, 5);""",
    "sql-three-ways-of-counting-phones": """
        CREATE TABLE members(phone TEXT);
        INSERT INTO members VALUES ('111'), (NULL), ('111'), ('222'), (NULL);""",
    "sql-label-of-an-empty-status": """
        CREATE TABLE jobs(id INTEGER PRIMARY KEY, status TEXT);
        INSERT INTO jobs VALUES (1, 'open'), (2, NULL), (3, '');""",
    "db-same-id-inserted-again": """
        CREATE TABLE accounts(id INTEGER PRIMARY KEY);
        INSERT INTO accounts VALUES (1), (2);""",
    "authz-pg-two-row-policies": "BEGIN; CREATE ROLE app;",
    "git-merge-revert-merge": "git init -q -b main && git commit -q --allow-empty -m start\n",
}

# Go's packages by the names that listings use; a listing may leave its imports out.
GO_PACKAGES = {
    path.rsplit("/", 1)[-1]: path
    for path in (
        "bufio bytes cmp container/heap container/list context database/sql encoding/base64 encoding/json "
        "errors fmt io iter log log/slog maps math net net/http net/http/httptest net/url os path "
        "path/filepath reflect regexp runtime slices sort strconv strings sync sync/atomic testing time "
        "unicode/utf8"
    ).split()
}

# What a stem lets a learner write for a program that stops, and how the program says it.
STOPS = {"deadlock": "all goroutines are asleep", "panic": "panic: "}

# Commands that reach beyond the folder of a run: a shell listing with one of them is not run.
BEYOND = "aws curl docker helm kubectl podman psql redis-cli ssh sudo systemctl terraform tofu wget"

VERSIONS = {
    "Go": ["go", "version"],
    "Git": ["git", "--version"],
    "Node.js": ["node", "--version"],
    "Python": [sys.executable, "--version"],
}


class NotRun(Exception):
    """Why a listing could not be run."""


class Failed(Exception):
    """How a program ended that should have printed its output."""


# --- the bank


def questions(paths):
    """The questions of all TOML files in the paths."""
    for path in paths:
        files = sorted(path.rglob("*.toml")) if path.is_dir() else [path]
        for file in files:
            yield from tomllib.loads(file.read_text("utf-8-sig")).get("question", [])


# --- the comparison, as docs/bank-format.md says


def agrees(item, printed):
    rule = COMPARE[item.get("compare", "spaces")]
    return any(rule(accepted, printed, item) for accepted in item["accept"])


def exact(accepted, printed, _):
    ends = [text.replace("\r\n", "\n").rstrip("\n") for text in (accepted, printed)]
    return ends[0] == ends[1]


def spaces(accepted, printed, _):
    return accepted.split() == printed.split()


def fold(accepted, printed, _):
    return folded(accepted) == folded(printed)


def folded(text):
    words = " ".join(unicodedata.normalize("NFKC", text).lower().split())
    return words.rstrip(".,;:!?").rstrip() or words


def number(accepted, printed, item):
    values = read_number(accepted), read_number(printed)
    return None not in values and abs(values[0] - values[1]) <= item.get("tolerance", 0)


def read_number(text):
    bare = re.sub(r"[\s_]", "", unicodedata.normalize("NFKC", text)).replace("\u2212", "-")
    if re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+(\..*)?", bare):
        bare = bare.replace(",", "")
    try:
        value = float(bare)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def regex(accepted, printed, _):
    return re.fullmatch(accepted, printed.strip()) is not None


COMPARE = {"exact": exact, "spaces": spaces, "fold": fold, "number": number, "regex": regex}


# --- programs


def run(command, folder, text=""):
    """What a command prints; fails if it ends with a failure."""
    code, out, err = ended(command, folder, text)
    if code != 0:
        raise Failed(f"exit code {code}: {last_line(err)}", err)
    return out


def ended(command, folder, text=""):
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    how = {"encoding": "utf-8", "errors": "replace", "start_new_session": True}
    process = subprocess.Popen(command, cwd=folder, env=environment(folder), **pipes, **how)
    try:
        out, err = process.communicate(text, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise Failed(f"ran for over {SECONDS} seconds") from None
    return process.returncode, out, err


def environment(folder):
    """Nothing of the caller's but where programs are found, and Go's cache of compiled packages."""
    kept = {key: os.environ[key] for key in ("PATH", "TMPDIR", "PYENV_ROOT") if key in os.environ}
    git = {f"GIT_{who}_{what}": "a@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    go = {"GOCACHE": go_cache(), "GOTOOLCHAIN": "local", "GOPROXY": "off", "GOFLAGS": "-mod=mod"}
    return kept | git | go | {"HOME": str(folder), "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def go_cache():
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return os.environ.get("GOCACHE") or str(Path(cache) / "go-build")


def last_line(text):
    """What a program said at its end; without the stacks of Go and the hints of PostgreSQL."""
    lines = text.strip().splitlines() or ["nothing said"]
    ends = [line for line in lines if re.search("^panic: |^fatal error: | ERROR: ", line)]
    return (ends or lines)[-1]


def at_hand(program):
    if shutil.which(program) is None:
        raise NotRun(f"no `{program}` at hand")
    return program


def version(tool):
    at_hand(VERSIONS[tool][0])
    said = subprocess.run(VERSIONS[tool], capture_output=True, text=True, check=True).stdout
    return re.search(r"\d+(\.\d+)+", said)[0]


def tools():
    """The toolchains at hand, with their versions."""
    found = [f"{tool} {version(tool)}" for tool in VERSIONS if shutil.which(VERSIONS[tool][0])]
    return [*found, f"SQLite {sqlite3.sqlite_version}"]


def pass_over_older_tools(item):
    """Passes over an item if `applies_to` asks for newer tools than those at hand."""
    asked = r"(Go|Git|Node\.js|Python) (\d+\.\d+) (?:and|or) (?:newer|later)"
    for tool, least in re.findall(asked, item.get("applies_to", "")):
        found = version(tool)
        if numbers(found) < numbers(least):
            raise NotRun(f"asks for {tool} {least} and newer, here is {found}")


def numbers(version_text):
    return [int(part) for part in version_text.split(".")]


def python(item, folder):
    return run([sys.executable, "-I", "-c", item["code"]], folder)


def node(item, folder):
    (folder / "main.js").write_text(item["code"], "utf-8")
    return run([at_hand("node"), "main.js"], folder)


def shell(item, folder):
    beyond = re.search(rf"(?m)(?:^|[|;&(`]) *({BEYOND.replace(' ', '|')}) ", item["code"])
    if beyond:
        raise NotRun(f"`{beyond[1]}` reaches beyond this folder")
    script = SURROUNDINGS.get(item["id"], "") + item["code"]
    return run([at_hand(item["language"]), "-c", script], folder)


def go(item, folder):
    at_hand("go")
    line = re.search(r"`go (\d+\.\d+)`", item["stem"])
    module = line[1] if line else ".".join(version("Go").split(".")[:2])
    (folder / "go.mod").write_text(f"module quiz\n\ngo {module}\n", "utf-8")
    (folder / "main.go").write_text(go_program(item["code"]), "utf-8")
    code, _, err = ended(["go", "build", "-o", "program", "."], folder)
    if code != 0 and "undefined: " in err and "package main" not in item["code"]:
        raise NotRun(f"a fragment: {last_line(err)}")
    if code != 0:
        raise Failed(f"does not compile: {last_line(err)}")
    return run([str(folder / "program")], folder)


def go_program(code):
    """The listing with what it leaves out: the package, the imports, and `main` round bare statements."""
    if re.search(r"(?m)^package ", code):
        return code
    has_functions = re.search(r"(?m)^func ", code)
    if re.search(r"(?m)^import ", code) or (has_functions and "func main()" not in code):
        raise NotRun("a fragment: how it goes on is not certain")
    bare = re.sub(r'//.*|`[^`]*`|"(\\.|[^"\\\n])*"', " ", code)
    used = sorted(set(re.findall(r"(?<![\w.])([a-z]\w*)\.", bare)) & GO_PACKAGES.keys())
    imports = "".join(f'import "{GO_PACKAGES[name]}"\n' for name in used)
    body = code if has_functions else f"func main() {{\n{code}\n}}"
    return f"package main\n\n{imports}\n{body}\n"


# --- SQL


def sqlite(item, _folder):
    """The rows of all statements, a line each, the values with a space between them."""
    lines = []
    with sqlite3.connect(":memory:", isolation_level=None) as db:
        try:
            db.executescript(SURROUNDINGS.get(item["id"], ""))
            for statement in statements(item["code"]):
                lines += [" ".join(shown(value) for value in row) for row in db.execute(statement)]
        except sqlite3.Error as error:
            raise Failed(str(error)) from error
    return "\n".join(lines)


def shown(value):
    return "" if value is None else str(value)


def statements(code):
    statement = ""
    for part in re.split(r"(?<=;)", code):
        statement += part
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        yield statement


class Postgres:
    """A database of its own on a server; dropped at the end."""

    def __init__(self, server):
        self.server = server
        self.name = f"outputs_{os.getpid()}"

    def __enter__(self):
        self.psql(self.server, f"CREATE DATABASE {self.name};")
        self.version = self.psql(self.server, "SHOW server_version;").split()[0]
        return self

    def __exit__(self, *_):
        self.psql(self.server, f"DROP DATABASE {self.name};")

    def psql(self, where, script, *options):
        with tempfile.TemporaryDirectory() as folder:
            return run([at_hand("psql"), "-qX", "-d", where, "-f", "-", *(options or ("-At",))], Path(folder), script)

    def own(self, script, *options):
        return self.psql(f"{self.server} dbname={self.name}", script, *options)

    def listing(self, item, _folder):
        """The rows of all statements, as [`sqlite`] gives them; a statement that fails does not end it."""
        before = f"\\set ON_ERROR_STOP 1\n{SURROUNDINGS.get(item['id'], '')}\n\\set ON_ERROR_STOP 0\n"
        with_schema = f"CREATE SCHEMA quiz;\nSET search_path = quiz;\nGRANT USAGE ON SCHEMA quiz TO PUBLIC;\n{before}"
        try:
            return self.own(with_schema + item["code"], "-At", "-F", " ")
        except Failed as refused:
            raise NotRun(f"the server refuses what stands round it: {refused.args[0]}") from None
        finally:
            self.own("SET client_min_messages = error;\nDROP SCHEMA IF EXISTS quiz CASCADE;")

    def rows(self, setup, query, probe):
        """The columns and rows of a query over a fixture, all of it taken back."""
        asked = [query, probe] if probe else [query]
        *first, last = [text.strip().rstrip(";") + ";\n" for text in asked]
        script = (
            f"\\set ON_ERROR_STOP 1\n\\pset null '{NULL}'\nBEGIN;\nCREATE SCHEMA quiz;\n"
            f"SET LOCAL search_path = quiz;\n\\o /dev/null\n{setup}\n;\n{''.join(first)}\\o\n{last}"
            "\\o /dev/null\nROLLBACK;\n"
        )
        names, *rows = csv.reader(io.StringIO(self.own(script, "--csv")))
        return names, rows


def sqlite_rows(setup, query, probe):
    with sqlite3.connect(":memory:", isolation_level=None) as db:
        db.executescript(setup)
        if probe:
            db.executescript(query)
        cursor = db.execute(probe or query)
        return [column[0] for column in cursor.description], cursor.fetchall()


def comparable(names, rows, is_ordered):
    cells = [[cell(value) for value in row] for row in rows]
    return [name.lower() for name in names], cells if is_ordered else sorted(cells)


def cell(value):
    """A value without the differences that are those of the server's text: `1` is `1.0`."""
    if value is None or value == NULL:
        return ("null", "")
    try:
        return ("number", f"{float(value):.9g}")
    except ValueError:
        return ("text", str(value))


def reference_differs(question, postgres):
    """How the reference query of a `sql` question differs on the server; nothing if it does not."""
    query, probe = question["reference_query"], question.get("probe_query")
    for at, fixture in enumerate(question["fixture"], 1):
        try:
            here, there = (rows(fixture["setup"], query, probe) for rows in (sqlite_rows, postgres.rows))
        except (Failed, sqlite3.Error) as error:
            return f"fixture {at}: {error.args[0]}"
        ordered = question.get("ordered", False)
        if comparable(*here, ordered) != comparable(*there, ordered):
            return f"fixture {at}: SQLite gives {here}, PostgreSQL {there}"
    return None


# --- the run


def runners(item, postgres):
    """The runners of an item by name; raises where there is none."""
    language = item.get("language")
    if "code" not in item:
        raise NotRun("no listing")
    if language == "sql":
        return sql_runners(item, postgres)
    if language not in PROGRAMS:
        raise NotRun(f"no program: `{language}`")
    pass_over_older_tools(item)
    return {language: PROGRAMS[language]}


PROGRAMS = {
    "bash": shell,
    "go": go,
    "javascript": node,
    "js": node,
    "python": python,
    "sh": shell,
}


def sql_runners(item, postgres):
    """PostgreSQL runs all SQL; SQLite what does not name PostgreSQL alone."""
    applies_to = item.get("applies_to", "")
    found = {"PostgreSQL": postgres.listing} if postgres else {}
    if "PostgreSQL" not in applies_to or "SQLite" in applies_to or "standard SQL" in applies_to:
        found["SQLite"] = sqlite
    if not found:
        raise NotRun("PostgreSQL alone, and no server is named")
    return found


def difference(item, name, runner):
    """How what comes out differs from the key; nothing if it agrees."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            printed = runner(item, Path(folder))
        except Failed as failed:
            printed = word_for(item, failed)
            if printed is None:
                return f"{name}: {failed.args[0]}"
    if agrees(item, printed):
        return None
    return f"{name} prints {printed!r}, accepted is {item['accept']}"


def word_for(item, failed):
    """The word that the stem gives for such an end of the program."""
    said = failed.args[-1]
    words = (word for word, sign in STOPS.items() if sign in said and f"`{word}`" in item["stem"])
    return next(words, None)


def run_outputs(items, postgres):
    """Runs all items; gives the lines of what differs, and of what could not be run."""
    differ, not_run = [], []
    for item in items:
        try:
            found = [difference(item, *runner) for runner in runners(item, postgres).items()]
            differ += [f"{item['id']}: {text}" for text in found if text]
        except NotRun as why:
            not_run.append(f"{item['id']}: {why}")
    differing = len({line.split(":")[0] for line in differ})
    ran = len(items) - len(not_run)
    print(f"{len(items)} output items: {ran} ran, {ran - differing} agree, {differing} differ, {len(not_run)} not run")
    print(f"with {', '.join(tools())}")
    return differ, not_run


def run_references(asked, postgres):
    """Runs the reference queries on the server; gives the lines of what differs."""
    if not asked:
        return []
    if postgres is None:
        print(f"{len(asked)} sql questions: run by `roadmap check` (L18); on PostgreSQL: no server is named")
        return []
    found = {question["id"]: reference_differs(question, postgres) for question in asked}
    differ = [f"{id}: {text}" for id, text in found.items() if text]
    agree = len(asked) - len(differ)
    print(
        f"{len(asked)} sql questions: run by `roadmap check` (L18); reference queries on "
        f"PostgreSQL {postgres.version}: {agree} agree with SQLite {sqlite3.sqlite_version}, {len(differ)} differ"
    )
    return differ


def strays(items):
    """The surroundings above whose item is gone."""
    return [f"{id}: stands in SURROUNDINGS, and is no output item" for id in SURROUNDINGS.keys() - {i["id"] for i in items}]


def main():
    home = Path(__file__).resolve().parent.parent / "questions"
    paths = [Path(path) for path in sys.argv[1:]]
    asked = list(questions(paths or [home]))
    items = [question for question in asked if question.get("kind") == "output"]
    queries = [question for question in asked if question.get("kind") == "sql"]
    if not items + queries:
        raise ValueError("nothing to run")
    server = os.environ.get("OUTPUTS_POSTGRES")
    with Postgres(server) if server else contextlib.nullcontext() as postgres:
        differ, not_run = run_outputs(items, postgres)
        differ += run_references(queries, postgres) + ([] if paths else strays(items))
    for line in [f"differs: {text}" for text in differ] + [f"not run: {text}" for text in not_run]:
        print(line)
    return 1 if differ else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, ValueError, Failed, NotRun) as fault:
        print(f"error: {fault.args[0] if isinstance(fault, Failed) else fault}", file=sys.stderr)
        sys.exit(2)
