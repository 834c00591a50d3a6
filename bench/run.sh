#!/usr/bin/env bash
# bench/run.sh BUILD_FOLDER [--quick] [--strict] [...]: runs the benchmarks of a build and leaves bench.json beside it.
set -euo pipefail
build=${1:?usage: bench/run.sh BUILD_FOLDER [OPTIONS]}
shift
"$build/bin/bench_strategy"
exec "$build/bin/bench_solve" --json "$build/bench.json" "$@"
