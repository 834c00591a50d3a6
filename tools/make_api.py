#!/usr/bin/env python3
"""docs/api.md: the library's reference, from its public headers: what each declares, with what the header says of it, and the equations
that its folder's code repeats as links to docs/model.

make_api.py             writes docs/api.md
make_api.py --check     says whether docs/api.md is what it would write
make_api.py --self-test   plants a header and looks whether all of it is seen
"""
import pathlib
import re
import sys
import tempfile

from check_labels import IN_CODE, IN_DOCS
from check_layers import PRIVATE, USES
from written_page import write_or_check

ROOT = pathlib.Path(__file__).resolve().parents[1]
HEAD = """# API reference

Written by `tools/make_api.py` from the headers: declarations with what is said of them there, part by part in the order of their use ([the map](README.md)). Labels of
equations link to the page that has them; symbols are in [notation](notation.md). `#include "parley/parley.hpp"` is the front door; `find_package(parley)` links `parley::parley`.
"""
OPENS = re.compile(r"^(?:template\s*<.*>\s*)?(struct|class|enum class) (?:\[\[nodiscard\]\] )?(\w+)[^;]*\{")


def of_header(text):
    """What the header is for, and its declarations at namespace level: (signature, what is said of it)."""
    lines = text.splitlines()
    about, k = [], 0
    while k < len(lines) and (lines[k].startswith(("#pragma", "//")) or not lines[k].strip()):
        if lines[k].startswith("// "):
            about.append(lines[k][3:].strip())
        elif lines[k].startswith("#pragma") is False and about and not lines[k].strip():
            break
        k += 1
    found, said, depth, statement, public = [], [], 0, "", False
    opened_in_namespace = False
    for line in lines[k:]:
        bare = line.strip()
        if bare.startswith("namespace "):
            opened_in_namespace = True
            continue
        if not opened_in_namespace or bare.startswith(("#", "}  // namespace")):
            continue
        if depth == 0:
            if bare.startswith("///"):
                said.append(bare[3:].strip())
                continue
            if bare.startswith("//") or (not bare and not statement):
                said = [] if not bare else said
                continue
            statement += (" " if statement else "") + bare.split(" // ")[0].split("  ///<")[0].strip()
            after = line.partition("///<")[2].strip()
            if after and not said:
                said = [after]
        depth += line.split("//")[0].count("{") - line.split("//")[0].count("}")
        if depth <= 0 and statement and (bare.split("//")[0].rstrip().endswith((";", "}")) or "};" in bare):
            depth = 0
            opening = OPENS.match(statement)
            name = opening.group(0).rstrip("{ ") if opening else statement.split(" {")[0]
            if not name.startswith(("using namespace", "}")):
                found.append((re.sub(r"\s+", " ", name.replace("[[nodiscard]] ", "").replace("inline ", "")).rstrip("; "), " ".join(said)))
            statement, said = "", []
    return " ".join(about), found


def labels(root):
    pages = {}
    for path in sorted((root / "docs/model").glob("*.md")):
        for label in IN_DOCS.findall(path.read_text(encoding="utf-8")):
            pages[label] = f"model/{path.name}"
    return pages


def page(root, parts):
    text, pages = HEAD, labels(root)
    for part in parts:
        folder = root / "parley" / part
        if part in PRIVATE or not folder.is_dir():
            continue
        headers = sorted(folder.glob("*.hpp"))
        if not headers:
            continue
        repeated = {}
        for path in [p for p in sorted(folder.iterdir()) if p.suffix in (".hpp", ".cpp")]:
            for line in path.read_text(encoding="utf-8").splitlines():
                for label in IN_CODE.findall(line.partition("//")[2]):
                    repeated.setdefault(label, pages.get(label))
        text += f"\n## `{part}`\n"
        if repeated:
            text += "\nEquations: " + ", ".join(f"[{each}]({to})" for each, to in sorted(repeated.items()) if to) + ".\n"
        for path in headers:
            about, declared = of_header(path.read_text(encoding="utf-8"))
            text += f"\n### `{part}/{path.name}`\n\n" + (about + "\n\n" if about else "")
            for signature, said in declared:
                shown = re.sub(r"eq:([a-z0-9-]+)", lambda m: f"[eq:{m[1]}]({pages[m[1]]})" if m[1] in pages else m[0], said)
                text += f"- `{signature}`" + (f": {shown}" if shown else "") + "\n"
    return text


def self_test():
    header = ('#pragma once\n// Prices of goods.\n#include <x>\n\nnamespace parley::model {\n\n/// What it costs, USD.\nstruct Price {\n    double value = 0;  ///< USD\n};\n\n'
              "/// As eq:price-index\n/// has it.\n[[nodiscard]] Price price_of(const Price& a,\n                             int b = 2);\ninline constexpr int most = 3;  ///< of them\n\n}  // namespace parley::model\n")
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "parley/model").mkdir(parents=True)
        (root / "docs/model").mkdir(parents=True)
        (root / "docs/model/a.md").write_text("**(eq:price-index)**\n")
        (root / "parley/model/price.hpp").write_text(header)
        (root / "parley/model/price.cpp").write_text("// eq:price-index\n")
        got = page(root, ["model"])
    wanted = ["Prices of goods.", "- `struct Price`: What it costs, USD.", "- `Price price_of(const Price& a, int b = 2)`: As [eq:price-index](model/a.md) has it.",
              "- `constexpr int most = 3`: of them", "Equations: [price-index](model/a.md)."]
    missing = [w for w in wanted if w not in got]
    for each in missing:
        print(f"not seen: {each}\n{got}")
    return 1 if missing else 0


def main():
    if "--self-test" in sys.argv:
        return self_test()
    return write_or_check(ROOT / "docs/api.md", page(ROOT, list(USES)))


if __name__ == "__main__":
    sys.exit(main())
