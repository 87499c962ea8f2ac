#!/usr/bin/env python3
"""Makes a bank for benchmarks, the same for the same words.

generate.py full FOLDER COUNT [PER_FILE]   full questions: options with reasons, explanation, reference, date
generate.py plain FOLDER COUNT [PER_FILE]  plain cards: a stem and an accepted answer
"""
import pathlib
import random
import sys

WORDS = """server client request response cache index query table column row join transaction lock commit
replica leader follower shard partition topic queue message consumer producer broker retry timeout deadline
token session cookie header status method resource endpoint gateway balancer container image layer volume
network port process thread memory stack heap pointer slice array map graph tree node edge cycle path sort
search hash bucket collision window stream batch event schema version branch merge deploy rollback probe
metric trace span alert budget threshold latency throughput backup restore snapshot migration constraint
foreign primary unique nullable default trigger view cursor page offset limit filter order group aggregate
encrypt decrypt sign verify digest secret rotate policy role permission tenant audit scope grant consent""".split()


def text(chance: random.Random, words: int, end: str = ".") -> str:
    chosen = [chance.choice(WORDS) for _ in range(words)]
    return " ".join(chosen).capitalize() + end


def full(chance: random.Random, n: int) -> str:
    topic = n % 100
    lines = [
        "[[question]]",
        f'id = "q-{n}-{chance.choice(WORDS)}"',
        f'topic = "topic-{topic}"',
        f'level = "{("junior", "mid", "senior")[n % 3]}"',
        'kind = "single"',
        'hint = "' + text(chance, 8, "?") + '"',
        "verified = 2026-11-22",
        f'stem = """\n{text(chance, 8)}\n{text(chance, 8, "?")}"""',
        f'explanation = """\n{text(chance, 8)}\n{text(chance, 8)}"""',
    ]
    key = n * 7 % 4
    for at in range(4):
        lines += ["[[question.option]]", f'text = "{text(chance, 4, "")}"']
        lines += ["correct = true"] if at == key else []
        lines += [f'why = "{text(chance, 4)}"']
    lines += [
        "[[question.reference]]",
        f'title = "RFC 9110 HTTP Semantics, section {n % 15}.{n % 7}"',
        f'url = "https://www.rfc-editor.org/rfc/rfc9110#section-{n % 15}.{n % 7}"',
        "",
    ]
    return "\n".join(lines)


def plain(chance: random.Random, n: int) -> str:
    stem, answer = text(chance, 30, f" {n}?"), text(chance, 24, f" {n}.")
    return f'[[question]]\nid = "card-{n}"\nstem = "{stem}"\naccept = ["{answer}"]\n'


def main() -> None:
    kind, folder, count = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
    per_file = int(sys.argv[4]) if len(sys.argv) > 4 else 100
    write = {"full": full, "plain": plain}[kind]
    chance = random.Random(f"{kind} {count}")
    folder.mkdir(parents=True, exist_ok=True)
    for first in range(0, count, per_file):
        questions = (write(chance, n) for n in range(first, min(first + per_file, count)))
        path = folder / f"{first // per_file:04}.toml"
        path.write_text("format = 1\n\n" + "\n".join(questions))


main()
