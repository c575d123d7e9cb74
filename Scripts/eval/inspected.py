"""Runs `verbatim inspect FILE --json --date D` on texts and returns what it prints."""

import concurrent.futures
import json
import os
import subprocess
import tempfile


def inspect_all(command, texts, language=None):
    """What the command prints for each (text, date or None), in order."""
    with tempfile.TemporaryDirectory() as folder:

        def one(numbered):
            number, (text, date) = numbered
            path = os.path.join(folder, "%d.txt" % number)
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            arguments = command + ["inspect", path, "--json"]
            if language:
                arguments += ["--language", language]
            if date:
                arguments += ["--date", date]
            run = subprocess.run(arguments, capture_output=True, check=False)
            os.remove(path)
            if run.returncode != 0:
                raise SystemExit("%s: %s" % (arguments, run.stderr.decode()))
            return json.loads(run.stdout)

        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            return list(pool.map(one, enumerate(texts)))


def read_lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]
