#!/usr/bin/env bash
# Compiles what runs in a page (wasm/sources.txt) with em++ into build/wasm/engine.js and engine.wasm, and with node
# checks that they compute what the program does. wasm/build.sh --no-check leaves the check out.
set -euo pipefail
cd "$(dirname "$0")/.."

out=build/wasm
mkdir -p "$out/include"
# Headers only, from where Debian puts them; the rest of /usr/include is another machine's.
ln -sfn /usr/include/fmt "$out/include/fmt"
ln -sfn /usr/include/nlohmann "$out/include/nlohmann"
ln -sfn /usr/include/eigen3/Eigen "$out/include/Eigen"
# em++ calls node packages of Debian, which a node from elsewhere does not look for.
export NODE_PATH="${NODE_PATH:+$NODE_PATH:}/usr/share/nodejs"

# -ffp-contract=off: the same sums as the program's. No -Wshadow: files of one part see each other's aliases.
common="-isystem $out/include -DFMT_HEADER_ONLY -DFMT_STATIC_THOUSANDS_SEPARATOR=44 -DEIGEN_MPL2_ONLY -DEIGEN_DONT_VECTORIZE -std=c++20 -msimd128 -ffp-contract=off -DNDEBUG -Wall -Wextra -Wpedantic -Wconversion -Werror -I."
quick="$common -O2 -fno-exceptions"
small="$common -Os -fwasm-exceptions"
link="-O2 -msimd128 -fwasm-exceptions -sMODULARIZE=1 -sEXPORT_NAME=createEngine -sEXPORT_ES6=1 -sUSE_ES6_IMPORT_META=0
  -sENVIRONMENT=worker -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=33554432 -sTOTAL_STACK=2097152 -sFILESYSTEM=0
  -sEXPORTED_RUNTIME_METHODS=UTF8ToString
  -sEXPORTED_FUNCTIONS=_malloc,_free,_parley_open,_parley_call,_parley_answer"

# Each part is compiled as one source that includes its files: reading the headers takes longer than the rest.
ninja_file="$out/build.ninja"
rm -f "$out"/part_*.list
while read -r folder; do
  case "$folder" in '' | '#'*) continue ;; esac
  for source in "$folder"/*.cpp; do
    part=${source#parley/}
    part=${part%%/*}
    case "$source" in
      parley/numerics/kernels.cpp) part=kernels ;;
      wasm/page_reference.cpp) continue ;;
    esac
    echo "$source" >>"$out/part_$part.list"
  done
done < wasm/sources.txt
objects=()
{
  echo "builddir = $out"
  echo "rule cxx"
  echo "  command = em++ \$flags -MD -MF \$out.d -c \$in -o \$out"
  echo "  depfile = \$out.d"
  echo "  deps = gcc"
  echo "  description = em++ \$in"
  echo "rule link"
  echo "  command = em++ $(echo $link) \$in -o \$out"
  echo "  description = em++ \$out"
  for list in "$out"/part_*.list; do
    part=$(basename "$list" .list)
    sed 's/.*/#include "&"/' "$list" >"$out/$part.cpp.new"
    cmp -s "$out/$part.cpp.new" "$out/$part.cpp" || mv "$out/$part.cpp.new" "$out/$part.cpp"
    flags="$quick"
    case "$part" in
      part_kernels) flags="${quick/-O2/-O3}" ;;
      part_tables | part_evidence | part_scenario | part_pricing | part_analysis | part_report | part_wasm) flags="$small" ;;
    esac
    echo "build $out/$part.o: cxx $out/$part.cpp"
    echo "  flags = $flags"
    objects+=("$out/$part.o")
  done
  echo "build $out/engine.js | $out/engine.wasm: link ${objects[*]}"
} >"$ninja_file"
ninja -f "$ninja_file" ${JOBS:+-j "$JOBS"} "$out/engine.js"
gzip -9nkf "$out/engine.wasm"
echo "engine: $(stat -c %s "$out/engine.wasm") bytes, $(stat -c %s "$out/engine.wasm.gz") gzipped, $(stat -c %s "$out/engine.js") of script"

[ "${1:-}" = --no-check ] && exit 0
cmake --preset release >/dev/null
cmake --build --preset release --parallel "$(nproc)" --target parley page_reference
build/release/bin/page_reference us-china-2018 "$out"
program=build/release/bin/parley
"$program" solve us-china-2018 --json -o "$out/study.json"
"$program" deals us-china-2018 --json -o "$out/deals.json"
"$program" standoff us-china-2018 --json -o "$out/standoff.json"
"$program" talks us-china-2018 --json -o "$out/talks.json"
"$program" forecast us-china-2018 --draws 100 --json -o "$out/forecast.json"
node wasm/engine_check.mjs "$out"
