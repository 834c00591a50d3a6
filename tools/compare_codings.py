#!/usr/bin/env python3
"""How far two codings of the same dispute agree: `compare_codings.py FIRST.yaml SECOND.yaml`, scenarios of format 2.
Counts issues, levels with measures, announcements and statements that both have; with --forecasts PARLEY also what
each makes of the questions (parley course --register). Names differ between coders: an issue is matched by the economies
of its owner and the closest set of words in its label, a level by its order, a statement by who, what kind and day."""
import csv
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml


def words(text):
    return {w for w in re.findall(r"[a-z]{3,}", str(text).lower()) if w not in ("the", "and", "new", "with", "from")}


def alike(a, b):
    return len(a & b) / max(1, len(a | b))


def owner(scenario, issue):
    party = scenario["parties"].get(issue.get("owner"), {})
    return tuple(sorted(party.get("economies", [])))


def matched_issues(a, b):
    pairs, taken = [], set()
    scored = sorted(((alike(words(x["label"]) | words(i), words(y["label"]) | words(j)), i, j)
                     for i, x in a["issues"].items() for j, y in b["issues"].items()
                     if owner(a, x) == owner(b, y)), reverse=True)
    for score, i, j in scored:
        if score > 0.1 and i not in {p for p, _ in pairs} and j not in taken:
            pairs.append((i, j))
            taken.add(j)
    return pairs


def size(level):
    """What a level does, in round numbers: its duties or quantities, not how they are worded."""
    found = []
    for measure in level.get("measures", []):
        for key in ("duty", "barrier", "purchase", "quota", "covers"):
            if key in measure:
                value = measure[key]["value"] if isinstance(measure[key], dict) else measure[key]
                found.append((key, "".join(re.findall(r"[-+]?[\d.]+", str(value))[:1]).lstrip("+")))
    return tuple(sorted(found))


def same_sizes(a, b):
    left = [size(level) for level in b.values()]
    both = 0
    for level in a.values():
        if size(level) in left:
            left.remove(size(level))
            both += 1
    return both, max(len(a), len(b))


def said(scenario, pairs, side):
    name = {pair[side]: k for k, pair in enumerate(pairs)}
    return {(tuple(sorted(scenario["parties"][s["party"]]["economies"])), s["says"], str(s.get("on")),
             name.get(s["level"].split(".")[0], s["level"])) for s in scenario.get("stances", [])}


def chances(parley, path):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "r.csv"
        subprocess.run([parley, "course", path, "--register", str(out)], check=True, capture_output=True)
        rows = list(csv.DictReader(out.read_text().splitlines()))
    return {(r["method"], r["question"]): float(r["chance"]) for r in rows}


def main():
    names = [each for each in sys.argv[1:] if not each.startswith("--") and each != "PARLEY"]
    parley = next((each.split("=", 1)[1] for each in sys.argv[1:] if each.startswith("--forecasts=")), None)
    if len(names) != 2:
        sys.exit("compare_codings.py FIRST.yaml SECOND.yaml [--forecasts=PARLEY]")
    a, b = (yaml.load(pathlib.Path(each).read_text(encoding="utf-8"), yaml.BaseLoader) for each in names)
    pairs = matched_issues(a, b)
    both = all_ = announced = announcements = 0
    for i, j in pairs:
        x, y = a["issues"][i]["levels"], b["issues"][j]["levels"]
        same, of = same_sizes(x, y)
        both, all_ = both + same, all_ + of
        ones, others = ({str(l["announced"]["on"]) for l in levels.values() if "announced" in l} for levels in (x, y))
        announced, announcements = announced + len(ones & others), announcements + len(ones | others)
    first, second = said(a, pairs, 0), said(b, pairs, 1)
    print(f"issues in both: {len(pairs)} of {max(len(a['issues']), len(b['issues']))}")
    print(f"levels of the same measures, of these issues: {both} of {all_}")
    print(f"announcements of the same day: {announced} of {announcements}")
    print(f"statements by the same party, of the same kind, day and issue: {len(first & second)} of {len(first | second)}")
    if parley:
        x, y = (chances(parley, each) for each in names)
        for method in ("printed", "course"):
            moved = [abs(x[k] - y[k]) for k in x if k[0] == method and k in y]
            if moved:
                print(f"{method}: {sum(m >= 0.05 for m in moved)} of {len(moved)} answers moved by 5 points or more, "
                      f"at most {100 * max(moved):.0f}")


if __name__ == "__main__":
    main()
