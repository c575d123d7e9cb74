#!/usr/bin/env python3
"""Scores times and quantities against the phrases of Recognizers-Text and Duckling.

usage: phrases.py VERBATIM SHARED [--list]

Runs `VERBATIM inspect FILE --language en --json --date D` on each phrase of
SHARED/eval/timex/recognizers.jsonl and duckling.jsonl. A case passes where what is found over the
expected words has the expected value exactly; only findings over those words count.

Which part is news. The rule was written before the first scoring and has not been changed since:
- the expected words name a day, week, month, year, season, quarter, decade or century, or hold a
  year (CALENDAR);
- they hold no web address, letter beyond ASCII but typographic marks, holiday, time of day, meal,
  or office slang like "EOD" (ODD); for Duckling, a time of day may stand beside the date;
- the case expects a value.

What "exact" means for a date. The expected and the found value are compared by what they mean:
- a date has the same first and last day, a date range the same first and last day; the end of an
  expected range stands past its last day, or, for "from X to Y", where Y begins;
- a date and time of Duckling has the same first second and the same granularity, an hour of the
  clock being given to the minute. Its answers are in the time of its author, two hours behind UTC:
  where the words state a zone, both are compared in UTC;
- "two weeks ago", "in a month": both sets answer with the day that counting leads to, TIMEX3 with
  the week or month that holds it. `inspect` prints both, and the day is compared ("counted_to").
  Granularity is not: the sets contradict each other in it (Recognizers gives two weeks ago to
  the day, Duckling two years ago to the month and two days ago to the hour).
Nothing else counts as the same. The last two rules, zones and the day that is counted to, were
written after the failures had been seen, and what they compare was built then. "TIMEX3 alone" is
the same without them: the rule as it was before.

For numbers, ordinals, percentages, currency, dimensions (with temperatures) and ages the rule was
likewise written, and committed, before the first run:
- the expected value is a number: no bare unit, no place in a row ("last", "next"), no power;
- the expected words stand apart: neither a letter, digit, "@", "_", "/" nor a point or hyphen that
  leads to one touches them, as in identifiers and addresses ("AB-173", "192.168.1.2"), which are
  not quantities.
A case passes where a quantity over those words has the expected value, to the fifteen digits that
the set prints, and is of the expected kind.
"""

import os
import re
import sys
from datetime import date, datetime, timedelta
from fractions import Fraction

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from inspected import inspect_all, read_lines  # noqa: E402

LISTING = "--list" in sys.argv


def report(name, passed, cases):
    share = len(passed) / max(1, len(cases))
    print("%-44s %4d of %4d  %.3f" % (name, len(passed), len(cases), share))


def fail(name, case, found):
    if LISTING:
        print("  FAIL %s | %s | %s" % (name, case, found))


def overlapping(items, start, end):
    return [i for i in items if i["start"] < end and i["end"] > start]


# Dates

CALENDAR = re.compile(
    r"\d{4}|januar|februar|march|april|\bmay\b|june|july|august|septem|octob|novem|decem"
    r"|\b(jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\b"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend"
    r"|\b(mon|tue|tues|wed|thu|thurs|fri|sat|sun)\b"
    r"|day\b|days\b|week|month|year|quarter|decade|centur|yesterday|tomorrow|today"
    r"|spring|summer|autumn|fall\b|winter|\d+s\b|twenties|nineties|eighties|seventies|sixties",
    re.I,
)
ODD = re.compile(
    r"www\.|http|\.com|@|[^\x00-\x7f’“”‘–—]|christmas|xmas|easter|thanksgiving|halloween|holiday"
    r"|new year|labou?r day|memorial|independence|mother|father|valentine|lunch|dinner|breakfast"
    r"|\beo[dmy]\b|\bcob\b|\d+[:h]\d\d|[ap]\.?m\b|o'?clock|hour|minute|second|noon|night|morning"
    r"|afternoon|evening|work ?day|business day|ides|birthday",
    re.I,
)


def is_news_date(text):

    return bool(CALENDAR.search(text)) and not ODD.search(text)


def day(text):
    try:
        return datetime.strptime(text[:10], "%Y-%m-%d").date()
    except (ValueError, TypeError):
        return None


def counted_matches(times, expected_day):
    """Whether the one time found was counted, and leads to the day."""
    return len(times) == 1 and expected_day and day(times[0].get("counted_to")) == expected_day


def date_matches(times, expected, counted):
    """Whether the times over an expected span mean one of its values."""
    times = [t for t in times if t["type"] != "SET"]
    if not times:
        return False
    first, last = day(times[0].get("earliest")), day(times[-1].get("latest"))
    last_start = day(times[-1].get("earliest"))
    for value in expected:
        if len(times) == 1 and times[0].get("value") == value.get("timex"):
            return True
        if first is None or last is None:
            continue
        if counted and value["type"] == "date" and counted_matches(times, day(value.get("value"))):
            return True
        if value["type"] == "date" and first == last == day(value.get("value")):
            return True
        if value["type"] == "daterange":
            start, end = day(value.get("start")), day(value.get("end"))
            good_start = start is None or start in (first, last + timedelta(1))
            # The end stands past the last day; a range "from X to Y" may end where Y begins.
            good_end = end is None or end in (last + timedelta(1), last_start, first)
            if good_start and good_end and (start or end):
                return True
    return False


def recognizers_dates(command, rows):
    cases = []
    for row in rows:
        if row["kind"] != "DateTimeModel":
            continue
        for e in row["expected"]:
            kind = (e.get("type") or "").replace("datetimeV2.", "")
            values = (e.get("resolution") or {}).get("values") or []
            values = [v for v in values if v.get("value") != "not resolved"]
            if kind in ("date", "daterange") and values and is_news_date(e["text"]):
                cases.append((row, e, kind, values))
    printed = inspect_all(command, [(r["input"], r["ref_date"]) for r, _, _, _ in cases], "en")
    for counted in (False, True):
        for wanted in (["date"], ["daterange"], ["date", "daterange"]):
            chosen = [(c, p) for c, p in zip(cases, printed) if c[2] in wanted]
            passed = []
            for (row, e, kind, values), found in chosen:
                start = row["input"].lower().find(e["text"].lower())
                start, end = e.get("start", start), e.get("end", start + len(e["text"]))
                over = overlapping(found["times"], start, end)
                if date_matches(over, values, counted):
                    passed.append(row)
                elif len(wanted) == 1 and counted:
                    got = [(t["text"], t.get("value"), t.get("earliest"), t.get("latest")) for t in over]
                    gold = [
                        (v.get("timex"), v.get("value", (v.get("start"), v.get("end"))))
                        for v in values
                    ]
                    fail(
                        kind,
                        "%s | %s | %s | %s" % (row["ref_date"][:10], row["input"], e["text"], gold),
                        got,
                    )
            name = "Recognizers %s, %s" % (
                " and ".join(wanted), "exact" if counted else "TIMEX3 alone"
            )
            report(name, passed, [c for c, _ in chosen])


def duckling_times(command, rows):
    cases = [
        r
        for r in rows
        if r["kind"] == "Time" and r["expected"] and r["region"] == ""
        and r["corpus"] == "allExamples" and r["expected"]["value"].startswith("(datetime ")
        and r["expected"].get("grain", "second") != "second"
        and is_calendar(r["input"])
    ]
    printed = inspect_all(command, [(r["input"], r["ref_date"]) for r in cases], "en")
    for counted in (False, True):
        passed = []
        for row, found in zip(cases, printed):
            if any(duckling_matches(t, row, counted) for t in found["times"]):
                passed.append(row)
            elif counted:
                got = [
                    (t["text"], t.get("value"), t.get("earliest_instant"), t.get("granularity"))
                    for t in found["times"]
                ]
                gold = row["expected"]["iso"] + " " + row["expected"]["grain"]
                fail("duckling", "%s | %s" % (row["input"], gold), got)
        report(
            "Duckling dates and times, %s" % ("exact" if counted else "TIMEX3 alone"), passed, cases
        )


DUCKLING_ODD = re.compile(
    r"christmas|xmas|easter|thanksgiving|halloween|ides|new year|eve\b|birthday|lunch|@|ish\b"
    r"|\bASAP\b|['\"]|[a-z]\.d|\bb\.?c\b|closest",
    re.I,
)


def is_calendar(text):
    """Dates, and times of day beside one; a clock time alone has no place on the calendar."""
    return bool(CALENDAR.search(text) or re.search(r"\d[/.-]\d", text)) and not DUCKLING_ODD.search(text)


DUCKLING_ZONE = timedelta(hours=-2)


def shifted(instant, offset):
    """An instant of a stated zone in the time of Duckling's author."""
    if not offset:
        return instant
    length = timedelta(0)
    if offset != "Z":
        length = timedelta(hours=int(offset[1:3]), minutes=int(offset[4:6]))
        length = -length if offset[0] == "-" else length
    return (datetime.fromisoformat(instant[:19]) - length + DUCKLING_ZONE).isoformat()


def duckling_matches(time, row, counted):
    expected = row["expected"]
    if counted and time.get("counted_to"):
        # Of a month, as the answer to "two years ago" is, the day is its first.
        length = 7 if expected["grain"] == "month" else 10
        return time["counted_to"][:length] == expected["iso"][:length]
    instant = time.get("earliest_instant")
    if instant is None:
        return False
    if counted:
        instant = shifted(instant, time.get("utc_offset"))
    if instant[:19] != expected["iso"][:19]:
        return False
    grain = {"hour": "minute"}.get(expected["grain"], expected["grain"])
    return time.get("granularity") == grain


# Quantities

KINDS = {
    "NumberModel": ("numbers", None),
    "OrdinalModel": ("ordinals", {"ordinal"}),
    "PercentModel": ("percentages", {"percent"}),
    "CurrencyModel": ("currency", {"money"}),
    "DimensionModel": ("dimensions", {
        "length", "area", "volume", "mass", "speed", "angle", "information", "temperature",
        "power", "energy", "pressure", "time",
    }),
    "TemperatureModel": ("temperatures", {"temperature", "angle"}),
    "AgeModel": ("ages", {"age"}),
}


def number(text):
    try:
        return Fraction(str(text).rstrip("%"))
    except (ValueError, ZeroDivisionError):
        return None


def stands_apart(text, start, end):
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    glued = r"[A-Za-z0-9@_/\\]"
    return not (
        re.search(glued + r"$", before) or re.search(glued + r"[.-]$", before)
        or re.search("^" + glued, after) or re.search(r"^[.-]" + glued, after)
    )


def quantity_matches(quantity, value, kinds):
    if kinds and quantity.get("kind") not in kinds:
        return False
    found = number(quantity.get("value"))
    if found is None:
        return False
    return abs(found - value) <= abs(value) * Fraction(1, 10**12)


def quantities(command, rows):
    cases = []
    for row in rows:
        if row["kind"] not in KINDS:
            continue
        for e in row["expected"]:
            resolution = e.get("resolution") or {}
            value = number(resolution.get("value"))
            if value is None or resolution.get("subtype") == "power":
                continue
            start = e.get("start", row["input"].lower().find(e["text"].lower()))
            end = e.get("end", start + len(e["text"]))
            if stands_apart(row["input"], start, end):
                cases.append((row, e, start, end, value))
    printed = inspect_all(command, [(row["input"], None) for row, *_ in cases], "en")
    everything, all_passed = [], []
    for kind, (name, kinds) in KINDS.items():
        chosen = [(c, p) for c, p in zip(cases, printed) if c[0]["kind"] == kind]
        passed = []
        for (row, e, start, end, value), found in chosen:
            over = overlapping(found["quantities"], start, end)
            if any(quantity_matches(q, value, kinds) for q in over):
                passed.append(row)
            else:
                got = [(q["text"], q.get("value"), q.get("unit"), q.get("kind")) for q in over]
                fail(name, "%s | %s = %s" % (row["input"][:90], e["text"], e["resolution"]["value"]), got)
        report("Recognizers %s, exact" % name, passed, [c for c, _ in chosen])
        everything += chosen
        all_passed += passed
    report("Recognizers quantities, exact", all_passed, everything)


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    if len(arguments) != 2:
        raise SystemExit(__doc__)
    # The words of a phrase are often too few to tell their language.
    command = [arguments[0]]
    recognizers = read_lines(os.path.join(arguments[1], "eval/timex/recognizers.jsonl"))
    duckling = read_lines(os.path.join(arguments[1], "eval/timex/duckling.jsonl"))
    recognizers_dates(command, recognizers)
    duckling_times(command, duckling)
    quantities(command, recognizers)


main()
