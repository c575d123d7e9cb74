#!/usr/bin/env python3
"""Times `verbatim check` on generated articles: check_speed.py VERBATIM WORK COUNT [COUNT…]

For each COUNT an archive of so many articles (Scripts/eval/generate.py), and 300 quotations that stand
in them, 300 with a word altered and 300 that stand nowhere. Each is written to `check --batch -` when
the answer to the one before it is there: the times are of one running program, its start aside.
"""
import json, os, random, re, subprocess, sys, time

binary, work = sys.argv[1:3]
here = os.path.dirname(os.path.abspath(__file__))


def quotations(files, chance):
    names = sorted(os.listdir(files))
    present, altered, absent = [], [], []
    while len(present) < 300:
        with open(os.path.join(files, chance.choice(names)), encoding="utf-8") as file:
            found = re.findall("“([^”]*),”", file.read())
        if not found:
            continue
        quote = chance.choice(found)
        words = quote.split()
        present.append(quote)
        changed = list(words)
        changed[chance.randrange(1, len(words) - 1)] = "marmalade"
        altered.append(" ".join(changed))
        chance.shuffle(words)
        absent.append(" ".join(words))
    return {"present": present, "altered": altered, "absent": absent}


for count in map(int, sys.argv[3:]):
    files = os.path.join(work, f"files-{count}")
    archive = os.path.join(work, f"archive-{count}")
    if not os.path.exists(archive):
        subprocess.run([sys.executable, os.path.join(here, "generate.py"), str(count), files], check=True)
        subprocess.run([binary, "init", archive, "--quiet"], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([binary, "add", files, "--archive", archive, "--quiet"], check=True, stdout=subprocess.DEVNULL)
    for kind, quotes in quotations(files, random.Random(11)).items():
        process = subprocess.Popen(
            [binary, "check", "--batch", "-", "--archive", archive, "--quiet"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        times, verdicts = [], {}
        for number, quote in enumerate(quotes):
            line = json.dumps({"id": number, "quote": quote}) + "\n"
            start = time.perf_counter()
            process.stdin.write(line.encode("utf-8"))
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            times.append((time.perf_counter() - start) * 1000)
            verdicts[answer["verdict"]] = verdicts.get(answer["verdict"], 0) + 1
        process.stdin.close()
        process.wait()
        # The first starts the program.
        times = sorted(times[1:])
        print(f"{count} articles, {kind}: p50 {times[len(times) // 2]:.2f} ms, "
              f"p99 {times[len(times) * 99 // 100]:.2f} ms, {verdicts}", flush=True)
