#!/usr/bin/env bash
# Builds the engine of the brief's page (the preset "page": build/wasm/engine.js, engine.wasm, engine.wasm.gz), and with
# node checks that it computes what the program does. wasm/build.sh --no-check leaves the check out.
set -euo pipefail
cd "$(dirname "$0")/.."

out=build/wasm
jobs=${JOBS:-$(nproc)}
cmake --preset page >/dev/null
cmake --build --preset page --parallel "$jobs"
echo "engine: $(stat -c %s $out/engine.wasm) bytes, $(stat -c %s $out/engine.wasm.gz) gzipped, $(stat -c %s $out/engine.js) of script"

[ "${1:-}" = --no-check ] && exit 0
cmake --preset release >/dev/null
cmake --build --preset release --parallel "$jobs" --target parley page_reference
build/release/bin/page_reference us-china-2018 "$out"
program=build/release/bin/parley
"$program" solve us-china-2018 --ranges none --json -o "$out/study.json"
"$program" deals us-china-2018 --ranges none --json -o "$out/deals.json"
"$program" standoff us-china-2018 --json -o "$out/standoff.json"
"$program" talks us-china-2018 --json -o "$out/talks.json"
"$program" forecast us-china-2018 --draws 100 --json -o "$out/forecast.json"
node wasm/engine_check.mjs "$out"
