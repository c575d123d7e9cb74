"""Scores conflicts on events that three outlets report, one archive an event.

usage: outlets.py BINARY EVAL-FOLDER WORK-FOLDER [--list]
"""
import json, os, subprocess, sys

binary, data, work = sys.argv[1:4]
sys.path.insert(0, os.path.join(data, "score"))
from score_conflicts import report

events = [json.loads(line) for line in open(os.path.join(data, "outlets-gold", "events.jsonl"), encoding="utf-8")]
gold = json.load(open(os.path.join(data, "outlets-gold", "gold.json"), encoding="utf-8"))
environment = dict(os.environ)
listed = []
for event in events:
    archive = os.path.join(work, event["event_id"])
    os.makedirs(work, exist_ok=True)
    subprocess.run([binary, "init", archive, "--quiet"], check=True, env=environment, stdout=subprocess.DEVNULL)
    for document in event["docs"]:
        command = [binary, "add", "-", "--archive", archive, "--quiet", "--name", document["doc_id"] + ".txt"]
        for option in ("outlet", "title"):
            if document.get(option):
                command += ["--" + option, document[option]]
        if document.get("date"):
            command += ["--published", document["date"]]
        subprocess.run(command, input=document["text"].encode(), check=True, env=environment, stdout=subprocess.DEVNULL)
    found = subprocess.run([binary, "conflicts", "--json", "--archive", archive], env=environment, capture_output=True)
    if found.returncode not in (0, 1):
        sys.exit(found.stderr.decode())
    listed += json.loads(found.stdout)["conflicts"]
report(gold, listed, "--list" in sys.argv)
