#!/usr/bin/env python3
"""Holds the direction of the parts: an include may only point to a part below, and the parts that also run in a page
print nothing, read no files and start no threads. A new arrow is a decision record and a line here."""
import fnmatch
import pathlib
import re
import sys
import tempfile

PARTS_BELOW = {
    "core": [],
    "world": ["core"],
    "model": ["core", "world"],
    "policy": ["core", "world", "model"],
    "strategy": ["core", "world", "model", "policy"],
    "dispute": ["core"],
    "evidence": ["core"],
    "study": ["core", "world", "model", "policy", "strategy", "dispute", "evidence"],
    "store": ["core", "study", "model", "dispute"],
    "report": ["core", "world", "model", "policy", "strategy", "dispute", "evidence", "study"],
}
FRONT_ENDS = ["apps", "python", "wasm"]  # see every part of the library, and not each other
NOT_IN_A_PAGE = {
    "iostream", "fstream", "print", "format", "filesystem", "thread", "mutex", "future", "atomic",
    "condition_variable", "stop_token", "regex",
}
WORDS_IN_A_PAGE = ["study", "report"]  # there too they write sentences and JSON
PRINTS = re.compile(r"\b(printf|fprintf|puts|fputs|fopen)\s*\(")
# Two headers that define one name make programs that include either of them crash: the linker takes one for both.
TYPE = re.compile(r"^(?:struct|class|enum class) (\w+)[^;]*\{", re.MULTILINE)
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def includes(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match.group(1), match.group(2)


def sources(folder):
    return sorted(p for p in folder.rglob("*") if p.suffix in (".hpp", ".cpp", ".h"))


def broken_lines(root):
    found = []
    page = [line for line in (root / "wasm/sources.txt").read_text().split("\n") if line and line[0] != "#"]
    for path in sources(root / "parley"):
        place = path.relative_to(root)
        part = place.parts[1]
        if part not in PARTS_BELOW:
            found.append(f"{place}: '{part}' is not a part that tools/check_layers.py knows")
            continue
        if len(place.parts) != 3:
            found.append(f"{place}: a part has no folders of its own")
        in_page = any(fnmatch.fnmatch(place.with_suffix(".cpp").as_posix(), pattern) for pattern in page)
        if in_page:
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if PRINTS.search(line.split("//")[0]):
                    found.append(f"{place}:{number}: '{part}' also runs in a page and prints or opens nothing")
        for number, kind, name in includes(path):
            where = f"{place}:{number}"
            if kind == "<":
                words = () if part in WORDS_IN_A_PAGE else ("fmt/", "nlohmann/")
                if in_page and (name in NOT_IN_A_PAGE or name.startswith(("yaml-cpp/", *words))):
                    found.append(f"{where}: <{name}> in '{part}', which also runs in a page")
                continue
            target = name.split("/")
            if target[0] != "parley" or len(target) != 3:
                found.append(f'{where}: "{name}" is not of the form "parley/part/file.hpp"')
            elif target[1] != part and target[1] not in PARTS_BELOW[part]:
                found.append(f"{where}: '{part}' must not know '{target[1]}' ({name})")
    defined = {}
    for path in sorted((root / "parley").rglob("*.hpp")):
        place = path.relative_to(root)
        for name in TYPE.findall(path.read_text(encoding="utf-8")):
            if name in defined:
                found.append(f"{place}: type '{name}' is also defined in {defined[name]}")
            defined.setdefault(name, place)
    for front_end in FRONT_ENDS:
        for path in sources(root / front_end):
            for number, kind, name in includes(path):
                top = name.split("/")[0]
                if kind == '"' and top in ["tests", "bench", "fuzz", *FRONT_ENDS] and top != front_end:
                    found.append(f"{path.relative_to(root)}:{number}: '{front_end}' must not know '{top}' ({name})")
    return found


def self_test():
    """A tree with one of each mistake: each must be seen, and the right lines beside them must not."""
    files = {
        "parley/core/table.hpp": "#include <vector>\n",
        "parley/model/solver/solve.cpp": '#include "parley/core/table.hpp"\n#include "parley/policy/duties.hpp"\n',
        "parley/dispute/deal.cpp": '#include "parley/model/solve.hpp"\n',
        "parley/pricing/outcomes.cpp": '#include "parley/dispute/deal.hpp"\n#include <fstream>\n',
        "parley/policy/duties.cpp": '#include <cstdio>\nvoid f() {\n    // printf()\n    puts("x");\n}\n',
        "parley/policy/scope.cpp": "#include <thread>\n",
        "parley/world/binary.hpp": "#include <fstream>\n",
        "parley/world/folder.cpp": "#include <fstream>\n",
        "wasm/sources.txt": "# the page\nparley/world/binary.cpp\nparley/model/*.cpp\nparley/policy/*.cpp\n",
        "parley/world/info.hpp": "struct Finding {\n};\nstruct Index;\nenum class Severity { note };\n",
        "parley/study/find.hpp": "class Finding : public Base {\n};\nstruct Index;\n",
        "parley/model/variants/roy.cpp": "",
        "parley/gadget/gadget.cpp": "",
        "apps/cli/main.cpp": '#include "parley/report/table.hpp"\n#include "tests/support/x.hpp"\n',
    }
    expected = [
        "parley/model/solver/solve.cpp:2:", "parley/dispute/deal.cpp:1:", "parley/policy/duties.cpp:4:",
        "parley/policy/scope.cpp:1:", "parley/world/binary.hpp:1:", "parley/model/variants/roy.cpp:",
        "parley/gadget/gadget.cpp:", "apps/cli/main.cpp:2:",
        "parley/world/info.hpp: type 'Finding'",
    ]
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        found = broken_lines(root)
    unseen = [e for e in expected if not any(f.startswith(e) for f in found)]
    beside = [f for f in found if not any(f.startswith(e) for e in expected)]
    return [f"not seen: {e}" for e in unseen] + [f"wrongly reported: {f}" for f in beside]


def main():
    problems = self_test() if "--self-test" in sys.argv else broken_lines(pathlib.Path(__file__).parents[1])
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
