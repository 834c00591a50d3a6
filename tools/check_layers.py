#!/usr/bin/env python3
"""Holds the walls of the house (docs/README.md): who may use whom, folder by folder and without a circle; what stays
private; what runs in a page; that namespaces follow folders; how large folders and files grow. A new arrow is a
decision record and a line here."""
import pathlib
import re
import statistics
import sys
import tempfile

# A → B: A may include B and everything that B may. The folders in the order of their use.
USES = {
    "core": [],
    "numerics": ["core"],
    "tables": ["core"],
    "tables/files": ["tables"],
    "evidence/prose": ["core"],
    "evidence": ["numerics", "evidence/prose"],
    "evidence/statements": ["evidence"],
    "evidence/html": ["core"],
    "evidence/gold": ["evidence/statements", "tables/files"],
    "world": ["tables"],
    "world/folder": ["world", "tables/files"],
    "products": ["world/folder"],
    "datasets/pieces": ["world/folder"],
    "datasets/tables": ["datasets/pieces"],
    "datasets/duties": ["datasets/pieces", "products"],
    "datasets/recipes": ["datasets/tables", "datasets/duties", "products"],
    "model": ["world", "numerics"],
    "model/solver": ["model"],
    "model/effects": ["model"],
    "policy": ["model"],
    "policy/conditions": ["policy"],
    "strategy": ["policy"],
    "strategy/search": ["strategy"],
    "dispute/space": ["numerics"],
    "dispute/bargaining": ["dispute/space"],
    "dispute/graph_model": ["dispute/space"],
    "dispute/attrition": ["dispute/space"],
    "dispute/talks": ["dispute/attrition"],
    "dispute/endings": ["dispute/space"],
    "dispute/record": ["dispute/space"],
    "dispute/course": ["dispute/record", "dispute/talks"],
    "scenario/carried": ["tables"],
    "scenario/form": ["tables"],
    "scenario": ["scenario/carried", "scenario/form", "evidence", "dispute/bargaining", "dispute/graph_model"],
    "scenario/draft": ["evidence/statements", "tables"],
    "scenario/files": ["scenario", "tables/files", "products"],
    "scenario/foreign": ["scenario/files"],
    "pricing/counterfactual": ["model/effects", "strategy"],
    "pricing/by_strategy": ["pricing/counterfactual"],
    "pricing/resolved": ["policy", "scenario", "scenario/draft"],
    "pricing": ["pricing/counterfactual", "pricing/resolved", "dispute/endings", "dispute/course"],
    "pricing/by_date": ["scenario", "policy"],
    "pricing/files": ["pricing", "pricing/by_date", "world/folder", "scenario/files"],
    "pricing/duties": ["pricing/files", "products"],
    "pricing/wars": ["pricing/duties"],
    "analysis/footing": ["pricing"],
    "analysis/attribution": ["pricing"],
    "analysis": ["analysis/footing", "analysis/attribution"],
    "analysis/course": ["analysis"],
    "analysis/findings": ["analysis"],
    "store": ["pricing/files"],
    "store/files": ["store"],
    "histories": ["tables/files"],
    "precedents": ["histories", "numerics"],
    "session": ["analysis/findings"],
    "foresight": ["session", "analysis/course", "pricing/files", "precedents"],
    "report/words": ["analysis/findings", "analysis/course", "pricing/wars"],
    "report/json": ["report/words"],
    "report/json/dispute": ["report/json"],
    "report/json/wars": ["report/json"],
    "report/json/brief": ["report/json/dispute", "evidence/statements"],
    "report/text": ["report/words", "session"],
    "report/text/dispute": ["report/text"],
    "report/text/page": ["report/text/dispute"],
    "report/past": ["precedents", "report/words"],
    "report/html": ["report/json/brief", "report/text"],
}
PRIVATE = ["model/solver", "policy/conditions", "strategy/search", "store/files"]  # included from their own folder only, and not installed
# Divide the files of a part, not its names; core's names are parley's own.
SHARES_THE_NAMESPACE = ["core", "page", "files", "folder", "pieces", "tables", "recipes", "duties", "wars",
                        "counterfactual", "by_strategy", "by_date", "carried", "form", "resolved", "effects", "footing", "attribution", "findings"]
FRONT_ENDS = ["apps", "python", "wasm"]  # see every part of the library, and not each other
SEES = {"python": ["apps"]}  # but for these: the package is the program too
NOT_IN_A_PAGE = {
    "iostream", "fstream", "print", "format", "filesystem", "thread", "mutex", "future", "atomic",
    "condition_variable", "stop_token", "regex",
}
WITHOUT_WORDS = ["core", "numerics", "model", "policy", "strategy", "dispute", "evidence"]  # no fmt, no JSON
# An option of the command line inside a text: front ends word options (core/refusal.hpp).
NAMES_AN_OPTION = re.compile(r'"[^"\n]*(?<![\w-])--[a-z][^"\n]*"')
PRINTS = re.compile(r"\b(printf|fprintf|puts|fputs|fopen)\s*\(")
# Two headers that define one name make programs that include either of them crash: the linker takes one for both.
TYPE = re.compile(r"^(?:struct|class|enum class) (\w+)[^;]*\{", re.MULTILINE)
NAMESPACE = re.compile(r"^namespace (parley[\w:]*) \{", re.MULTILINE)
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
MOST_FILES, MOST_LINES, MEDIAN_LINES = 25, 400, 100
THREADS_IN_ONE_PLACE = "parley/core/parallel.cpp"  # one thread in a page


def below(folder):
    """Every folder that `folder` may include, itself among them."""
    found = {folder}
    for part in USES[folder]:
        found |= below(part)
    return found


def includes(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match.group(1), match.group(2)


def sources(folder):
    return sorted(p for p in folder.rglob("*") if p.suffix in (".hpp", ".cpp", ".h"))


def namespaces_of(folder):
    """The namespace of a folder; that of the folder above too where a private folder carries out what that promises."""
    parts = folder.split("/")
    names = [p for k, p in enumerate(parts) if not (p in SHARES_THE_NAMESPACE and (k > 0 or p == "core"))]
    if parts[0] == "report":
        names = names[:2]
    found = {"::".join(["parley", *names])}
    if folder in PRIVATE:
        found.add("::".join(["parley", *names[:-1]]))
    return found


def page_folders(root):
    return [line for line in (root / "wasm/sources.txt").read_text().split("\n") if line and line[0] != "#"]


def workbench_places(root):
    """Folders and single sources that the workbench's engine has besides."""
    path = root / "wasm/workbench.txt"
    return [line for line in path.read_text().split("\n") if line and line[0] != "#"] if path.exists() else []


def check_length(place, lines):
    if len(lines) > MOST_LINES:
        yield f"{place}: {len(lines)} lines, at most {MOST_LINES}: split by idea"


def check_file(path, place, folder, in_page):
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    yield from check_length(place, lines)
    for name in NAMESPACE.findall(text):
        expected = namespaces_of(folder)
        if not any(name == each or name.startswith(each + "::") for each in expected):
            yield f"{place}: namespace {name} in a folder of {' or '.join(sorted(expected))}"
    if folder != "report/html":  # whose styles have names like that
        for number, line in enumerate(lines, 1):
            if NAMES_AN_OPTION.search(line.split("// ")[0]):
                yield f"{place}:{number}: an option of the command line is named inside the library"
    if in_page:
        for number, line in enumerate(lines, 1):
            if PRINTS.search(line.split("//")[0]):
                yield f"{place}:{number}: '{folder}' also runs in a page and prints or opens nothing"
    for number, kind, name in includes(path):
        where = f"{place}:{number}"
        if kind == "<":
            words = ("fmt/", "nlohmann/") if folder.split("/")[0] in WITHOUT_WORDS else ()
            if in_page and str(place) != THREADS_IN_ONE_PLACE and name in NOT_IN_A_PAGE:
                yield f"{where}: <{name}> in '{folder}', which also runs in a page"
            if in_page and name.startswith(("yaml-cpp/", *words)) and folder != "core":
                yield f"{where}: <{name}> in '{folder}', which also runs in a page"
            continue
        target = "/".join(name.split("/")[1:-1])
        if not name.startswith("parley/") or target not in USES:
            yield f'{where}: "{name}" is in no folder that tools/check_layers.py knows'
        elif target not in below(folder):
            yield f"{where}: '{folder}' must not know '{target}' ({name})"
        elif target in PRIVATE and target != folder:
            yield f"{where}: '{target}' is private ({name})"


def check_order():
    for folder, parts in USES.items():
        for part in parts:
            if list(USES).index(part) >= list(USES).index(folder):
                yield f"tools/check_layers.py: '{folder}' stands before '{part}', which it uses"


def broken_lines(root, in_order=True):
    found = list(check_order()) if in_order else []
    page, workbench = page_folders(root), workbench_places(root)
    lengths, defined, counts = [], {}, {}
    for path in sources(root / "parley"):
        place = path.relative_to(root)
        folder = "/".join(place.parts[1:-1])
        if folder == "":
            continue  # the front door
        if folder not in USES:
            found.append(f"{place}: '{folder}' is not a folder that tools/check_layers.py knows")
            continue
        counts[folder] = counts.get(folder, 0) + 1
        lengths.append(len(path.read_text(encoding="utf-8").splitlines()))
        in_page = [f"parley/{folder}", str(place.with_suffix(".cpp"))]
        found += check_file(path, place, folder, any(each in page + workbench for each in in_page))
        if path.suffix == ".hpp":
            for name in TYPE.findall(path.read_text(encoding="utf-8")):
                key = (min(namespaces_of(folder), key=len), name)
                if key in defined:
                    found.append(f"{place}: type '{name}' is also defined in {defined[key]}")
                defined.setdefault(key, place)
    for path in sources(root / "tests"):
        found += check_length(path.relative_to(root), path.read_text(encoding="utf-8").splitlines())
    found += [f"parley/{f}: {n} files, at most {MOST_FILES}" for f, n in counts.items() if n > MOST_FILES]
    if lengths and statistics.median(lengths) > MEDIAN_LINES:
        found.append(f"parley: the median file has {statistics.median(lengths)} lines, at most {MEDIAN_LINES}")
    for folder in page:
        if folder != "wasm" and folder.removeprefix("parley/") not in USES:
            found.append(f"wasm/sources.txt: {folder} is no folder of the library")
    found += [f"wasm/workbench.txt: no {place}" for place in workbench if not (root / place).exists()]
    for front_end in FRONT_ENDS:
        for path in sources(root / front_end):
            for number, kind, name in includes(path):
                top = name.split("/")[0]
                where = f"{path.relative_to(root)}:{number}"
                if kind == '"' and top in ["tests", "bench", "fuzz", *FRONT_ENDS] and top not in [front_end,
                                                                                                    *SEES.get(front_end, [])]:
                    found.append(f"{where}: '{front_end}' must not know '{top}' ({name})")
                if kind == '"' and "/".join(name.split("/")[1:-1]) in PRIVATE:
                    found.append(f"{where}: {name} is private")
    return found


def self_test():
    """A tree with one of each mistake: each must be seen, and the right lines beside them must not."""
    files = {
        "parley/parley.hpp": '#include "parley/model/solve.hpp"\n',
        "parley/core/table.hpp": "#include <vector>\n#include <fmt/format.h>\nnamespace parley {\n}\n",
        "parley/core/parallel.cpp": "#include <thread>\nnamespace parley {\n}\n",
        "parley/model/solve.cpp": '#include "parley/core/table.hpp"\n#include "parley/policy/duties.hpp"\n',
        "parley/model/welfare.cpp": '#include "parley/model/solver/blocks.hpp"\n',
        "parley/model/solver/blocks.cpp": '#include "parley/model/solve.hpp"\nnamespace parley::model::solver {\n}\n',
        "parley/model/solver/solve.cpp": "namespace parley::model {\n}\n",
        "parley/policy/effects.cpp": '#include "parley/model/solver/blocks.hpp"\n',
        "parley/dispute/talks/deal.cpp": '#include "parley/model/solve.hpp"\n',
        "parley/dispute/space/space.cpp": '#include "parley/dispute/talks/talks.hpp"\n',
        "parley/pricing/prices.cpp": '#include "parley/dispute/talks/deal.hpp"\n#include <fstream>\n',
        "parley/pricing/files/many.cpp": "#include <fstream>\nnamespace parley::pricing {\n}\n",
        "parley/policy/duties.cpp": '#include <cstdio>\nvoid f() {\n    // printf()\n    puts("x");\n}\n',
        "parley/policy/scope.cpp": "#include <thread>\n",
        "parley/policy/words.cpp": "#include <fmt/format.h>\n",
        "parley/policy/flags.cpp": 'auto a = "--world";  // "--x"\nauto b = k--;\n',
        "parley/world/folder/folder.cpp": "#include <fstream>\nnamespace parley::world {\n}\n",
        "parley/world/info.hpp": "namespace parley::world {\nstruct Finding {\n};\nstruct Index;\n}\n",
        "parley/world/folder/find.hpp": "class Finding : public Base {\n};\nstruct Index;\n",
        "parley/world/names.hpp": "namespace parley::model {\n}\n",
        "parley/tables/long.cpp": "\n" * (MOST_LINES + 1),
        "tests/tables/long_test.cpp": "\n" * (MOST_LINES + 1),
        "parley/model/variants/roy.cpp": "",
        "parley/gadget/gadget.cpp": "",
        "wasm/sources.txt": "# the page\nparley/core\nparley/model\nparley/policy\nparley/pricing\nparley/gone\n",
        "wasm/workbench.txt": "# besides\nparley/world/folder/writer.cpp\nparley/world/folder/lost.cpp\n",
        "parley/world/folder/writer.cpp": "#include <fstream>\nnamespace parley::world {\n}\n",
        "wasm/engine.cpp": '#include "parley/policy/conditions/condition.hpp"\n#include "parley/model/solve.hpp"\n',
        "python/extension/module.cpp": '#include "apps/cli/command.hpp"\n#include "wasm/engine.hpp"\n',
        "apps/cli/main.cpp": '#include "parley/report/text/table.hpp"\n#include "tests/support/x.hpp"\n',
        **{f"parley/evidence/f{k}.cpp": "" for k in range(MOST_FILES + 1)},
    }
    expected = [
        "parley/model/solve.cpp:2:", "parley/model/welfare.cpp:1:", "parley/policy/effects.cpp:1:",
        "parley/dispute/talks/deal.cpp:1:", "parley/dispute/space/space.cpp:1:", "parley/pricing/prices.cpp:2:",
        "parley/policy/duties.cpp:4:", "parley/policy/scope.cpp:1:", "parley/policy/words.cpp:1:", "parley/policy/flags.cpp:1:",
        "parley/world/info.hpp: type 'Finding'", "parley/world/names.hpp: namespace", "parley/tables/long.cpp: 401 lines",
        "tests/tables/long_test.cpp: 401 lines",
        "parley/model/variants/roy.cpp:", "parley/gadget/gadget.cpp:", "wasm/sources.txt: parley/gone",
        "parley/world/folder/writer.cpp:1:", "wasm/workbench.txt: no parley/world/folder/lost.cpp",
        "wasm/engine.cpp:1:", "apps/cli/main.cpp:2:", "python/extension/module.cpp:2:", "parley/evidence: 26 files",
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
