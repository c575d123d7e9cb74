#!/usr/bin/env python3
"""Scores CoNLL-U against a gold treebank, and turns a treebank back into raw text.

usage: score_conllu.py GOLD SYSTEM         token, sentence, UPOS, XPOS, lemma, UAS and LAS F1
       score_conllu.py --raw GOLD          the gold sentences as running text
       score_conllu.py --raw GOLD PREFIX   only documents whose id starts with one of PREFIX,…

Words are aligned by the characters they cover, white space aside, as in the CoNLL 2018 shared
task; LAS compares universal relations. A word that its multiword token does not spell out
covers the whole token. Standard library only.
"""
import sys


def read(path, prefixes=None):
    """Yields (new paragraph, space after, words); a word is (start, end, columns)."""
    sentence, paragraph, keep, fresh = [], False, True, False
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            fresh = True
            name = line.split("=", 1)[1].strip() if "=" in line else ""
            keep = prefixes is None or name.startswith(tuple(prefixes))
        if line.startswith(("# newdoc", "# newpar")):
            paragraph = True
        elif line and line[0] != "#":
            sentence.append(line.split("\t"))
        elif not line and sentence:
            if keep:
                yield paragraph, fresh, sentence
            sentence, paragraph, fresh = [], False, False
    if sentence and keep:
        yield paragraph, fresh, sentence


def surface(rows):
    """The tokens as written: (form, space after)."""
    skip = 0
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            skip = int(row[0].split("-")[1])
        elif int(row[0]) <= skip:
            continue
        yield row[1], "SpaceAfter=No" not in row[9]


def words(rows, at):
    """The words with the characters that they cover, counted from `at`."""
    result, group, last, whole = [], [], 0, ""
    def flush():
        nonlocal at
        spelled = "".join(squeeze(row[1]) for row in group) == squeeze(whole)
        start = at
        for row in group:
            end = start + len(squeeze(row[1]))
            result.append((start, end, row) if spelled else (at, at + len(squeeze(whole)), row))
            start = end
        at += len(squeeze(whole))
        group.clear()
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            last, whole = int(row[0].split("-")[1]), row[1]
        elif int(row[0]) <= last:
            group.append(row)
            if int(row[0]) == last:
                flush()
        else:
            whole = row[1]
            group.append(row)
            flush()
    return result, at


def squeeze(text):
    return "".join(text.split())


def raw(path, prefixes):
    out = []
    space = ""
    for paragraph, _, rows in read(path, prefixes):
        if paragraph and out:
            space = "\n\n"
        out.append(space)
        for form, after in surface(rows):
            out.append(form)
            out.append(" " if after else "")
        space = out.pop()
    print("".join(out))


def load(path, prefixes=None):
    found, sentences, at = {}, set(), 0
    for _, _, rows in read(path, prefixes):
        start = at
        listed, at = words(rows, at)
        spans = {row[0]: (begin, end) for begin, end, row in listed}
        for begin, end, row in listed:
            head = "root" if row[6] == "0" else spans.get(row[6])
            found[begin, end, row[1]] = (row[2], row[3], row[4], head, row[7])
        sentences.add((start, at))
    return found, sentences, at


def f1(right, gold, system):
    precision, recall = right / max(1, system), right / max(1, gold)
    return 200 * right / max(1, gold + system), 100 * precision, 100 * recall


def score(gold_path, system_path, prefixes=None):
    gold, gold_sentences, gold_end = load(gold_path, prefixes)
    system, system_sentences, system_end = load(system_path)
    if gold_end != system_end:
        sys.exit(f"the texts differ: {gold_end} and {system_end} characters")
    both = [(gold[key], system[key]) for key in gold if key in system]
    counts = {
        "words": len(both),
        "UPOS": sum(g[1] == s[1] for g, s in both),
        "XPOS": sum(g[2] == s[2] for g, s in both),
        "lemmas": sum(g[0] == s[0] for g, s in both),
        "UAS": sum(g[3] == s[3] for g, s in both),
        "LAS": sum(g[3] == s[3] and g[4].split(":")[0] == s[4].split(":")[0] for g, s in both),
        "LAS with subtypes": sum(g[3] == s[3] and g[4] == s[4] for g, s in both),
    }
    for name, right in counts.items():
        print(f"{name:18} F1 %6.2f  P %6.2f  R %6.2f" % f1(right, len(gold), len(system)))
    right = len(gold_sentences & system_sentences)
    print(f"{'sentences':18} F1 %6.2f  P %6.2f  R %6.2f"
          % f1(right, len(gold_sentences), len(system_sentences)))


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if len(arguments) in (2, 3) and arguments[0] == "--raw":
        raw(arguments[1], arguments[2].split(",") if len(arguments) == 3 else None)
    elif len(arguments) in (2, 3):
        score(*arguments[:2], arguments[2].split(",") if len(arguments) == 3 else None)
    else:
        sys.exit(__doc__)
