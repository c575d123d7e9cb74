"""Turns the development data into files, and output into the scorers' form.

usage: documents.py split DOCUMENTS.jsonl FOLDER        a file a document, named by its doc_id
       documents.py predictions QUOTES.json             `verbatim quotes --json` as score_quotes.py reads it
"""
import collections, json, os, sys


def split(path, folder):
    os.makedirs(folder, exist_ok=True)
    for line in open(path, encoding="utf-8"):
        document = json.loads(line)
        with open(os.path.join(folder, document["doc_id"] + ".txt"), "w", encoding="utf-8", newline="") as file:
            file.write(document["text"])


def predictions(path):
    documents = collections.defaultdict(list)
    for quotation in json.load(open(path, encoding="utf-8"))["quotations"]:
        # The gold has no scare quotes, titles, terms, or quotations inside quotations.
        if quotation["kind"] not in ("direct", "mixed", "indirect") or quotation["nested_in"]:
            continue
        name = os.path.splitext(os.path.basename(quotation["file"]))[0]
        speaker = next(iter(quotation["speakers"]), {})
        documents[name].append({
            "spans": quotation["spans"],
            "speaker_text": speaker.get("text") or speaker.get("name"),
            "speaker_start": speaker.get("start"),
            "speaker_end": speaker.get("end"),
        })
    for name in sorted(documents):
        print(json.dumps({"doc_id": name, "quotes": documents[name]}, ensure_ascii=False))


if sys.argv[1] == "split":
    split(sys.argv[2], sys.argv[3])
else:
    predictions(sys.argv[2])
