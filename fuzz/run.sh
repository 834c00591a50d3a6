#!/bin/sh
# Runs every fuzz target of the check preset from its seed corpus, as many at a time as there are cores:
# fuzz/run.sh RUNS [BUILD_FOLDER [NAME]]. Fails on a crash, a leak, a hang of 10 s or use of 1 GB; the input that did it
# stays in BUILD_FOLDER/fuzz/found. NAME runs one target.
set -eu
runs=${1:?usage: fuzz/run.sh RUNS [BUILD_FOLDER [NAME]]}
here=$(cd "$(dirname "$0")" && pwd)
folder=${2:-$here/../build/check}
if [ $# -lt 3 ]; then
    # The slow ones first: at the end nobody waits for one of them alone.
    slow="scenario statements store document engine history"
    { for name in $slow; do echo "$name"; done
      for source in "$here"/*_fuzz.cpp; do basename "$source" _fuzz.cpp; done | grep -vxF "$(echo "$slow" | tr ' ' '\n')"
    } | xargs -P "$(nproc)" -I{} "$here/run.sh" "$runs" "$folder" {}
    exit
fi
name=$3
build=$folder/fuzz
log=$build/$name.log
# What a run finds worth keeping goes to a scratch folder, so that every run starts from the same seeds.
rm -rf "$build/corpus/$name"
mkdir -p "$build/found" "$build/corpus/$name"
# What they run is large, and weighing inputs by how rare their features are would take most of the time.
case $name in statements | document | engine | store | scenario | history) entropic=0 ;; *) entropic=1 ;; esac
# A text takes a hundred times as long to read as a table of its length: two or three sentences will do in the short run.
length=4096
if [ "$name" = statements ] && [ "$runs" -le 100000 ]; then length=256; fi
export ASAN_OPTIONS="malloc_context_size=2:quarantine_size_mb=8:${ASAN_OPTIONS:-}"
if ! "$folder/bin/${name}_fuzz" -runs="$runs" -max_len="$length" -timeout=10 -rss_limit_mb=1024 -seed=1 -verbosity=1 \
    -entropic=$entropic -print_final_stats=1 -artifact_prefix="$build/found/$name-" "$build/corpus/$name" "$here/seeds/$name" \
    >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    echo "fuzz: $name failed, input in $build/found" >&2
    exit 1
fi
done_runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
if [ "${done_runs:-0}" -lt "$runs" ]; then
    echo "fuzz: $name ran ${done_runs:-0} of $runs times" >&2
    exit 1
fi
echo "fuzz: $name: $done_runs executions, no crash"
