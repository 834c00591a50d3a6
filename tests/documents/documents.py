#!/usr/bin/env python3
"""Every document that the program prints of the bundled scenarios and conflicts, byte for byte as it was recorded.

This is no reference: the figures are the program's own. It shows that a change meant to change no figure changes none.
Where one is meant to, record again and say in the commit which documents moved, and by how much.

  documents.py PROGRAM            compares; exit 1 where a document differs
  documents.py PROGRAM --record   writes documents.txt anew
  --keep FOLDER                   also keeps what was printed, to look at the difference
"""
import argparse
import concurrent.futures
import hashlib
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[1]
LIST = HERE / "documents.txt"
SCENARIOS = ["us-china-2018", "steel-2018"]
CONFLICTS = ["cuba-1962", "elmira-1993", "euphrates-1975"]


def commands():
    for scenario in SCENARIOS:
        yield f"solve {scenario}"
        yield f"solve {scenario} --json"
        yield f"solve {scenario} --csv"
        for verb in ("deals", "standoff", "talks", "forecast"):
            yield f"{verb} {scenario}"
            yield f"{verb} {scenario} --json"
        yield f"brief {scenario} --json"
        yield f"check {scenario}"
    for conflict in CONFLICTS:
        yield f"conflict conflicts/{conflict}.yaml"
        yield f"conflict conflicts/{conflict}.yaml --json"
        yield f"brief conflicts/{conflict}.yaml --json"
    yield "solve us-china-2018 --outcome full-escalation --closure balanced --csv"
    yield "solve us-china-2018 --outcome threat-carried-out --factors specific --json"
    yield "solve us-china-2018 --outcome threat-carried-out --factors roy:2 --scale --json"
    yield "solve us-china-2018 --elasticities CP --outcome threat-carried-out --json"
    yield "solve --duty CHN:+25:goods:150 --by USA --json"
    yield "solve --duty CHN:+25:goods:150 --by USA"
    yield "deals us-china-2018 --elasticities CP --json"
    yield "forecast us-china-2018 --draws 50 --points 2 --threads 2 --json"
    yield "sweep steel-2018 --points 2 --csv"
    yield "attribute --balance USA:CHN --scenario us-china-2018 --json"
    yield "attribute --income CHN --scenario us-china-2018"
    yield "world list"
    yield "world info"
    yield "world info --json"
    yield "world check world-2017"


def printed(program, command):
    run = subprocess.run([program, *command.split()], cwd=ROOT, capture_output=True, check=False)
    if run.returncode not in (0, 5):
        return f"exit {run.returncode}: {run.stderr.decode(errors='replace')}".encode()
    # How long it took is the one thing that differs every time.
    text = re.sub(rb'("seconds": ?)[0-9.e+-]+', rb"\1_", run.stdout)
    return re.sub(rb"\b[0-9.]+ (s|seconds|ms)\b", rb"_ \1", text)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("program")
    arguments.add_argument("--record", action="store_true")
    arguments.add_argument("--keep")
    given = arguments.parse_args()
    program = str(pathlib.Path(given.program).resolve())
    listed = list(commands())
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        documents = dict(zip(listed, pool.map(lambda c: printed(program, c), listed)))
    if given.keep:
        folder = pathlib.Path(given.keep)
        folder.mkdir(parents=True, exist_ok=True)
        for command, text in documents.items():
            (folder / re.sub(r"[^\w.-]+", "_", command)).write_bytes(text)
    lines = [f"{hashlib.sha256(text).hexdigest()}  {command}" for command, text in documents.items()]
    if given.record:
        broken = [c for c, text in documents.items() if text.startswith(b"exit ")]
        for command in broken:
            print(f"failed: parley {command}: {documents[command].decode()}")
        LIST.write_text("\n".join(lines) + "\n")
        return 1 if broken else 0
    recorded = LIST.read_text().splitlines()
    different = [line.split("  ", 1)[1] for line in set(lines) ^ set(recorded)]
    for command in sorted(set(different)):
        print(f"not as recorded: parley {command}")
    print(f"{len(lines)} documents, {len(set(different))} not as recorded")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
