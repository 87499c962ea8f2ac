#!/usr/bin/env python3
"""Makes a bank for benchmarks, the same for the same words.

generate.py full FOLDER COUNT [PER_FILE]   full questions: options with reasons, explanation, reference, date
generate.py plain FOLDER COUNT [PER_FILE]  plain cards: a stem and an accepted answer
"""
import pathlib
import random
import sys

# Two vocabularies, so that no word of a stem tells a key.
ASKED = """server client request response store query table column transaction replica leader follower shard
partition queue message consumer producer broker deadline session cookie header resource endpoint gateway
balancer container picture layer volume network process thread memory pointer iterator graph window stream
event version branch deploy rollback probe metric trace budget threshold restore snapshot migration tenant
region cluster tablet ledger mailbox printer invoice parcel ticket booking basket voucher catalogue courier
warehouse payroll calendar playlist newsroom archive turbine greenhouse lighthouse tramway orchard""".split()
SAID = """grows shrinks waits retries fails stops starts returns blocks wakes sorts merges splits copies moves
drains fills locks frees signs checks rejects accepts renames rotates expires refreshes compresses encrypts
batches buffers flushes commits aborts replays resumes forwards routes throttles samples counts averages
quickly slowly twice thrice later earlier nearby remotely locally jointly singly partly wholly evenly firmly
under beside behind before after without within against between outside toward beneath alongside""".split()


def text(chance: random.Random, words: int, end: str = ".", of: list[str] = SAID) -> str:
    chosen = [chance.choice(of) for _ in range(words)]
    return " ".join(chosen).capitalize() + end


def full(chance: random.Random, n: int) -> str:
    stem = f"{text(chance, 8, of=ASKED)}\n{text(chance, 7, '?', of=ASKED)}"
    lines = [
        "[[question]]",
        f'id = "{stem.split()[0].lower()}-{n}"',
        f'topic = "topic-{n % 100}"',
        f'level = "{("junior", "mid", "senior")[n % 3]}"',
        'kind = "single"',
        'hint = "' + text(chance, 5, "?", of=ASKED) + '"',
        "verified = 2026-11-22",
        f'stem = """\n{stem}"""',
        f'explanation = """\n{text(chance, 8)}\n{text(chance, 7)}"""',
    ]
    key = chance.randrange(4)
    for at in range(4):
        lines += ["[[question.option]]", f'text = "{text(chance, 4, "")}"']
        lines += ["correct = true"] if at == key else []
        lines += [f'why = "{text(chance, 7)}"']
    lines += [
        "[[question.reference]]",
        f'title = "RFC 9110 HTTP Semantics, section {n % 15}.{n % 7}"',
        f'url = "https://www.rfc-editor.org/rfc/rfc9110#section-{n % 15}.{n % 7}"',
        "",
    ]
    return "\n".join(lines)


def plain(chance: random.Random, n: int) -> str:
    stem, answer = text(chance, 46, f" {n}?", of=ASKED), text(chance, 5)
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
