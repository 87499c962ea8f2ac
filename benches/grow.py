#!/usr/bin/env python3
"""Grows the question files of a copy of the project until the bank has COUNT questions.

Each round writes every question file once more with other ids. Usage: grow.py FOLDER COUNT
"""
import pathlib
import re
import sys

folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
files = [path for path in sorted(folder.rglob("*.toml")) if path.name not in ("roadmap.toml", "faq.toml")]
texts = [(path, path.read_text(), ) for path in files]
header = re.compile(r"^\[\[question\]\]$", re.M)
there = sum(len(header.findall(text)) for _, text in texts)
round_ = 1
while there < count:
    round_ += 1
    for path, text in texts:
        if there >= count:
            break
        grown = re.sub(r'^(id = "[^"]*)"$', rf'\1-{round_}"', text, flags=re.M)
        grown = re.sub(r"^follow_up = .*\n", "", grown, flags=re.M)
        path.with_name(f"{path.stem}-{round_}.toml").write_text(grown)
        there += len(header.findall(text))
print(f"{there} questions")
