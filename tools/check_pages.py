#!/usr/bin/env python3
"""Every page that a comment or another page names is there."""
import pathlib
import re
import sys
import tempfile

FOLDERS = ["apps", "bench", "conflicts", "docs", "fuzz", "parley", "scenarios", "tests", "wasm"]
NAMED = re.compile(r"\bdocs/[a-z]+/[A-Za-z0-9._-]+\.(?:md|json)\b")
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")  # with a colon: an address, elsewhere


def problems(root):
    files = [path for folder in FOLDERS if (root / folder).is_dir() for path in (root / folder).rglob("*")]
    files += [path for path in root.glob("*.md")]
    found = []
    for path in sorted(files):
        if path.suffix not in {".hpp", ".cpp", ".md", ".py", ".sh", ".yaml", ".mjs"}:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            at = f"{path.relative_to(root)}:{number}"
            found += [f"{at}: there is no {name}" for name in NAMED.findall(line) if not (root / name).exists()]
            if path.suffix == ".md":
                found += [f"{at}: there is no {to}" for to in LINK.findall(line) if not (path.parent / to).exists()]
    return found


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "docs/model").mkdir(parents=True)
        (root / "parley").mkdir()
        (root / "docs/model/here.md").write_text("[x](here.md#a) [y](gone.md) [z](https://github.com/a)\n")
        (root / "parley/a.hpp").write_text("// docs/model/here.md\n// docs/model/lost.md\n")
        found = "\n".join(problems(root))
    wanted = ["docs/model/here.md:1: there is no gone.md", "parley/a.hpp:2: there is no docs/model/lost.md"]
    return [f"not seen: {w}" for w in wanted if w not in found] + ([found] if found.count("\n") != 1 else [])


def main():
    result = self_test() if "--self-test" in sys.argv else problems(pathlib.Path(__file__).parents[1])
    for problem in result:
        print(problem)
    return 1 if result else 0


if __name__ == "__main__":
    sys.exit(main())
