#!/usr/bin/env python3
"""Holds Archive/planted.json against the sample articles in Tests/SampleArticles.

Every planted passage stands exactly once in the text of its article and is one sentence at most;
every quotation stands once between marks; nothing between marks is left out of the list; the
numbers of planted things and the articles' own headers and lengths are as README says. Names
every problem on a line of its own and exits with 1 if there is any. Standard library only.
"""

import html
import json
import re
import sys
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "Tests" / "SampleArticles"
PLANTED = ROOT / "Archive" / "planted.json"

KINDS = {
    "quote-wording": 3, "quote-attribution": 1, "date": 3, "number": 2, "name": 2, "title": 1,
    "place": 1, "actor": 1, "order": 1, "status": 1, "polarity": 1, "role-reversal": 1,
}
GRADES = {"conflict", "possible", "disagreement", "update"}
WEIGHTS = {"meaning", "wording"}
QUOTATION_KINDS = {"direct", "mixed", "scare", "title", "term"}
MINIMUM = {"conflicts": 14, "agreements": 10, "false_friends": 12, "wire_copies": 1}
ABBREVIATIONS = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Q|A)\.$")

problems = []


def problem(where, what):
    problems.append(f"{where}: {what}")


def decoded(path):
    data = path.read_bytes()
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252"), "windows-1252"


def squeezed(text):
    """One line a block; runs of ASCII white space become one space, no-break spaces stay."""
    blocks = re.split(r"[ \t\r]*\n[ \t\r]*\n\s*", text)
    return "\n\n".join(re.sub(r"[ \t\r\n]+", " ", block).strip(" ") for block in blocks)


def rendered(path):
    """The text that a reader sees; plain text as it is, Markdown and HTML roughly."""
    text, _ = decoded(path)
    if path.suffix == ".html":
        text = re.sub(r"(?is)<(head|script|style)\b.*?</\1>", "", text)
        text = re.sub(r"(?i)</?(article|blockquote|body|br|div|h\d|html|li|ol|p|ul)\b[^>]*>",
                      "\n\n", text)
        return squeezed(html.unescape(re.sub(r"<[^>]*>", "", text)))
    if path.suffix == ".md":
        text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
        text = re.sub(r"(?m)^(?:#+ |> )", "", text)
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
        return squeezed(text.replace("*", ""))
    return text


def occurrences(needle, text):
    return sum(text.startswith(needle, i) for i in range(len(text)))


def is_one_sentence(passage):
    for end in re.finditer(r"[.!?][”’\"']?\s+(?=[“‘\"']?[A-Z0-9])", passage):
        if not ABBREVIATIONS.search(passage[: end.start() + 1]):
            return False
    return True


def marked_runs(paragraph, single):
    """The runs between marks in one paragraph, outer and inner, found without their speakers."""
    opening, closing = ("‘", "’") if single else ("“\"", "”\"")
    runs, start = [], None
    for i, character in enumerate(paragraph):
        after = paragraph[i + 1: i + 2]
        before = paragraph[i - 1: i]
        if start is None and character in opening:
            start = i + 1
        elif start is not None and character in closing:
            apostrophe = character == "’" and before.isalnum() and after.isalnum()
            if not apostrophe:
                runs.append(paragraph[start:i])
                start = None
    if start is not None:
        runs.append(paragraph[start:])
    inner = []
    for run in runs:
        inner += re.findall(r"“([^“”]*)”", run) if single else \
            re.findall(r"‘([^‘’]*)’|(?<!\w)'([^']*)'(?!\w)", run)
    flat = [part for found in inner
            for part in (found if isinstance(found, tuple) else (found,)) if part]
    return runs + flat


def check_passage(where, passage, texts):
    name, text = passage.get("file"), passage.get("text", "")
    if name not in texts:
        return problem(where, f"no article named {name!r}")
    count = occurrences(text, texts[name]) if text else 0
    if count != 1:
        problem(where, f"stands {count} times in {name}: {text!r}")
    if len(text) >= 300:
        problem(where, f"{len(text)} characters, 299 at most: {text!r}")
    if not is_one_sentence(text):
        problem(where, f"more than one sentence: {text!r}")
    return None


def check_manifest(manifest):
    names = [entry["file"] for entry in manifest]
    on_disk = sorted(p.name for p in ARTICLES.iterdir() if p.name != "manifest.json")
    if sorted(names) != on_disk:
        problem("manifest", f"lists {sorted(names)}, the folder holds {on_disk}")
    for entry in manifest:
        for field in ("file", "outlet", "title", "author", "published", "url", "tags"):
            if field not in entry:
                problem(entry["file"], f"manifest has no {field}")
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", entry["published"]):
            problem(entry["file"], f"published is no ISO date: {entry['published']}")
        if not (urlsplit(entry["url"]).hostname or "").endswith(".example"):
            problem(entry["file"], f"url is not under .example: {entry['url']}")
    outlets = Counter(entry["outlet"] for entry in manifest)
    if len(outlets) < 6 or sum(1 for n in outlets.values() if n == 2) < 2:
        problem("manifest", f"six outlets, two of them with two articles, wanted: {dict(outlets)}")
    if len(names) < 9:
        problem("manifest", f"{len(names)} articles, nine wanted")


def check_articles(texts):
    encodings = Counter()
    for name, text in texts.items():
        words = len(text.split())
        if not 350 <= words <= 700:
            problem(name, f"{words} words, 350 to 700 wanted")
        encodings[decoded(ARTICLES / name)[1]] += 1
    if encodings["windows-1252"] != 1:
        problem("articles", f"one Windows-1252 file wanted: {dict(encodings)}")
    suffixes = Counter(Path(name).suffix for name in texts)
    if suffixes[".md"] != 1 or suffixes[".html"] != 1:
        problem("articles", f"one .md and one .html wanted: {dict(suffixes)}")


def check_conflicts(conflicts, texts):
    for conflict in conflicts:
        where = conflict["id"]
        for field, allowed in (("kind", KINDS), ("grade", GRADES), ("weight", WEIGHTS)):
            if conflict.get(field) not in allowed:
                problem(where, f"unknown {field} {conflict.get(field)!r}")
        for field in ("about", "explanation"):
            if not conflict.get(field):
                problem(where, f"no {field}")
        passages = [("a", conflict["a"]), ("b", conflict["b"])]
        passages += [(f"also {i}", p) for i, p in enumerate(conflict.get("also", []))]
        if "reconciled_by" in conflict:
            passages.append(("reconciled_by", conflict["reconciled_by"]))
        for side, passage in passages:
            check_passage(f"{where} {side}", passage, texts)
        for passage in conflict.get("also", []):
            if passage.get("side") not in ("a", "b"):
                problem(where, f"an also passage without its side: {passage}")
    kinds = Counter(conflict["kind"] for conflict in conflicts)
    for kind, least in KINDS.items():
        if kinds[kind] < least:
            problem("conflicts", f"{kinds[kind]} of kind {kind}, {least} wanted")


def check_pairs(pairs, texts):
    for pair in pairs:
        for side in ("a", "b"):
            check_passage(f"{pair['id']} {side}", pair[side], texts)
        if not pair.get("why"):
            problem(pair["id"], "no why")


def check_quotations(quotations, texts):
    listed = Counter()
    for quotation in quotations:
        name, text = quotation.get("file"), quotation.get("text", "")
        where = f"quotation {text[:40]!r} in {name}"
        if name not in texts:
            problem(where, "no such article")
            continue
        if "speaker" not in quotation:
            problem(where, "no speaker field; null says that nobody is named")
        if quotation.get("kind") not in QUOTATION_KINDS:
            problem(where, f"unknown kind {quotation.get('kind')!r}")
        between = re.findall(f"[“‘\"']{re.escape(text)}(?=[”’\"']|\n|$)", texts[name])
        if len(between) != 1:
            problem(where, f"stands {len(between)} times between marks")
        listed[name, text] += 1
    found = Counter()
    for name, text in texts.items():
        # A paper whose house style is single marks has more of them than double ones.
        single = text.count("‘") > text.count("“")
        body = re.sub(r"(?m)^(?:Title|Outlet|Author):.*$", "", text)
        for paragraph in body.split("\n"):
            for run in marked_runs(paragraph, single):
                found[name, run] += 1
    for name, text in sorted((found - listed).keys()):
        problem(name, f"stands between marks and is not listed: {text!r}")
    for name, text in sorted((listed - found).keys()):
        problem(name, f"listed as a quotation, not found between marks: {text!r}")


def check_wire_copies(copies, texts):
    for copy in copies:
        original, copied = (texts.get(copy[side], "") for side in ("original", "copy"))
        ratio = SequenceMatcher(None, original.split(), copied.split(), autojunk=False).ratio()
        if ratio < 0.8:
            problem("wire copy", f"{copy['copy']} shares {ratio:.2f} of its words, .80 wanted")


def main():
    planted = json.loads(PLANTED.read_text("utf-8"))
    manifest = json.loads((ARTICLES / "manifest.json").read_text("utf-8"))
    check_manifest(manifest)
    texts = {entry["file"]: rendered(ARTICLES / entry["file"]) for entry in manifest
             if (ARTICLES / entry["file"]).is_file()}
    check_articles(texts)
    for part, least in MINIMUM.items():
        if len(planted[part]) < least:
            problem(part, f"{len(planted[part])} listed, {least} wanted")
    ids = Counter(item["id"] for part in ("conflicts", "agreements", "false_friends")
                  for item in planted[part])
    for repeated in (identifier for identifier, count in ids.items() if count > 1):
        problem(repeated, "id used twice")
    check_conflicts(planted["conflicts"], texts)
    check_pairs(planted["agreements"] + planted["false_friends"], texts)
    check_quotations(planted["quotations"], texts)
    check_wire_copies(planted["wire_copies"], texts)
    for line in problems:
        print(line, file=sys.stderr)
    if problems:
        return 1
    counts = ", ".join(f"{len(planted[part])} {part.replace('_', ' ')}" for part in planted)
    print(f"{len(texts)} articles: {counts}: all found as listed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
