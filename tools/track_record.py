#!/usr/bin/env python3
"""Writes docs/track-record.md from the forecasts under histories/registered/: which dispute, written down when and by
what, and the chance of each question. Nothing of what happened is opened. A seal that does not fit is refused. With
--check it says whether the page is what it would write."""
import csv
import datetime
import hashlib
import pathlib
import sys

ROOT = pathlib.Path(__file__).parents[1]
PAGE = ROOT / "docs" / "track-record.md"
COLUMNS = ["slug", "day", "program", "registered", "scenario", "method", "question", "chance"]
# Questions in the order of the program's table, with the months after the day of the record by which each is answered.
QUESTIONS = {"carried-out-6": ("carried out by 6 months", 6), "answered": ("answered, where carried out", 15),
             "beyond": ("gone beyond by 12 months", 12), "signed-6": ("signed by 6 months", 6),
             "signed-24": ("signed by 24 months", 24), "in-part": ("demand met in part", 24),
             "in-full": ("in full", 24), "gone-24": ("measures gone by 24 months", 24)}


def read(path):
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    sealed = "".join(",".join(row[c] for c in COLUMNS) + "\n" for row in rows)
    seal = hashlib.sha256(sealed.encode()).hexdigest()
    if not rows or any(row["seal"] != seal for row in rows):
        sys.exit(f"{path}: expected the seal of these chances, {seal[:12]}, found another")
    return rows


def months_later(day, months):
    year, month = divmod(day.month - 1 + months, 12)
    first = datetime.date(day.year + year, month + 1, 1)
    return min(first + datetime.timedelta(day.day - 1), (first + datetime.timedelta(31)).replace(day=1)
               - datetime.timedelta(1))


def page():
    lines = ["# Forecasts written down", "",
             "Written by `tools/track_record.py` from `histories/registered/`, which `parley course --register` wrote; "
             "the outcome of none is claimed here. Each file has a seal over its chances, the hash of the",
             "program's bytes and that of the scenario; `parley score FILE after.yaml --scenario SCENARIO` refuses what does "
             "not fit. *Printed* is what the program stands by: rates of past disputes with due day and exposure, **not "
             "validated**",
             "([the back-test](backtest.md)); *course* is shares of wants that fit what was said, no chances.", ""]
    files = sorted((ROOT / "histories" / "registered").glob("*.csv"))
    under_way, over = [], []
    for path in files:
        rows = read(path)
        last = months_later(datetime.date.fromisoformat(rows[0]["day"]), 24)
        (under_way if last > datetime.date.fromisoformat(rows[0]["registered"]) else over).append((path, rows))
    for heading, note, some in [
            ("Under way when they were written down",
             "From what was on record on the day of the record, nothing later. Questions whose time had passed before the "
             "forecast was written down are marked °: they were written down after the event, and prove nothing; others may have been settled early. No record of a dispute that began later than January 2026 is at hand.",
             under_way),
            ("Past, outcome kept elsewhere",
             "What happened is not in the program; it is scored there, once. Public knowledge all the same.", over)]:
        lines += [f"## {heading}", "", note, "",
                  "| dispute | record of | written down | scenario | " +
                  " | ".join(words for words, _ in QUESTIONS.values()) + " |",
                  "|---|---|---|---|" + "---|" * len(QUESTIONS)]
        for path, rows in some:
            first, written = rows[0], datetime.date.fromisoformat(rows[0]["registered"])
            cells = []
            for question, (_, months) in QUESTIONS.items():
                of = {row["method"]: float(row["chance"]) for row in rows if row["question"] == question}
                passed = months_later(datetime.date.fromisoformat(first["day"]), months) <= written
                course = f", course {100 * of['course']:.0f} %" if "course" in of else ""
                cells.append(f"{100 * of['printed']:.0f} %{course}{' °' if passed and some is under_way else ''}")
            lines.append(f"| [{first['slug']}](../histories/registered/{path.name}) | {first['day']} | "
                         f"{first['registered']} | {first['scenario'][:12]} | " + " | ".join(cells) + " |")
        lines.append("")
    programs = sorted({row["program"] for path in files for row in read(path)})
    lines += ["## Programs", ""] + [f"- `{program}`" for program in programs]
    return "\n".join(lines) + "\n"


def main():
    text = page()
    if "--check" in sys.argv[1:]:
        if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
            sys.exit(f"{PAGE}: not what tools/track_record.py would write")
        return
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
