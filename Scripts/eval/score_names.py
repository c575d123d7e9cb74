#!/usr/bin/env python3
"""Scores names in IOB2 against a gold standard: precision, recall and F1 over exact spans and kinds.

usage: score_names.py GOLD PREDICTED [KINDS]

Both files have a word a line, columns separated by tabs: number, word, label ("B-PER", "I-LOC",
"O"), further columns ignored; an empty line ends a sentence; "# sent_id = …" names it. Spans count
characters of the sentence without white space, so that words may be cut differently. Sentences go by
their names where both files have them, else by their order. KINDS (default PER,ORG,LOC) are those
that count in the mean.
"""
import sys


def sentences(path):
    """The sentences as (name, text without spaces, set of (start, end, kind))."""
    result, name, text, spans, current = [], None, "", set(), None

    def close():
        nonlocal current
        if current:
            spans.add(tuple(current))
        current = None

    with open(path, encoding="utf-8") as lines:
        for line in list(lines) + ["\n"]:
            line = line.rstrip("\n")
            if line.startswith("# sent_id = "):
                name = line[12:]
            elif line.startswith("#"):
                continue
            elif not line:
                close()
                if text:
                    result.append((name, text, spans))
                name, text, spans = None, "", set()
            else:
                _, word, label = line.split("\t")[:3]
                start = len(text)
                text += word.replace(" ", "")
                if label.startswith("I-") and current and current[2] == label[2:]:
                    current[1] = len(text)
                    continue
                close()
                if label[:2] in ("B-", "I-"):
                    current = [start, len(text), label[2:]]
    return result


def main():
    gold, predicted = sentences(sys.argv[1]), sentences(sys.argv[2])
    kinds = (sys.argv[3] if len(sys.argv) > 3 else "PER,ORG,LOC").split(",")
    if all(name for name, _, _ in gold + predicted):
        by_name = {name: (text, spans) for name, text, spans in predicted}
        pairs = [(text, spans, by_name.get(name)) for name, text, spans in gold]
    elif len(gold) == len(predicted):
        pairs = [(g[1], g[2], p[1:]) for g, p in zip(gold, predicted)]
    else:
        sys.exit(f"{len(gold)} sentences against {len(predicted)}")
    counts = {kind: [0, 0, 0] for kind in kinds}
    for text, spans, found in pairs:
        if found is None or found[0] != text:
            sys.exit(f"a sentence is missing or has another text: {text[:60]}")
        for kind in kinds:
            right = {span for span in spans if span[2] == kind}
            own = {span for span in found[1] if span[2] == kind}
            counts[kind][0] += len(right & own)
            counts[kind][1] += len(own)
            counts[kind][2] += len(right)

    def show(name, right, found, wanted):
        precision, recall = right / max(1, found), right / max(1, wanted)
        mean = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{name:4} precision {precision:.3f}  recall {recall:.3f}  F1 {mean:.3f}  ({wanted})")

    show("all", *(sum(c[i] for c in counts.values()) for i in range(3)))
    for kind in kinds:
        show(kind, *counts[kind])


main()
