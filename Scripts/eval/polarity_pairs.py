#!/usr/bin/env python3
"""Counts how often a negation that tells two sentences apart tells their predicates apart too.

usage: polarity_pairs.py TRAIN_MODELS PAIRS.jsonl [--most N] [--list]

Runs `TRAIN_MODELS predications` on the first N pairs. The rule, written before the first run:
a pair counts where, of premise and hypothesis, exactly one holds one of the words NEGATIONS, once,
and both hold a predicate of one base form. It agrees where the polarity of at least one shared
predicate (the first of each base form) differs. This is no gold standard: a negation may bear
on a predicate that the other sentence lacks.
"""

import json
import re
import subprocess
import sys
import tempfile

NEGATIONS = re.compile(r"\b(?:not|never|no|nobody|none|nothing|without|neither)\b|n['’]t\b", re.I)


def main():
    arguments = [a for a in sys.argv[1:] if a != "--list"]
    most = None
    if "--most" in arguments:
        at = arguments.index("--most")
        most = int(arguments[at + 1])
        del arguments[at:at + 2]
    program, path = arguments
    with open(path, encoding="utf-8") as file:
        pairs = [json.loads(line) for line in file][:most]
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl") as file:
        for pair in pairs:
            row = {key: str(pair[key]) for key in ("id", "premise", "hypothesis")}
            file.write(json.dumps(row) + "\n")
        file.flush()
        output = subprocess.run(
            [program, "predications", file.name], check=True, capture_output=True, text=True)
    counted = agreed = unaligned = 0
    for pair, line in zip(pairs, output.stdout.splitlines(), strict=True):
        sides = sorted(len(NEGATIONS.findall(pair[key])) for key in ("premise", "hypothesis"))
        if sides != [0, 1]:
            continue
        row = json.loads(line)
        first, second = ({}, {})
        for side, items in ((first, row["premise"]), (second, row["hypothesis"])):
            for item in items:
                side.setdefault(item["lemma"], item["polarity"])
        shared = first.keys() & second.keys()
        if not shared:
            unaligned += 1
            continue
        counted += 1
        if any(first[lemma] != second[lemma] for lemma in shared):
            agreed += 1
        elif "--list" in sys.argv:
            print(f"{pair['premise']} | {pair['hypothesis']} | {sorted(shared)}")
    share = agreed / counted if counted else 0
    print(f"{agreed} of {counted} agree ({share:.3f}); {unaligned} share no predicate")


if __name__ == "__main__":
    main()
