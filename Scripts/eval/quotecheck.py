#!/usr/bin/env python3
"""Checks the quotations of quotecheck and its variants, and scores the verdicts.

usage: quotecheck.py VERBATIM SHARED WORK [--list]

WORK is a folder for archives and output. The archive of quotecheck holds the documents that
SHARED/eval/quotecheck/quotecheck-train.archive.txt lists; a variant is checked against an archive of
its own that holds the one article. Prints what SHARED/eval/score's scripts print.
"""
import json, os, subprocess, sys, time

binary, shared, work = sys.argv[1:4]
listing = sys.argv[4:5]
folder = os.path.join(shared, "eval", "quotecheck")
score = os.path.join(shared, "eval", "score")
documents = {}
for line in open(os.path.join(shared, "eval", "quotes", "polnear-train.jsonl"), encoding="utf-8"):
    document = json.loads(line)
    documents[document["doc_id"]] = document


def run(*arguments, statuses=(0, 1)):
    result = subprocess.run([binary, *arguments], stdout=subprocess.PIPE)
    if result.returncode not in statuses:
        sys.exit(f"verbatim {' '.join(arguments)} ended with {result.returncode}")
    return result.stdout.decode("utf-8")


def archive(name, identifiers):
    path = os.path.join(work, name)
    if os.path.exists(path):
        return path
    files = os.path.join(work, name + "-files")
    os.makedirs(files, exist_ok=True)
    for identifier in identifiers:
        with open(os.path.join(files, identifier + ".txt"), "w", encoding="utf-8", newline="") as file:
            file.write(documents[identifier]["text"])
    run("init", path, "--quiet")
    run("add", files, "--archive", path, "--quiet")
    return path


def check(path, batch):
    return run("check", "--batch", batch, "--archive", path, "--quiet")


def scored(script, gold, predictions):
    subprocess.run([sys.executable, os.path.join(score, script), gold, predictions, *listing], check=True)


names = [line.strip() for line in open(os.path.join(folder, "quotecheck-train.archive.txt"), encoding="utf-8")]
main = archive("quotecheck", [name for name in names if name])
gold = os.path.join(folder, "quotecheck-train.jsonl")
out = os.path.join(work, "quotecheck.jsonl")
start = time.time()
with open(out, "w", encoding="utf-8") as file:
    file.write(check(main, gold))
print(f"{time.time() - start:.1f} s")
scored("score_quotecheck.py", gold, out)

# Two articles print one utterance if either's words stand in the other: the longer one's cannot stand
# in the shorter. Each side's words are checked against the other's article, and the milder verdict is
# the pair's. Who is said to have said it is no part of the question.
ORDER = ["verbatim", "adjusted", "unquoted", "altered", "truncated", "misattributed", "spliced", "not_found"]
gold = os.path.join(folder, "variants-train.jsonl")
out = os.path.join(work, "variants.jsonl")
one_way = os.path.join(work, "variants-one-way.jsonl")
with open(out, "w", encoding="utf-8") as file, open(one_way, "w", encoding="utf-8") as single:
    for line in open(gold, encoding="utf-8"):
        pair = json.loads(line)
        verdicts = []
        for here, there in (("a", "b"), ("b", "a")):
            identifier = pair[there]["doc_id"]
            batch = os.path.join(work, "pair.jsonl")
            with open(batch, "w", encoding="utf-8") as item:
                item.write(json.dumps({"id": pair["id"], "quote": pair[here]["text"]}) + "\n")
            path = archive("variant-" + identifier, [identifier])
            verdicts.append(json.loads(check(path, batch))["verdict"])
        single.write(json.dumps({"id": pair["id"], "verdict": verdicts[0]}) + "\n")
        file.write(json.dumps({"id": pair["id"], "verdict": min(verdicts, key=ORDER.index)}) + "\n")
print("variants, a's words against b's article:")
scored("score_variants.py", gold, one_way)
print("variants, either's words against the other's article:")
scored("score_variants.py", gold, out)
