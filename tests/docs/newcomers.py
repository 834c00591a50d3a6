#!/usr/bin/env python3
"""Somebody new finds things by the map: each file of newcomers.csv, which answers its question, is there, and
docs/README.md names it, or the folder that it lies in. Names are in `backquotes`, those of the library without
parley/, or links; a link to a page shows its folder too."""
import csv
import pathlib
import re
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
NAME = re.compile(r"`([A-Za-z0-9_./-]+)`")
LINK = re.compile(r"\]\(([^)#:\s]+)\)")


def named(root):
    """Files and folders that the map names, from the root."""
    text = (root / "docs/README.md").read_text(encoding="utf-8")
    found = {name for each in NAME.findall(text) for name in (each, f"parley/{each}")}
    for target in LINK.findall(text):
        page = (root / "docs" / target).resolve()
        if page.is_relative_to(root):
            found |= {str(page.relative_to(root)), str(page.parent.relative_to(root))}
    return found


def problems(root, table):
    root = root.resolve()
    known = named(root)
    with open(table, encoding="utf-8", newline="") as rows:
        for number, row in enumerate(csv.DictReader(rows), 2):
            file = row["file"]
            if not (root / file).is_file():
                yield f"{table.name}:{number}: there is no {file}"
            elif not {file, str(pathlib.PurePosixPath(file).parent)} & known:
                yield f"{table.name}:{number}: docs/README.md names neither {file} nor its folder: {row['question']}"


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        files = {
            "docs/README.md": "| `world` | … | `wasm/sources.txt`, [why](why/README.txt)\n",
            "docs/why/README.txt": "", "docs/why/1.txt": "", "wasm/sources.txt": "", "wasm/other.txt": "",
            "parley/world/a.hpp": "", "parley/world/folder/b.hpp": "",
            "table.csv": "question,file\nin a folder?,parley/world/a.hpp\nby name?,wasm/sources.txt\n"
                         "beside a page?,docs/why/1.txt\ngone?,parley/world/gone.hpp\n"
                         "deeper?,parley/world/folder/b.hpp\nbeside a name?,wasm/other.txt\n",
        }
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        found = list(problems(root, root / "table.csv"))
    wanted = ["table.csv:5: there is no", "table.csv:6: docs/README.md names neither",
              "table.csv:7: docs/README.md names neither"]
    return [f"not seen: {w}" for w in wanted if not any(f.startswith(w) for f in found)] + [
        f"wrongly reported: {f}" for f in found if not any(f.startswith(w) for w in wanted)]


def main():
    result = self_test() if "--self-test" in sys.argv else list(problems(HERE.parents[1], HERE / "newcomers.csv"))
    for problem in result:
        print(problem)
    return 1 if result else 0


if __name__ == "__main__":
    sys.exit(main())
