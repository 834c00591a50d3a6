#!/usr/bin/env python3
"""docs/catalog.md: published conflicts and counterfactuals, what each source found and what Parley finds, from catalog/ and the
tables of docs/verification.md. tests/dispute/catalog_test.cpp holds what is said of conflicts to the program.

make_catalog.py           writes docs/catalog.md
make_catalog.py --check   says whether docs/catalog.md is what it would write
make_catalog.py --self-test   plants mistakes and looks whether they are seen
"""
import pathlib
import sys

import yaml

from written_page import write_or_check

ROOT = pathlib.Path(__file__).resolve().parents[1]
CHECKED = {"golden": "published tables, in the tests", "figures": "another program's copy of the game", "memory": "from memory, not checked"}
HEAD = """# Catalog

Published conflicts and counterfactuals by citation: what each source found, and what Parley finds. Written by `tools/make_catalog.py` from `catalog/`;
`tests/dispute/catalog_test.cpp` holds every line on conflicts to the program, and the figures of counterfactuals are rows of [verification](verification.md), which the tests write.

## Conflicts

`parley conflict conflicts/NAME.yaml`. *Parley* lists where each rests by Nash, levels in the order of the file's issues; for a bargain the outcome of Nash's solution (`--deals`).
What was *checked* says how far game and finding were held to the source: where it says from memory, the source was not at hand when the file was written.

| file | source | it finds | Parley finds | checked |
|---|---|---|---|---|
"""
THEN = """
## Counterfactuals

Each needs the data of its source ([verification](verification.md) says which); the tests load them where they are.

| file | source | asked | it finds | figure | theirs | Parley's |
|---|---|---|---|---|---:|---:|
"""


def heading(path, key):
    return yaml.safe_load(path.read_text(encoding="utf-8"))[key]


def sections(verification):
    """Heading → figure → (theirs, ours)."""
    found, rows = {}, None
    for line in verification.splitlines():
        if line.startswith("## "):
            rows = found.setdefault(line[3:], {})
        elif line.startswith("| ") and rows is not None:
            cells = [c.strip() for c in line.strip("|").split("|")]
            rows[cells[0]] = cells[1:3]
    return found


def page(root):
    text = HEAD
    for each in yaml.safe_load((root / "catalog/conflicts.yaml").read_text(encoding="utf-8")):
        conflict = root / "conflicts" / f"{each['file']}.yaml"
        ours = "; ".join(f"`{o}`" for o in each.get("rests", [])) or "none rests"
        if "nash-solution" in each:
            ours = "Nash's solution " + "; ".join(f"`{o}`" for o in each["nash-solution"])
        text += (f"| [{each['file']}](../conflicts/{each['file']}.yaml) | {heading(conflict, 'citation')} | {each['found']} | {ours} "
                 f"| {CHECKED[each['checked']]} |\n")
    text += THEN
    tables = sections((root / "docs/verification.md").read_text(encoding="utf-8"))
    for path in sorted((root / "catalog/counterfactuals").glob("*.yaml")):
        each = yaml.safe_load(path.read_text(encoding="utf-8"))
        for k, row in enumerate(each["rows"]):
            if row not in tables.get(each["verified-in"], {}):
                raise SystemExit(f"{path.relative_to(root)}: docs/verification.md has no row '{row}' under '{each['verified-in']}'")
            theirs, ours = tables[each["verified-in"]][row]
            first = f"[{path.stem}](../catalog/counterfactuals/{path.name}) | {each['citation']} | {each['asked']} | {each['found']}"
            text += f"| {first if k == 0 else ' | | |'} | {row} | {theirs} | {ours} |\n"
    return text


def main():
    if "--self-test" in sys.argv:
        planted = sections("## A\n| x, % | 1 | 2 | 3 | 4 |\n## B\n| y | 5 | 6 |\n")
        return 0 if planted == {"A": {"x, %": ["1", "2"]}, "B": {"y": ["5", "6"]}} else 1
    return write_or_check(ROOT / "docs/catalog.md", page(ROOT))


if __name__ == "__main__":
    sys.exit(main())
