#!/usr/bin/env python3
"""Runs the code blocks of the documentation.

run_blocks.py --extract cpp PAGE              prints the page's only C++ block
run_blocks.py PAGE BIN [EXAMPLE]              runs its sh blocks with BIN first on the path, and EXAMPLE for its C++ block
run_blocks.py --compare EXAMPLE.cpp PROGRAM   runs PROGRAM, which must print what EXAMPLE.txt beside the source holds

A ```text block after a ```sh or ```cpp block is what must come out; a line "…" stands for any lines, but not for all of them. A block with a file
name after its kind ("```yaml steel.yaml") is written to that file for the blocks after it. The last line of a "```sh fails" block
must end with a code other than 0; what it says on standard error counts too. `make` targets are only looked up: they are what runs
this test. Blocks run in an empty folder that sees the project's data and scenarios.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.M | re.S)


def problem_with(expected, got):
    """What is wrong, in words; nothing if `got` is what was to come out."""
    if not expected.replace("…", "").strip():
        return "an expected output that says nothing of what comes out"
    return "" if matches(expected, got) else f"was to print\n{expected}\nand printed\n{got}"


def matches(expected, got):
    pattern = "".join(r"(?:.*\n)*" if line.strip() == "…" else re.escape(line.rstrip()) + r"[ ]*\n"
                      for line in expected.rstrip("\n").split("\n"))
    return re.fullmatch(pattern, got.rstrip("\n") + "\n") is not None


def blocks_of(page):
    """Kind, the word after it, text, and what must come out, if the page says so."""
    found = [(m[1], m[2] or "", m[3]) for m in BLOCK.finditer(page.read_text(encoding="utf-8"))]
    for k, (kind, word, text) in enumerate(found):
        following = found[k + 1] if k + 1 < len(found) else ("", "", "")
        yield kind, word, text, following[2] if following[:2] == ("text", "") else None


def run_shell(text, folder, environment, fails=False):
    out = ""
    lines = [line.partition(" # ")[0].strip() for line in text.replace("\\\n", " ").splitlines()]
    lines = [line for line in lines if line]
    for number, line in enumerate(lines, 1):
        if line.startswith(("make ", "git clone", "cd ", "#")):
            if line.startswith("make "):
                subprocess.run(["make", "-n", *line.split()[1:]], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
            continue
        line = line.replace("build/release/bin/parley", "parley")
        done = subprocess.run(line, shell=True, cwd=folder, env=environment, text=True, capture_output=True)
        if (done.returncode != 0) != (fails and number == len(lines)):
            raise AssertionError(f"{line}\nended with {done.returncode}: {done.stderr}")
        out += done.stdout + (done.stderr if fails else "")
    return out


def compare(example, program):
    expected = example.with_suffix(".txt").read_text(encoding="utf-8")
    done = subprocess.run([program], text=True, capture_output=True)
    wrong = problem_with(expected, done.stdout) or (f"ended with {done.returncode}" if done.returncode else "")
    if wrong:
        print(f"{example.name}: {wrong}")
    return 1 if wrong else 0


def self_test():
    got = "one\ntwo\nthree\n"
    passes = [got, "one\n…\n", "…\ntwo\n…\n"]
    fails = ["…\n", "…\n\n…\n", "", "one\nthree\n", "…\ntwo\n", "one\n…\nfour\n"]
    wrong = [text for text in passes if problem_with(text, got)] + [text for text in fails if not problem_with(text, got)]
    for text in wrong:
        print(f"judged wrongly: {text!r}")
    return 1 if wrong else 0


def main():
    if sys.argv[1] == "--self-test":
        return self_test()
    if sys.argv[1] == "--compare":
        return compare(pathlib.Path(sys.argv[2]), sys.argv[3])
    if sys.argv[1] == "--extract":
        (text,) = [t for kind, _, t, _ in blocks_of(pathlib.Path(sys.argv[3])) if kind == sys.argv[2]]
        print(text, end="")
        return 0
    page, programs = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    environment = dict(os.environ, PATH=f"{programs}{os.pathsep}{os.environ['PATH']}")
    failures = count = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in ("scenarios", "conflicts", "data", "docs"):
            if (ROOT / name).exists():
                (pathlib.Path(folder) / name).symlink_to(ROOT / name)
        for kind, word, text, expected in blocks_of(page):
            if kind not in ("sh", "cpp"):
                if word:
                    (pathlib.Path(folder) / word).write_text(text, encoding="utf-8")
                continue
            try:
                count += 1
                if kind == "sh":
                    got = run_shell(text, folder, environment, fails=word == "fails")
                else:
                    got = subprocess.run([sys.argv[3]], text=True, capture_output=True, check=True).stdout
                if expected is not None and (wrong := problem_with(expected, got)):
                    raise AssertionError(f"{text}\n{wrong}")
            except (AssertionError, subprocess.CalledProcessError, IndexError) as problem:
                failures += 1
                print(f"{page}: {problem}")
    print(f"{page.name}: {count} blocks run")
    return 1 if failures or (not count and page.name == "README.md") else 0


if __name__ == "__main__":
    sys.exit(main())
