#!/usr/bin/env bash
# bench/run.sh BUILD_FOLDER [--quick] [--strict] [...]: runs the benchmarks of a build and leaves bench.json beside it.
set -euo pipefail
build=${1:?usage: bench/run.sh BUILD_FOLDER [OPTIONS]}
shift
strict=()
for word in "$@"; do [ "$word" = --strict ] && strict=(--strict); done
code=0
"$build/bin/bench_strategy" "${strict[@]}" || code=1
"$build/bin/bench_solve" --json "$build/bench.json" "$@" || code=1
exit $code
