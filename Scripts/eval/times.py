#!/usr/bin/env python3
"""Scores the times that `verbatim inspect` finds in news articles.

usage: times.py VERBATIM SHARED [--list]

Runs `VERBATIM inspect FILE --json --date D` on the articles of SHARED/eval/timex/timebank.jsonl
and aquaint.jsonl and feeds SHARED/eval/score/score_timex.py. --list names each miss and error.
"""

import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from inspected import inspect_all, read_lines  # noqa: E402


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    if len(arguments) != 2:
        raise SystemExit(__doc__)
    command, shared = [arguments[0]], arguments[1]
    sets = ["timebank", "aquaint"]
    documents = {
        name: read_lines(os.path.join(shared, "eval/timex/%s.jsonl" % name)) for name in sets
    }
    everything = [d for name in sets for d in documents[name]]
    printed = inspect_all(command, [(d["input"], d["ref_date"][:10]) for d in everything])
    found = {d["doc_id"]: p["times"] for d, p in zip(everything, printed)}
    with tempfile.TemporaryDirectory() as folder:
        for name, docs in list(documents.items()) + [("both", everything)]:
            gold, predicted = (os.path.join(folder, part) for part in ("gold", "found"))
            with open(gold, "w", encoding="utf-8") as file:
                file.writelines(json.dumps(d) + "\n" for d in docs)
            with open(predicted, "w", encoding="utf-8") as file:
                for d in docs:
                    line = {"doc_id": d["doc_id"], "found": found[d["doc_id"]]}
                    file.write(json.dumps(line) + "\n")
            scorer = os.path.join(shared, "eval/score/score_timex.py")
            run = subprocess.run(
                [sys.executable, scorer, gold, predicted], capture_output=True, text=True, check=True
            )
            print("%-9s%s" % (name, run.stdout.strip()))
    if "--list" in sys.argv:
        for d in everything:
            list_errors(d, found[d["doc_id"]])


def list_errors(document, times):
    text = document["input"]

    def context(item):
        before = text[max(0, item["start"] - 60) : item["start"]]
        after = text[item["end"] : item["end"] + 40]
        return (before + "[" + text[item["start"] : item["end"]] + "]" + after).replace("\n", " ")

    used = set()
    for gold in document["expected"]:
        overlaps = [
            (min(gold["end"], t["end"]) - max(gold["start"], t["start"]), i)
            for i, t in enumerate(times)
            if i not in used
        ]
        overlaps = [o for o in overlaps if o[0] > 0]
        if not overlaps:
            print("MISS", document["ref_date"][:10], gold["value"], "|", context(gold))
            continue
        best = max(overlaps)[1]
        used.add(best)
        if times[best].get("value") != gold["value"]:
            print(
                "VALUE", document["ref_date"][:10], "gold", gold["value"], "found",
                times[best].get("value"), "|", context(gold),
            )
    for i, time in enumerate(times):
        if i not in used:
            print("EXTRA", document["ref_date"][:10], time.get("value"), "|", context(time))


main()
