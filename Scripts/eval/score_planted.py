"""Holds the output on the sample archive against what was planted in it.

usage: score_planted.py planted.json QUOTES.json CONFLICTS.json [--list]

A planted pair counts as listed when some conflict has a passage with (or inside) its words `a` on one side and one with `b` on another.
"""
import json, sys


def near(passage, words):
    if passage["file"].rsplit("/", 1)[-1] != words["file"]:
        return False
    a, b = " ".join(passage["text"].split()), " ".join(words["text"].split())
    return a in b or b in a


def listed(pair, conflicts):
    sides = {"a": [pair["a"]], "b": [pair["b"]]}
    for more in pair.get("also", []):
        sides[more.get("side", "a")].append(more)
    for conflict in conflicts:
        groups = [side["passages"] for side in conflict["sides"]]
        on = {key: {i for i, g in enumerate(groups) for p in g for w in sides[key] if near(p, w)} for key in sides}
        if any(i != j for i in on["a"] for j in on["b"]):
            return conflict
    return None


def main():
    planted = json.load(open(sys.argv[1], encoding="utf-8"))
    quotations = json.load(open(sys.argv[2], encoding="utf-8"))["quotations"]
    conflicts = json.load(open(sys.argv[3], encoding="utf-8"))["conflicts"]
    show = "--list" in sys.argv
    explained = set()
    found = []
    for pair in planted["conflicts"]:
        hit = listed(pair, conflicts)
        if hit:
            found.append(pair)
            explained.add(hit["fingerprint"])
        elif show:
            print("not found yet:", pair["id"], pair["kind"], pair["about"])
    wrong = []
    for pair in planted["false_friends"] + planted["agreements"]:
        hit = listed(pair, conflicts)
        if hit and hit["fingerprint"] not in explained and hit["grade"] not in pair.get("tolerated_grades", []):
            wrong.append(pair["id"])
            explained.add(hit["fingerprint"])
            if show:
                print("false alarm:", pair["id"], hit["grade"], hit["summary"])
    others = [c for c in conflicts if c["fingerprint"] not in explained]
    if show:
        for conflict in others:
            print("not planted:", conflict["grade"], conflict["summary"])
    print(f"conflicts planted {len(planted['conflicts'])}, found {len(found)} ({', '.join(p['id'] for p in found)}); "
          f"listed {len(conflicts)}; false friends or agreements listed {len(wrong)}; not planted {len(others)}")

    key = lambda text: "".join(c for c in text if c.isalnum())
    runs = {}
    for quotation in quotations:
        name = quotation["file"].rsplit("/", 1)[-1]
        for start, end in quotation["marked"]:
            runs[name, key(quotation["text"][start - quotation["start"]:end - quotation["start"]])] = quotation
        runs.setdefault((name, key(quotation["text"])), quotation)
    right = speakers = 0
    for gold in planted["quotations"]:
        # A run of several paragraphs may be listed as one: then it holds the planted words.
        q = runs.get((gold["file"], key(gold["text"]))) or next(
            (v for (name, text), v in runs.items() if name == gold["file"] and key(gold["text"]) in text and len(key(gold["text"])) > 30), None)
        if not q:
            if show: print("quotation missed:", gold["file"], gold["text"][:60])
            continue
        right += 1
        said = " ".join(s["name"] for s in q["speakers"])
        accepted = [gold["speaker"]] + gold.get("also_accepted", [])
        ok = any((a is None and not said) or (a and said and set(a.lower().split()) & set(said.lower().split()) - {"the", "of"}) for a in accepted)
        speakers += ok
        if show and not ok: print("speaker:", gold["file"], repr(gold["text"][:50]), "said", said or None, "planted", accepted)
    print(f"quotations planted {len(planted['quotations'])}, found {right}, speaker right or rightly absent {speakers}; listed {len(quotations)}")


main()
