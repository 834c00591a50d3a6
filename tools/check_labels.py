#!/usr/bin/env python3
"""One equation, one label: every label of docs/model stands in the code as `// eq:label`, and the other way round."""
import pathlib
import re
import sys
import tempfile

IN_DOCS = re.compile(r"\*\*\(eq:([a-z0-9-]+)\)\*\*")  # beside its equation, in bold; a mention in prose is plain
IN_CODE = re.compile(r"(?<![\w(-])eq:([a-z0-9-]+)")


def places(root, folder, suffixes, pattern, only_comments):
    found = {}
    for path in sorted((root / folder).rglob("*")):
        if path.suffix not in suffixes:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            text = line.partition("//")[2] if only_comments else line
            for label in pattern.findall(text):
                found.setdefault(label, []).append(f"{path.relative_to(root)}:{number}")
    return found


def mismatches(root):
    docs = places(root, "docs/model", [".md"], IN_DOCS, False)
    code = places(root, "parley", [".hpp", ".cpp"], IN_CODE, True)
    problems = [f"{docs[label][0]}: no code says // eq:{label}" for label in docs if label not in code]
    problems += [f"{code[label][0]}: eq:{label} is not in docs/model" for label in code if label not in docs]
    problems += [f"{label}: labelled twice, {' and '.join(at)}" for label, at in docs.items() if len(at) > 1]
    return problems


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / "docs/model").mkdir(parents=True)
        (root / "parley/model").mkdir(parents=True)
        (root / "docs/model/a.md").write_text("**(eq:both)** `x = 1`\n**(eq:docs-only)** `y = 2`\n**(eq:twice)** **(eq:twice)**\n")
        (root / "parley/model/a.cpp").write_text('// eq:both; eq:twice\n// eq:code-only\nauto s = "eq:not-a-comment";\n')
        found = "\n".join(mismatches(root))
    wanted = ["no code says // eq:docs-only", "eq:code-only is not in docs/model", "twice: labelled twice"]
    return [f"not seen: {w}" for w in wanted if w not in found] + ([found] if found.count("\n") != 2 else [])


def main():
    problems = self_test() if "--self-test" in sys.argv else mismatches(pathlib.Path(__file__).parents[1])
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
