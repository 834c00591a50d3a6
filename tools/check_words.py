#!/usr/bin/env python3
"""The project stands on its own: no file names a path of somebody's machine, and links go to known places only; those of
histories/ are the sources of past disputes, wherever they are."""
import pathlib
import re
import sys

PATHS = re.compile(r"(?<![\w.)}-])/(work|tmp|root|home|mnt|Users)/")
LINK = re.compile(r"https?://([A-Za-z0-9.-]+)")
HOSTS = {
    "www.apache.org", "json-schema.org", "www.w3.org", "github.com", "doi.org", "gcc.gnu.org",
    "mozilla.org", "eigen.tuxfamily.org", "unlicense.org",  # NOTICE
    "example.org",  # nobody's: for examples
    "creativecommons.org", "www.oecd.org", "www.wiod.org", "wits.worldbank.org",
    # Sources of the scenarios of 2018 and of August 2025.
    "www.cnbc.com", "www.newsbytesapp.com", "www.brusselstimes.com",
    "www.whitehouse.gov", "particle.news", "lethbridgeherald.com", "wibiz.org", "test.daily8.com",
}
SKIPPED = {".git", "build", "dist", "node_modules", "__pycache__"}
TEXT_UP_TO = 1 << 20


def files(root):
    for path in sorted(root.rglob("*")):
        if path.is_file() and not SKIPPED & set(path.relative_to(root).parts) and path.stat().st_size <= TEXT_UP_TO:
            yield path


def problems_in(name, text):
    for number, line in enumerate(text.splitlines(), 1):
        if PATHS.search(line):
            yield f"{name}:{number}: a path of somebody's machine: {line.strip()[:100]}"
        for host in LINK.findall(line):
            if host not in HOSTS and not str(name).startswith("histories/"):
                yield f"{name}:{number}: a link to {host}, which is not among the hosts of tools/check_words.py"


def self_test():
    bad = ["cd /" + "work/x", "'/" + "tmp/a.csv'", "see http" + "://10.0.0.1/index"]
    good = ["build/work/x", "https://doi.org/10.1", "a / b", "x/" + "tmp/y"]
    return [f"not seen: {t}" for t in bad if not list(problems_in("t", t))] + [
        f"wrongly reported: {t}" for t in good if list(problems_in("t", t))]


def main():
    root = pathlib.Path(__file__).parents[1]
    problems = self_test() if "--self-test" in sys.argv else [
        p for path in files(root) for p in problems_in(path.relative_to(root), path.read_text("utf-8", "replace"))]
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
