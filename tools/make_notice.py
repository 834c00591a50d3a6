#!/usr/bin/env python3
"""NOTICE: whose work travels inside the program and the brief, and under which licence.

make_notice.py            writes NOTICE from Debian's copyright files and page/node_modules
make_notice.py --check    says whether NOTICE is what it would write, as far as both are installed here
"""
import json
import pathlib
import re
import sys
import textwrap

from written_page import write_or_check

ROOT = pathlib.Path(__file__).resolve().parents[1]
MODULES = ROOT / "page" / "node_modules"  # npm ci
DEBIAN = pathlib.Path("/usr/share/doc")

# What is linked or compiled into the program: Debian's package, its name, where it sits.
LIBRARIES = [
    ("libcli11-dev", "CLI11", "program"),
    ("libeigen3-dev", "Eigen", "program, engine"),
    ("libfmt-dev", "fmt", "program, engine"),
    ("nlohmann-json3-dev", "nlohmann/json", "program, engine"),
    ("libpugixml-dev", "pugixml", "program"),
    ("libyaml-cpp-dev", "yaml-cpp", "program, engine"),
]
# Roots of what the page's bundle may hold; their dependencies come with them.
PAGE = ["svelte", "@observablehq/plot", "topojson-client", "world-atlas", "yaml"]
# Of these only the compiler, which stays behind.
NOT_BUNDLED = {"commander", "magic-string", "acorn", "esrap", "iconv-lite", "safer-buffer", "rw", "zimmerframe", "is-reference",
               "locate-character", "aria-query", "axobject-query"}

HEAD = """Parley
Copyright the Parley authors. Licensed under the Apache License, Version 2.0: see LICENSE.

What follows is the work of others that travels inside the program, the engine of its page, or the page, with the licences that say so.
Written by tools/make_notice.py.
"""

WITHOUT_TEXT = """
SQLite (program): in the public domain, by D. Richard Hipp and others.

Eigen is under the Mozilla Public License 2.0 (https://mozilla.org/MPL/2.0/); its source is that of Debian 12 and of https://eigen.tuxfamily.org, unchanged.

The run-time library of GCC (program) is under the GNU General Public License, version 3, with the GCC Runtime Library Exception, version 3.1, which lets programs that are compiled with it travel under any licence.

libc++, libc++abi and compiler-rt of the LLVM Project (engine) are under the Apache License, Version 2.0, with LLVM Exceptions; musl (engine) under the MIT License, Copyright 2005-2020 Rich Felker, et al.; the run-time library of Emscripten (engine) under the MIT License, Copyright 2010-2022 The Emscripten Authors.

Borders of the map (page): Natural Earth, in the public domain.

Tables of duties and products inside the program: see data/duties/NOTICE, printed below.
"""


def debian(package):
    """The first `Files: *` paragraph: copyright lines, name of the licence, and that licence's text."""
    text = (DEBIAN / package / "copyright").read_text(encoding="utf-8")
    first = re.search(r"^Files:\s*\*\s*$\n((?:.+\n)+)", text, re.M).group(1)
    copyright_lines = re.search(r"^Copyright:\s*((?:.+\n)(?:[ \t]+.+\n)*)", first, re.M).group(1)
    licence = re.search(r"^License:\s*(.+)$", first, re.M).group(1).strip()
    body = re.search(r"^License:[ \t]*" + re.escape(licence) + r"[ \t]*\n((?:[ \t]+.*\n?)+)", text, re.M)
    words = "" if body is None else "\n".join(
        "" if line.strip() == "." else line[1:].rstrip() for line in body.group(1).splitlines())
    return [line.strip() for line in copyright_lines.splitlines()], licence, words.strip()


def closure():
    found = []
    def walk(name):
        folder = MODULES / name
        if name in found or name.startswith(("@types/", "@jridgewell/", "@sveltejs/")) or not folder.is_dir():
            return
        package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
        if name not in NOT_BUNDLED:
            found.append(name)
        for dependency in package.get("dependencies", {}):
            walk(dependency)
    for root in PAGE:
        walk(root)
    return sorted(found)


def module(name):
    """Copyright lines, licence and text of a module of the page."""
    folder = MODULES / name
    licence = json.loads((folder / "package.json").read_text(encoding="utf-8"))["license"]
    files = [p for p in sorted(folder.iterdir()) if re.match(r"(licen[cs]e|copying|readme)", p.name, re.I) and p.is_file()]
    text = ""
    for path in files:
        words = path.read_text(encoding="utf-8")
        if path.name.lower().startswith("readme"):
            found = re.search(r"^#+ *licen[cs]e\b.*", words, re.M | re.S | re.I)
            words = found.group(0) if found else ""
        if words:
            text = words
            break
    lines = [line.strip(" *#") for line in text.splitlines()]
    copyright_lines = [line for line in lines if re.match(r"(\(c\)|copyright)\s+(?!notice|holders?|owner)", line, re.I)]
    body = "\n".join(line for line in text.splitlines() if line.strip(" *#") not in copyright_lines)
    body = re.sub(r"^(#+ *)?(the )?(mit|isc) licen[cs]e( \(mit\))?\s*$", "", body, flags=re.M | re.I)
    return copyright_lines, licence, body.strip()


def paragraphs(text):
    return "\n\n".join(re.sub(r"\s+", " ", p).strip() for p in re.split(r"\n\s*\n", text))


def write():
    parts = [HEAD + WITHOUT_TEXT]
    texts = {}  # words of a licence → (name, [who])
    entries = [(name, where, *debian(package)) for package, name, where in LIBRARIES]
    # The Mozilla licence asks for its address and that of the source, which stand above.
    entries = [(*entry[:4], "" if entry[3].startswith("MPL") else entry[4]) for entry in entries]
    entries += [(name, "page", *module(name)) for name in closure()]
    for name, where, copyright_lines, licence, words in entries:
        key = re.sub(r"\W+", " ", words).strip().lower()
        texts.setdefault(key, (licence, paragraphs(words), []))[2].append((name, where, copyright_lines))
    for licence, words, who in texts.values():
        parts.append("-" * 80 + "\n")
        for name, where, copyright_lines in who:
            parts.append(f"{name} ({where}): {licence}\n" + "".join(f"  {line}\n" for line in copyright_lines))
        if words:
            parts.append("\n" + "\n\n".join(textwrap.fill(p, 100) for p in words.split("\n\n")) + "\n")
    parts.append("-" * 80 + "\n" + (ROOT / "data" / "duties" / "NOTICE").read_text(encoding="utf-8"))
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


def main():
    missing = [p for p, _, _ in LIBRARIES if not (DEBIAN / p / "copyright").is_file()]
    if missing or not MODULES.is_dir():
        print(f"make_notice.py: not checked: {', '.join(missing) or 'page/node_modules'} is not installed")
        return 0 if sys.argv[1:] == ["--check"] else 1
    return write_or_check(ROOT / "NOTICE", write())


if __name__ == "__main__":
    sys.exit(main())
