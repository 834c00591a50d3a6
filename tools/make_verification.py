#!/usr/bin/env python3
"""docs/verification.md from the rows that tests recorded.

make_verification.py RECORDS PAGE           writes the page
make_verification.py --check RECORDS PAGE   says where the page is out of date: rows, published figures, or ours beyond
                                            the printed digits. Rows whose data are absent here are not asked for.
"""
import csv
import math
import os
import pathlib
import re
import sys

HEAD = """# Verification

Published figures beside ours, generated from the tests that assert them (`make verification`). "Allowed" is the test's tolerance:
half a unit of the last printed digit where a table was printed, less where more digits were published.
"""


def plain(number):
    text = f"{float(number):.12g}"
    return text if "e" not in text else f"{float(number):.12f}".rstrip("0").rstrip(".")


def decimals(text):
    return len(text.partition(".")[2])


def records(folder):
    rows = {}
    for path in sorted(pathlib.Path(folder).glob("*.csv")):
        with path.open(newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                rows.setdefault(row["table"], {})[row["row"]] = row
    return rows


def page(rows):
    out = [HEAD]
    for table in sorted(rows):
        out.append(f"## {table}\n\n| figure | theirs | ours | gap | allowed |\n|---|---:|---:|---:|---:|")
        for name, row in rows[table].items():
            theirs, ours, tolerance = plain(row["theirs"]), float(row["ours"]), float(row["tolerance"])
            digits = max(decimals(theirs), min(9, 1 - math.floor(math.log10(tolerance))) if tolerance > 0 else 9)
            shown = f"{ours:.{digits}f}"
            out.append(f"| {name} | {theirs} | {shown} | {abs(ours - float(theirs)):.0e} | {tolerance:.0e} |")
        out.append("")
    return "\n".join(out)


def parsed(text):
    rows, table = {}, None
    for line in text.splitlines():
        if line.startswith("## "):
            table = line[3:]
        match = re.match(r"\| (.+) \| (-?[\d.]+) \| (-?[\d.]+) \| \S+ \| \S+ \|$", line)
        if match:
            rows[table, match[1]] = (match[2], match[3])
    return rows


def check(rows, text, data_absent):
    there = parsed(text)
    here = {(t, n): row for t in rows for n, row in rows[t].items()}
    problems = [f"not on the page: {t}: {n}" for t, n in here if (t, n) not in there]
    if not data_absent:
        problems += [f"on the page, but no test records it: {t}: {n}" for t, n in there if (t, n) not in here]
    for key in here.keys() & there.keys():
        theirs, ours = there[key]
        if plain(here[key]["theirs"]) != theirs:
            problems.append(f"{key[0]}: {key[1]}: the published figure is {plain(here[key]['theirs'])}, on the page {theirs}")
        elif abs(float(here[key]["ours"]) - float(ours)) > 10.0 ** -decimals(ours):
            problems.append(f"{key[0]}: {key[1]}: ours is {float(here[key]['ours']):.9g}, on the page {ours}")
    return problems


def main():
    *options, folder, path = sys.argv[1:]
    rows, path = records(folder), pathlib.Path(path)
    if options != ["--check"]:
        path.write_text(page(rows), encoding="utf-8")
        return 0
    shared = os.environ.get("PARLEY_SHARED", path.resolve().parents[1].parent / "shared")
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    problems = check(rows, text, not (pathlib.Path(shared) / "data").is_dir())
    for problem in problems:
        print(problem)
    if problems:
        print("docs/verification.md is out of date: make verification")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
