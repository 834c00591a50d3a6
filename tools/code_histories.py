#!/usr/bin/env python3
"""Codes the records of past disputes (histories/*/facts.yaml) as scenarios, by one rule for all: docs/precedents.md. It
reads facts.yaml, histories/coding.csv and histories/measures.csv and nothing else: what happened after is never opened.
With --check it says which scenario is not what it would write."""
import csv
import datetime
import pathlib
import re
import sys

import yaml

HISTORIES = pathlib.Path(__file__).parents[1] / "histories"
# What is wanted follows from the stances (parley record). The second coding types sizes, as all did once: the middle of
# Protocol 1's range, log-uniform from 0.01 to 1 points of income a year.
WANT = 'range: ["{low} points", "{high} points"], assumption: "Protocol 1: the middle of its range"'
RECORD = "evidence: {source: record}"
# The economies of the bundled worlds that stand for a party's.
ECONOMIES = {"EU15": ["EU27"], "EU28": ["EU27", "GBR"], "FRA": ["EU27"], "DEU": ["EU27"], "DNK": ["EU27"],
             "SWE": ["EU27"], "NLD": ["EU27"], "FIN": ["EU27"], "NOR": [], "COL": ["ROW"]}
WORLDS = {2022: "world-2022", 2017: "world-2017"}  # the newest that is not later; before them the oldest
TAKEN = {"withdrawn": "taken-back"}  # a level of the format's own on every threat
# Coded a second time, by another reading: only levels that a dated statement, the threat or the demand names, no ladder;
# wants only where something was demanded or refused.
TWICE = ["us-china-2018", "us-eu-2018-steel", "us-eu-2025-july"]
WANTED = ["demand", "condition", "refusal", "offer", "threat"]  # which kind decides a term's sign, the first


def rows(name):
    with open(HISTORIES / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def quoted(text):
    return '"' + " ".join(str(text).split()).replace("\\", "\\\\").replace('"', '\\"') + '"'


def renamed(facts):
    """Levels under names that the format leaves free; an issue with one level is not on the table."""
    def name(level):
        issue, dot, own = level.rpartition(".")
        return issue + dot + TAKEN.get(own, own)

    facts["issues"] = {i: issue for i, issue in facts["issues"].items() if len(issue["levels"]) > 1}
    for issue in facts["issues"].values():
        issue["at_cutoff"] = name(issue["at_cutoff"])
        for level in issue["levels"]:
            level["id"] = name(level["id"])
    facts["first_demand"]["levels"] = [name(level) for level in facts["first_demand"]["levels"]]
    for statement in facts["statements"]:
        if "level" in statement:
            statement["level"] = name(statement["level"])
    return facts


def codes(economies):
    found = []
    for code in economies:
        found += [c for c in ECONOMIES.get(code, [code]) if c not in found]
    return found


def number(points):
    return f"{points:g}"


class Coded:
    """One record, and the scenario that the rules make of it."""

    def __init__(self, facts, measures, second=False):
        self.facts, self.slug, self.second = facts, facts["slug"], second
        self.measures = [m for m in measures if m["slug"] == self.slug]
        self.issues = facts["issues"]
        self.threat = facts["threat"]
        self.targets = [p for p, party in facts["parties"].items() if party["role"] == "target"]
        self.day = facts["cutoff"]
        due = re.search(r"\d{4}-\d\d-\d\d", str(self.threat["deadline"]))
        self.due = due[0] if due and due[0] > str(self.day) else None
        self.statements = [s for s in facts["statements"] if "level" in s and s["by"] in facts["parties"]]
        self.announced = self.announcements()

    def of(self, issue, level):
        return [m for m in self.measures if m["issue"] == issue and m["level"] == level]

    def owner(self, level):
        return self.issues[level.split(".")[0]]["owner"]

    def present(self, level):
        issue, name = level.split(".")
        return self.issues[issue]["at_cutoff"] == name

    def announcements(self):
        """By level: the main threat, and of each target the last answer that it threatened."""
        found = {}
        main = f'{self.threat["issue"]}.{self.threat["level"]}'
        if self.owner(main) == self.threat["by"] and not self.present(main):
            days = [s["date"] for s in self.statements
                    if s["says"] == "threat" and s["level"] == main and s["by"] == self.threat["by"]]
            found[main] = (self.threat["by"], max(days, default=self.day), self.due or "none", "")
        answers = {}
        for s in self.statements:
            level = s["level"]
            if s["says"] == "threat" and s["by"] in self.targets and self.owner(level) == s["by"]:
                if not self.present(level):
                    answers[s["by"], level.split(".")[0]] = (level, s["date"])
        for (party, _), (level, day) in answers.items():
            found[level] = (party, day, "none", f", if: {main}" if main in found else "")
        return found

    def named(self, level):
        """Of a pending threat the present level is: withdrawn."""
        issue, _ = level.split(".")
        main = f'{self.threat["issue"]}.{self.threat["level"]}'
        pending = main in self.announced and issue == self.threat["issue"]
        return f"{issue}.withdrawn" if pending and self.present(level) else level

    def levels(self, issue):
        """(id, label, measures) in the order of the format: the present one, what its owner could give, what lies
        before the threat, the threat, what lies beyond. Half of a threat and all goods are the ladder's."""
        facts = self.issues[issue]
        ids = [level["id"] for level in facts["levels"]]
        words = {level["id"]: level["what"] for level in facts["levels"]}
        held = ids.index(facts["at_cutoff"])
        order = [ids[held], *ids[held + 1:], *reversed(ids[:held])]
        if self.second:
            named = {f"{issue}.{ids[held]}", f'{self.threat["issue"]}.{self.threat["level"]}',
                     *self.facts["first_demand"]["levels"], *(s["level"] for s in self.statements)}
            kept = [i for i in order if f"{issue}.{i}" in named]
            order = kept if len(kept) > 1 else order[:2]
        found = [(i, words[i], self.of(issue, i) if i != ids[held] else []) for i in order]
        main = [k for k, (i, _, _) in enumerate(found) if f"{issue}.{i}" in self.announced]
        for k in reversed(main):
            level, _, measures = found[k]
            if not measures or self.second:
                continue
            found[k + 1:k + 1] = self.beyond(issue, level, measures, found[k + 1:])
            if k == 0 or not found[k - 1][2]:
                found.insert(k, ("half", f"half of: {words[level]}",
                                 [{**m, "points": float(m["points"]) / 2} for m in measures]))
        return found

    @staticmethod
    def beyond(issue, level, measures, after):
        if after or not any(m["covers_usd_bn"] or m["sectors"] != "goods" for m in measures):
            return []
        rate = max(float(m["points"]) for m in measures)
        partners = sorted({(m["by"], m["on"]) for m in measures})
        return [("all-goods", "the same rate on all goods",
                 [{"by": by, "on": on, "sectors": "goods", "points": rate, "covers_usd_bn": "", "ends": "",
                   "from": "the ladder of levels"} for by, on in partners])]

    def measure(self, m):
        rate = float(m["points"])
        low, high = sorted([rate / 2, 1.5 * rate])
        kind, sign = ("export_tax", -1) if m["level"] == "export-tax" else ("duty", 1)
        rate, low, high = (sign * x for x in (rate, low, high))
        low, high = sorted([low, high])
        plus = "+" if kind == "duty" and rate > 0 else ""
        text = (f'{kind}: {{value: "{plus}{number(rate)} points", range: ["{number(low)} points", '
                f'"{number(high)} points"], assumption: {quoted(m["from"])}}}')
        text += ", by: [{}], on: [{}], sectors: [{}]".format(
            *(", ".join(m[key].split()) for key in ("by", "on", "sectors")))
        text = text.replace("on: [all]", "on: all").replace("sectors: [goods]", "sectors: goods")
        if m["covers_usd_bn"]:
            value = float(m["covers_usd_bn"])
            text += (f', covers: {{value: {number(value)} bn USD, range: [{number(value / 2)} bn USD, '
                     f'{number(value)} bn USD], assumption: "from the record"}}')
        return "{" + text.replace("level: ", "") + "}"

    def issue_lines(self, issue):
        facts = self.issues[issue]
        yield f"  {issue}:"
        yield f"    label: {quoted(facts['label'])}"
        yield f"    owner: {facts['owner']}"
        yield "    levels:"
        for level, words, measures in self.levels(issue):
            yield f"      {level}:"
            yield f"        label: {quoted(words)}"
            if (found := self.announced.get(f"{issue}.{level}")) is not None:
                by, on, due, condition = found
                yield f"        announced: {{by: {by}, on: {on}, due: {due}{condition}, {RECORD}}}"
            ends = sorted({m["ends"] for m in measures if m["ends"]})
            if ends:
                yield f"        ends: [{', '.join(ends)}]"
            levied = [self.measure({**m, "level": level}) for m in measures if m["points"] != ""]
            if levied:
                yield "        measures:"
                yield from (f"          - {each}" for each in levied)

    def party_lines(self):
        spoken = set()
        for party, facts in self.facts["parties"].items():
            own = [c for c in codes(facts["economies"]) if c not in spoken]
            spoken.update(own)
            yield f"  {party}:"
            yield f"    name: {quoted(facts['name'])}"
            yield f"    economies: [{', '.join(own)}]"
            yield '    patience: {value: 10 % a year, range: [2 % a year, 30 % a year], assumption: "the same for every past dispute"}'
            yield '    committed: {value: 20 %, range: [5 %, 50 %], assumption: "the same for every past dispute"}'
            yield f"    {RECORD}"

    def baseline_lines(self):
        held = [m for m in self.measures if m["since"]]
        if held:
            yield "baseline:"
        for m in held:
            yield f"  {m['issue']}: {self.measure(m)[:-1]}, from: {m['since']}}}"

    def stances(self):
        """One for each speaker, level and kind; the first demand among them."""
        said = [(s["by"], self.named(s["level"]), s["says"], str(s["date"]), s["what"]) for s in self.statements]
        demand = self.facts["first_demand"]
        said += [(demand["by"], level, "demand", str(self.day), demand["what"]) for level in demand["levels"]]
        found = {}
        for by, level, says, day, what in said:
            found.setdefault((by, level, says), (day, what))
        return [(*key, *value) for key, value in found.items()]

    def payoff_lines(self):
        terms = {}
        for by, level, says, _, _ in self.stances():
            if says not in (["demand", "refusal"] if self.second else WANTED):
                continue
            if (by, level) not in terms or WANTED.index(says) < WANTED.index(terms[by, level]):
                terms[by, level] = says
        backing = {self.announced[level][0]: level.split(".")[0] for level in self.announced
                   if level == f'{self.threat["issue"]}.{self.threat["level"]}'}
        for party in self.facts["parties"]:
            own = [(level, says) for (by, level), says in terms.items() if by == party]
            if not own and party not in backing:
                continue
            yield f"  {party}:"
            for level, says in own:
                wanted = says in ("demand", "condition", "threat")
                yield f"    - {{level: {level}, weight: {self.want(wanted)}, label: {quoted(says + ' of ' + level)}}}"
            if party in backing:
                yield f"    - {{backing-down: {backing[party]}, weight: {self.want(False)}}}"

    @staticmethod
    def want(wanted):
        value, low, high = ("0.1", "0.01", "1") if wanted else ("-0.1", "-1", "-0.01")
        return f'{{value: {value} points, {WANT.format(low=low, high=high)}}}'

    def outcome_lines(self):
        main = f'{self.threat["issue"]}.{self.threat["level"]}'
        yield '  today: {label: "The cut-off day"}'
        if self.present(main):
            return
        carried = {self.threat["issue"]: self.threat["level"]}
        yield f"  carried-out: {{label: The threat carried out, levels: {self.mapped(carried)}}}"
        answers = dict(level.split(".") for level, (by, *_) in self.announced.items() if by in self.targets)
        if answers:
            yield f"  answered: {{label: The threat carried out and answered, levels: {self.mapped({**carried, **answers})}}}"

    @staticmethod
    def mapped(levels):
        return "{" + ", ".join(f"{issue}: {level}" for issue, level in levels.items()) + "}"

    def lines(self):
        year = self.day.year
        world = next((name for since, name in WORLDS.items() if since <= year), WORLDS[min(WORLDS)])
        yield f"# Written by tools/code_histories.py from {self.slug}'s facts.yaml. Change that, or the rules, and not this."
        yield from ["parley: 2", f"title: {quoted(self.facts['title'])}", f"day: {self.day}", f"world: {world}"]
        yield 'sources: {record: {title: "The record up to the cut-off, facts.yaml", data: true}}'
        yield from ["parties:", *self.party_lines(), *self.baseline_lines(), "issues:"]
        for issue in self.issues:
            yield from self.issue_lines(issue)
        yield "stances:"
        for by, level, says, day, what in self.stances():
            before = ", before: deal" if says == "condition" else ""
            yield f"  - {{party: {by}, level: {level}, says: {says}{before}, on: {day}, note: {quoted(what)}, {RECORD}}}"
        if self.second:
            yield from ["payoffs:", *self.payoff_lines()]
        yield from ["outcomes:", *self.outcome_lines()]
        yield from ["talks:", f"  rounds: [{self.day + datetime.timedelta(days=7)}, +1 month]",
                    '  breakdown: {value: 20 %, range: [5 %, 50 %], assumption: "the same for every past dispute"}']


class Loader(yaml.SafeLoader):
    """As the program reads: `off` and `no` are words (YAML 1.2), and not false (1.1)."""


Loader.yaml_implicit_resolvers = {
    first: [each for each in resolvers if each[0] != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def scenario(path, measures, second=False):
    facts = renamed(yaml.load(path.read_text(encoding="utf-8"), Loader))
    return "\n".join(Coded(facts, measures, second).lines()) + "\n"


def main():
    measures, stale = rows("measures.csv"), []
    for path in sorted(HISTORIES.glob("*/facts.yaml")):
        coded = {path.with_name("scenario.yaml"): scenario(path, measures)}
        if path.parent.name in TWICE:
            coded[path.with_name("second.yaml")] = scenario(path, measures, second=True)
        for to, text in coded.items():
            if "--check" not in sys.argv:
                to.write_text(text, encoding="utf-8")
            elif not to.exists() or to.read_text(encoding="utf-8") != text:
                stale.append(f"{to.relative_to(HISTORIES.parent)} is not what tools/code_histories.py makes of its record")
    print(*stale, sep="\n", end="\n" if stale else "")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
