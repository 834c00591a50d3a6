#!/usr/bin/env python3
"""Every page that a comment or another page names is there, and every source file and type that a page names; every
decision is in the index with its status; the map (docs/README.md) has each folder of the library, what it may use, and
whether it runs in a page."""
import pathlib
import re
import sys
import tempfile

from check_layers import USES, below

FOLDERS = ["apps", "bench", "catalog", "cmake", "conflicts", "docs", "examples", "fuzz", "page", "parley", "scenarios", "tests",
           "tools", "wasm"]
KINDS = {".cmake", ".cpp", ".hpp", ".md", ".mjs", ".py", ".sh", ".svelte", ".ts", ".yaml"}
SKIPPED = {"build", "dist", "generated", "node_modules"}
NAMED = re.compile(r"\bdocs/[a-z]+/[A-Za-z0-9._-]+\.(?:md|json)\b")
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")  # with a colon: an address, elsewhere
SOURCE = re.compile(r"`([a-z_0-9/]+\.(?:hpp|cpp|py|mjs|ts|\*))`")
NAMED_TYPE = re.compile(r"`([A-Z][A-Za-z]+)(?:::\w+)?`")
TYPE = re.compile(r"\b(?:struct|class|enum class|using) (\w+)")
TITLE = re.compile(r"# (\d+)\. (.+)")
STATUS = re.compile(r"Status: (accepted|superseded by \d+)")
DECISION = re.compile(r"\| \[(\d+)\]\(([^)]+)\) \| (.+) \| (.+) \|")
PART = re.compile(r"\| `([a-z_/]+)` \| .+ \| (.*) \| (page|) ?\|")


def files_of(root):
    found = [path for folder in FOLDERS if (root / folder).is_dir() for path in (root / folder).rglob("*")]
    return sorted(path for path in [*root.glob("*.md"), *found] if not SKIPPED & set(path.relative_to(root).parts))


def missing_pages(root):
    for path in files_of(root):
        if path.suffix not in KINDS or path.is_relative_to(root / "tools"):  # whose self-tests name what is not
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            at = f"{path.relative_to(root)}:{number}"
            yield from (f"{at}: there is no {name}" for name in NAMED.findall(line) if not (root / name).exists())
            if path.suffix == ".md":
                yield from (f"{at}: there is no {to}" for to in LINK.findall(line) if not (path.parent / to).exists())


def missing_sources(root):
    """By the end of its path: `solver/evaluation.*`. The types are those of the notation, which has a row for each."""
    files = files_of(root)
    ends = set()
    for path in files:
        parts = path.relative_to(root).parts
        ends |= {"/".join(parts[k:]) for k in range(len(parts))}
    ends |= {re.sub(r"\.[ch]pp$", ".*", end) for end in ends}
    for path in files:
        if path.suffix == ".md":
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                yield from (f"{path.relative_to(root)}:{number}: there is no {name}"
                            for name in SOURCE.findall(line) if name not in ends)
    types = {name for path in files if path.suffix == ".hpp" for name in TYPE.findall(path.read_text(encoding="utf-8"))}
    for number, line in enumerate((root / "docs/notation.md").read_text(encoding="utf-8").splitlines(), 1):
        yield from (f"docs/notation.md:{number}: there is no type {name}"
                    for name in NAMED_TYPE.findall(line) if name not in types)


def decisions(root):
    """Numbers without gaps, and each record's number, title and status as in the index."""
    folder = root / "docs/decisions"
    rows = {}
    for line in (folder / "README.md").read_text(encoding="utf-8").splitlines():
        if row := DECISION.fullmatch(line):
            rows[row[2]] = (row[1], row[3], row[4])
    for number, path in enumerate(sorted(folder.glob("[0-9]*.md")), 1):
        at = path.relative_to(root)
        lines = path.read_text(encoding="utf-8").splitlines()
        title, status = TITLE.fullmatch(lines[0]), STATUS.fullmatch(lines[2] if len(lines) > 2 else "")
        if not path.name.startswith(f"{number:04}-"):
            yield f"{at}: number {number:04} is next"
        if not title or int(title[1]) != int(path.name[:4]):
            yield f"{at}:1: expected '# {int(path.name[:4])}. its title'"
        elif not status:
            yield f"{at}:3: expected 'Status: accepted' or 'Status: superseded by' a number"
        elif rows.get(path.name) != (title[1], title[2], status[1]):
            yield (f"docs/decisions/README.md: expected the row "
                   f"| [{title[1]}]({path.name}) | {title[2]} | {status[1]} |")


def parts(root):
    """The map's rows are the folders that there are, in the order of their use."""
    def there(folder):
        return any((root / "parley" / folder).glob("*.[ch]pp"))

    def used(folder):
        """What it may use at first hand; through folders that are not there yet, what those may."""
        found = [u for each in USES[folder] for u in ([each] if there(each) else used(each))]
        return [u for u in found if not any(u in below(other) for other in found if other != u)]

    page = (root / "wasm/sources.txt").read_text(encoding="utf-8").splitlines()
    wanted = [(folder, ", ".join(used(folder)), "page" if f"parley/{folder}" in page else "")
              for folder in USES if there(folder)]
    found = [row.groups() for line in (root / "docs/README.md").read_text(encoding="utf-8").splitlines()
             if (row := PART.fullmatch(line))]
    for row in wanted:
        if row not in found:
            yield f"docs/README.md: expected the row | `{row[0]}` | what it is | {row[1]} | {row[2]} |"
    for row in found:
        if row not in wanted:
            yield f"docs/README.md: the row of {row[0]} is not as tools/check_layers.py and wasm/sources.txt have it"
    if not set(wanted) ^ set(found) and wanted != found:
        yield "docs/README.md: the rows are not in the order of tools/check_layers.py"


def problems(root):
    return [*missing_pages(root), *missing_sources(root), *decisions(root), *parts(root)]


def self_test():
    """A tree with one of each mistake: each must be seen, and the right lines beside them must not."""
    files = {
        "docs/model/here.md": "[x](here.md#a) [y](gone.md) [z](https://github.com/a)\n",
        "parley/core/a.hpp": "// docs/model/here.md\n// docs/model/lost.md\n",
        "parley/world/a.hpp": "struct World {};\n",
        "docs/notation.md": "`World::flow`, `a.hpp`, `world/a.*`\n`Globe::flow`\n`model/b.hpp`\n",
        "parley/model/a.hpp": "",
        "wasm/sources.txt": "# the page\nparley/core\nparley/world\n",
        "docs/README.md": "| `core` | it |  | page |\n| `world` | it | core |  |\n",
        "docs/decisions/0001-right.md": "# 1. Right\n\nStatus: accepted\n",
        "docs/decisions/0002-bare.md": "# 2. Bare\n\nNo status.\n",
        "docs/decisions/0003-unlisted.md": "# 3. Unlisted\n\nStatus: superseded by 1\n",
        "docs/decisions/0004-moved.md": "# 3. Moved\n\nStatus: accepted\n",
        "docs/decisions/0005-renamed.md": "# 5. Renamed\n\nStatus: accepted\n",
        "docs/decisions/0007-after-a-gap.md": "# 7. Gap\n\nStatus: accepted\n",
        "docs/decisions/README.md": "| [1](0001-right.md) | Right | accepted |\n"
                                    "| [2](0002-bare.md) | Bare | accepted |\n"
                                    "| [5](0005-renamed.md) | Named | accepted |\n"
                                    "| [7](0007-after-a-gap.md) | Gap | accepted |\n"
                                    "| [8](0008-gone.md) | Gone | accepted |\n",
    }
    wanted = [
        "docs/model/here.md:1: there is no gone.md", "parley/core/a.hpp:2: there is no docs/model/lost.md",
        "docs/notation.md:2: there is no type Globe", "docs/notation.md:3: there is no model/b.hpp",
        "docs/decisions/0002-bare.md:3:", "docs/decisions/README.md: expected the row | [3](0003-unlisted.md)",
        "docs/decisions/0004-moved.md:1:", "docs/decisions/README.md: expected the row | [5](0005-renamed.md)",
        "docs/decisions/0007-after-a-gap.md: number 0006", "docs/decisions/README.md:5: there is no 0008-gone.md",
        "docs/README.md: expected the row | `world` | what it is | core | page |", "docs/README.md: the row of world",
        "docs/README.md: expected the row | `model` | what it is | world |  |",
    ]
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        found = problems(root)
        (root / "docs/README.md").write_text(
            "| `world` | it | core | page |\n| `core` | it |  | page |\n| `model` | it | world |  |\n")
        found += [problem for problem in parts(root) if "order" in problem or "expected" in problem]
    wanted.append("docs/README.md: the rows are not in the order")
    return [f"not seen: {w}" for w in wanted if not any(f.startswith(w) for f in found)] + [
        f"wrongly reported: {f}" for f in found if not any(f.startswith(w) for w in wanted)]


def main():
    result = self_test() if "--self-test" in sys.argv else problems(pathlib.Path(__file__).parents[1])
    for problem in result:
        print(problem)
    return 1 if result else 0


if __name__ == "__main__":
    sys.exit(main())
