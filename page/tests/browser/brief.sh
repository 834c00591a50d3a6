#!/usr/bin/env bash
# brief.sh PARLEY: writes the brief of the bundled dispute, holds what its engine answers against the schemas and what it shows
# at other elasticities and after random moves (PARLEY_SEQUENCES of them) against the program, leads the workbench from a
# report to a brief by keys, and times the brief
# (PARLEY_SLOWER=2 doubles the limits, for slow machines).
set -euo pipefail
program=$(realpath "${1:?usage: brief.sh PARLEY}")
cd "$(dirname "$0")/../.."
"$program" brief us-china-2018 -o dist/brief.html
"$program" solve us-china-2018 --elasticities CP --json -o dist/study.json
bytes=$(stat -c %s dist/brief.html)
[ "$bytes" -le 4000000 ] || { echo "brief.html has $bytes bytes, above 4 MB" >&2; exit 1; }
# Five questions of a new reader in all three bundled disputes, which are printed too, and disputes that no newspaper has.
mkdir -p dist/read
cp dist/brief.html dist/read/us-china-2018.html
for each in us-world-2025 steel-2018; do
  "$program" brief "$each" -o "dist/read/$each.html"
  bytes=$(stat -c %s "dist/read/$each.html")
  [ "$bytes" -le 5000000 ] || { echo "$each.html has $bytes bytes, above 5 MB" >&2; exit 1; }
done
node tests/browser/tasks.mjs dist/read/*.html
node tests/browser/pages.mjs dist/read/*.html
node tests/browser/odd.mjs "$program"
node tests/browser/answers.mjs dist/brief.html ../build/wasm/engine.js
node tests/browser/real.mjs dist/brief.html CP dist/study.json
PARLEY_PROGRAM=$program PARLEY_ENGINE=$(realpath ../build/wasm/engine.js) PARLEY_WORKBENCH=$(realpath ../build/wasm/workbench.js) PARLEY_SEQUENCES=${PARLEY_SEQUENCES:-2} \
  npx vitest run --config vitest.real.config.ts
"$program" workbench -o dist/bench.html
node tests/browser/workbench.mjs dist/bench.html
node tests/browser/speed.mjs dist/brief.html
