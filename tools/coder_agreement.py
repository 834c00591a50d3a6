#!/usr/bin/env python3
"""How far a second coder agrees with the first: `coder_agreement.py PARLEY` compares histories/second/*/scenario.yaml
with the first codings and prints a page in Markdown (histories/second/AGREEMENT.md): shares that are equal, Cohen's kappa
where each unit is put into one of a few classes, and the chances of either coding side by side.
Both coders had the record's own names, so that an issue, a level and a party are matched by id. What happened after is
opened by `parley score` alone.
coder_agreement.py --self-test   counts what is known by hand, and looks whether planted differences are seen"""
import copy
import csv
import datetime
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

HISTORIES = pathlib.Path(__file__).parents[1] / "histories"
KINDS = ["demand", "offer", "refusal", "threat"]
DOES = {"duty": "duty", "export_control": "quantity", "export_subsidy": "subsidy or tax", "export_tax": "subsidy or tax"}
QUESTIONS = ["carried-out-6", "answered", "beyond", "signed-6", "signed-24", "in-part", "in-full", "gone-24"]
MOVED = 0.05  # chances that part by so much or more are counted


def kappa(pairs):
    """Cohen's kappa; none where both coders put everything into one class."""
    classes = {c for pair in pairs for c in pair}
    equal = sum(a == b for a, b in pairs) / len(pairs)
    chance = sum(sum(a == c for a, _ in pairs) * sum(b == c for _, b in pairs) for c in classes) / len(pairs) ** 2
    return None if chance == 1 else (equal - chance) / (1 - chance)


def levels(scenario):
    """By issue and level: what it does, and whether it is announced."""
    found = {}
    for i, issue in scenario["issues"].items():
        for j, level in issue["levels"].items():
            words = {DOES[key] for m in level.get("measures", []) for key in m if key in DOES}
            does = " and ".join(sorted(words)) or ("ends a measure" if level.get("ends") else "no price")
            announced = level.get("announced")
            found[i, j] = (does, "no" if not announced else "answer" if "if" in announced else "threat")
    return found


def measured(scenario):
    """By issue and level: of each measure the kind and size, the sectors, and between whom."""
    codes = lambda m, key: tuple(sorted([m[key]] if isinstance(m[key], str) else m[key]))
    found = {}
    for i, issue in scenario["issues"].items():
        for j, level in issue["levels"].items():
            rows = [(key, m[key]["value"], codes(m, "sectors"), codes(m, "by"), codes(m, "on"))
                    for m in level.get("measures", []) for key in m if key in DOES]
            if rows:
                found[i, j] = rows
    return found


def same_order(a, b):
    """Pairs of levels of an issue that both have, and those that stand in the same order."""
    same = all_ = 0
    for i in a["issues"].keys() & b["issues"].keys():
        x, y = (list(s["issues"][i]["levels"]) for s in (a, b))
        both = [level for level in x if level in y]
        pairs = [(p, q) for k, p in enumerate(both) for q in both[k + 1:]]
        same, all_ = same + sum(y.index(p) < y.index(q) for p, q in pairs), all_ + len(pairs)
    return same, all_


def said(scenario, kind, with_day=False):
    return {(s["party"], s["level"], *([s["on"]] if with_day else [])) for s in scenario["stances"] if s["says"] == kind}


def recorded(slug):
    """The features that the back-test has of a past dispute: docs/precedents.md, of facts.yaml and coding.csv."""
    facts = yaml.load((HISTORIES / slug / "facts.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    with open(HISTORIES / "coding.csv", encoding="utf-8", newline="") as file:
        coding = next(row for row in csv.DictReader(file) if row["slug"] == slug)
    targets = {p for p, party in facts["parties"].items() if party["role"] == "target"}
    by_target = {s["says"] for s in facts["statements"] if s["by"] in targets}
    days = datetime.date.fromisoformat
    try:
        due = (days(facts["threat"]["deadline"]) - days(facts["cutoff"])).days
    except ValueError:
        due = None
    trade = facts["trade_at_stake"]["bn_usd"]
    return {"due": due, "exposure": exposure(trade.replace("unknown", ""), coding["rate_points"], coding["gdp_usd_bn"]),
            "aim": "other" if "non-trade aim" in facts["kind"] else "trade",
            "offer": "yes" if "offer" in by_target else "no", "answer": "yes" if "threat" in by_target else "no"}


def exposure(trade, rate, gdp):
    return float(trade) * float(rate) / float(gdp) if trade and rate and gdp else None


def recorded_again(row):
    return {"due": int(row["due_in_days"]) if row["due_in_days"] else None,
            "exposure": exposure(row["trade_bn_usd"], row["rate_points"], row["gdp_usd_bn"]),
            "aim": row["aim"], "offer": row["offer"], "answer": row["answer_announced"]}


def equal(a, b):
    """Numbers within a hundredth, all else as it is; unknown equals unknown."""
    numbers = [x for x in (a, b) if isinstance(x, float)]
    return abs(a - b) <= 0.01 * abs(a) if len(numbers) == 2 else a == b


def run(parley, *arguments):
    return subprocess.run([parley, *map(str, arguments)], check=True, capture_output=True, text=True).stdout


def forecast(parley, slug, path):
    """Of one coding: features and precedents, chances by method and question, and its Brier scores where they are known.
    The program knows a past dispute by its title and then takes features and demand of its record, which is the same for
    both coders; so the title is another here, and what is read is the coding."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        copy_of = pathlib.Path(folder) / slug / "scenario.yaml"
        copy_of.parent.mkdir()
        text = path.read_text(encoding="utf-8")
        copy_of.write_text(re.sub(r"(?m)^title: .*$", "title: A coding", text), encoding="utf-8")
        found["precedents"] = json.loads(run(parley, "precedents", copy_of, "--json"))
        written = pathlib.Path(folder) / "written.csv"
        run(parley, "course", copy_of, "--register", written)
        rows = list(csv.DictReader(written.read_text(encoding="utf-8").splitlines()))
        found["chances"] = {(r["method"], r["question"]): float(r["chance"]) for r in rows}
        after = HISTORIES / slug / "after.yaml"
        if after.exists():
            lines = run(parley, "score", written, after).splitlines()
            names = next(line for line in lines if line.strip().startswith("printed")).split()[:-1]
            found["brier"] = dict(zip(names, next(line for line in lines if line.startswith("Brier")).split()[1:]))
    return found


def counted(words, pairs, with_kappa=True):
    value = kappa(pairs) if with_kappa else None
    shown = "" if not with_kappa else "none: one class" if value is None else f"{value:.2f}"
    return f"| {words} | {sum(a == b for a, b in pairs)} of {len(pairs)} | {shown} |"


def coding_rows(cases):
    """The rows on issues, levels and statements."""
    owners = [({i: str(issue["owner"]) for i, issue in s["issues"].items()} for s in case) for case in cases]
    issues = [(x.get(i), y.get(i)) for x, y in owners for i in {**x, **y}]
    yield counted("issues and their owners", issues, False)
    does, common, announced, order, on = [], [], [], [0, 0], []
    sizes = {"kind and size": 1, "sectors": 2, "by whom": 3, "on whom": 4}
    priced = []
    for a, b in cases:
        x, y = levels(a), levels(b)
        for key in {**x, **y}:
            does.append((x.get(key, ["not there"])[0], y.get(key, ["not there"])[0]))
        common += [(x[key][0], y[key][0]) for key in x if key in y]
        announced += [(x[key][1], y[key][1]) for key in x if key in y]
        order = [p + q for p, q in zip(order, same_order(a, b))]
        on += [(str(level.get("announced", {}).get(what)), str(b["issues"][i]["levels"][j].get("announced", {}).get(what)))
               for i, issue in a["issues"].items() for j, level in issue["levels"].items()
               if (i, j) in y and "announced" in level for what in ("on", "due")]
        p, q = measured(a), measured(b)
        priced += [(p[key], q[key]) for key in p if key in q]
    yield counted("levels of either: not there, no price, duty, other", does)
    yield counted("levels of both: no price, duty, other", common)
    yield counted("levels of both: announced as a threat, an answer, not", announced)
    yield counted("days of what is announced: said, due", on, False)
    yield f"| order of two levels that both have | {order[0]} of {order[1]} | |"
    for words, k in sizes.items():
        pick = lambda rows, k=k: sorted(row[:2] if k == 1 else row[k] for row in rows)
        yield counted(f"priced in both: {words}", [(pick(p), pick(q)) for p, q in priced], False)
    for kind in KINDS:
        for words, with_day in ((f"{kind}s: party and level", False), (f"{kind}s: on the same day too", True)):
            sets = [(said(a, kind, with_day), said(b, kind, with_day)) for a, b in cases]
            either = sum(len(x | y) for x, y in sets)
            both = sum(len(x & y) for x, y in sets)
            if either or not with_day:
                yield f"| {words} | {f'{both} of {either}' if either else 'none in either'} | |"


def feature_rows(firsts, seconds, names, words):
    pairs = [(name, a[name], b[name]) for a, b in zip(firsts, seconds) for name in names]
    parted = sorted({name for name, a, b in pairs if not equal(a, b)})
    yield f"| {words} | {sum(equal(a, b) for _, a, b in pairs)} of {len(pairs)} | |"
    binary = [(a if isinstance(a, (bool, str)) else a is not None, b if isinstance(b, (bool, str)) else b is not None)
              for name, a, b in pairs if not name.startswith(("exposure", "threatener", "target", "government"))]
    yield counted(f"{words}: day due or none, aim, offer, answer", binary)
    if parted:
        yield f"| &nbsp; not equal: {', '.join(parted)} | | |"


def page(parley):
    slugs = sorted(path.parent.name for path in HISTORIES.glob("second/*/scenario.yaml"))
    paths = {slug: (HISTORIES / slug / "scenario.yaml", HISTORIES / "second" / slug / "scenario.yaml") for slug in slugs}
    cases = [tuple(yaml.load(p.read_text(encoding="utf-8"), yaml.BaseLoader) for p in paths[s]) for s in slugs]
    made = {slug: tuple(forecast(parley, slug, path) for path in paths[slug]) for slug in slugs}
    yield "# How far two coders agree\n"
    yield "Written by `tools/coder_agreement.py parley`. Classes are the coders' own; kappa is Cohen's, of few units.\n"
    yield f"Disputes: {', '.join(slugs)}.\n\n| what | equal | kappa |\n|---|---|---|"
    yield from coding_rows(cases)
    features = [[made[slug][k]["precedents"]["features"] for slug in slugs] for k in (0, 1)]
    names = ["due_in_days", "exposure_pct", "other_aim", "offer", "answer_announced", "threatener", "target", "government"]
    yield from feature_rows(*features, names, "features of the scenario")
    with open(HISTORIES / "second" / "features.csv", encoding="utf-8", newline="") as file:
        again = {row["slug"]: recorded_again(row) for row in csv.DictReader(file)}
    yield from feature_rows([recorded(s) for s in slugs], [again[s] for s in slugs],
                            ["due", "exposure", "aim", "offer", "answer"], "features of the record")
    alike = [tuple({p["slug"] for p in made[slug][k]["precedents"]["precedents"][:10]} for k in (0, 1)) for slug in slugs]
    yield f"| the ten most alike disputes | {sum(len(a & b) for a, b in alike)} of {10 * len(slugs)} | |"
    yield "\n## Chances, in percent\n\n| dispute | question | printed: first | second | the course: first | second |"
    yield "|---|---|---|---|---|---|"
    gaps = {"printed": [], "course": [], "pooled": []}
    for slug in slugs:
        x, y = (each["chances"] for each in made[slug])
        for question in QUESTIONS:
            asked = [c.get((method, question)) for method in ("printed", "course") for c in (x, y)]
            shown = ["–" if chance is None else f"{100 * chance:.0f}" for chance in asked]
            yield f"| {slug} | {question} | " + " | ".join(shown) + " |"
            for method, found in gaps.items():
                both = [c[method, question] for c in (x, y) if (method, question) in c]
                if len(both) == 2:
                    found.append(abs(both[0] - both[1]))
    yield "\n| method | parted on average, points | at most | by 5 or more |\n|---|---|---|---|"
    for method, found in gaps.items():
        yield (f"| {method} | {100 * sum(found) / len(found):.0f} | {100 * max(found):.0f} | "
               f"{sum(gap >= MOVED for gap in found)} of {len(found)} |")
    yield "\n## Brier scores, where what happened is here\n\n| dispute | method | first | second |\n|---|---|---|---|"
    for slug in slugs:
        for method, score in made[slug][0].get("brier", {}).items():
            yield f"| {slug} | {method} | {score} | {made[slug][1]['brier'][method]} |"


def self_test():
    problems = []

    def expect(what, found, wanted):
        if found != wanted:
            problems.append(f"{what}: {found}, not {wanted}")

    known = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    expect("kappa of 20, 5, 10, 15", round(kappa(known), 6), 0.4)
    expect("kappa of one class", kappa([("y", "y")] * 3), None)
    first = {"issues": {"cars": {"owner": "usa", "levels": {
        "none": {}, "half": {"measures": [{"duty": {"value": "5"}, "by": ["USA"], "on": "all", "sectors": "C29"}]},
        "all": {"announced": {"on": "1", "due": "2"}}}}},
        "stances": [{"party": "usa", "says": "threat", "level": "cars.all", "on": "1"}]}
    second = copy.deepcopy(first)
    same = list(coding_rows([(first, copy.deepcopy(first))]))
    expect("a coding beside itself", [row for row in same if " 0 of" in row or "2 of 3 |" in row], [])
    planted = second["issues"]["cars"]["levels"]
    planted["all"] = {"announced": {"on": "1", "due": "3", "if": "other.level"}}
    planted["half"]["measures"][0]["on"] = ["JPN"]
    second["issues"]["cars"]["owner"] = "jpn"
    planted["none"], planted["half"] = planted.pop("none"), planted.pop("half")
    second["stances"][0]["on"] = "2"
    rows = "\n".join(coding_rows([(first, second)]))
    for wanted in ("owners | 0 of 1", "not | 2 of 3", "said, due | 1 of 2", "both have | 1 of 3", "on whom | 0 of 1", "by whom | 1 of 1",
                   "party and level | 1 of 1", "same day too | 0 of 2"):
        expect(f"planted: {wanted}", wanted in rows, True)
    expect("numbers within a hundredth", [equal(1.0, 1.005), equal(1.0, 1.02), equal(None, None), equal(None, 1.0)],
           [True, False, True, False])
    return problems


def main():
    if len(sys.argv) != 2:
        sys.exit("coder_agreement.py PARLEY, or --self-test")
    lines = self_test() if sys.argv[1] == "--self-test" else list(page(sys.argv[1]))
    print(*lines, sep="\n", end="\n" if lines else "")
    return 1 if sys.argv[1] == "--self-test" and lines else 0


if __name__ == "__main__":
    sys.exit(main())
