#!/usr/bin/env bash
# Compiles the page subset (wasm/sources.txt) with em++ and, with node, checks that it computes what the program does.
set -euo pipefail
cd "$(dirname "$0")/.."

out=build/wasm
flags=(-std=c++20 -O2 -fno-exceptions -ffp-contract=off -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -I.)
mkdir -p "$out"

sources=()
while read -r pattern; do
  case "$pattern" in '' | '#'*) continue ;; esac
  for source in $pattern; do [ -e "$source" ] && sources+=("$source"); done
done <wasm/sources.txt

compile() {
  object="build/wasm/${1//\//_}.o"
  em++ "${@:2}" -c "$1" -o "$object"
}
export -f compile
printf '%s\n' "${sources[@]}" | xargs -P "$(nproc)" -I{} bash -c 'compile "$@"' _ {} "${flags[@]}"

objects=()
for source in "${sources[@]}"; do objects+=("$out/${source//\//_}.o"); done
rm -f "$out/libparley.a"
emar rcs "$out/libparley.a" "${objects[@]}"
echo "page subset: ${#sources[@]} files compiled with em++"

# em++ calls node packages of Debian, which a node from elsewhere does not look for.
export NODE_PATH="${NODE_PATH:+$NODE_PATH:}/usr/share/nodejs"

# The module of a page, small, run under node on the bundled world.
em++ "${flags[@]}" wasm/smoke.cpp "$out/libparley.a" -o "$out/smoke.cjs" -sMODULARIZE=1 -sENVIRONMENT=node \
  -sALLOW_MEMORY_GROWTH=1 -sTOTAL_STACK=1048576 -sFILESYSTEM=0 -sEXPORTED_RUNTIME_METHODS=UTF8ToString \
  -sEXPORTED_FUNCTIONS=_malloc,_free,_parley_load,_parley_error,_parley_add_duty,_parley_max_residual,_parley_welfare_factor,_parley_wage_hat
cmake --preset release >/dev/null
cmake --build --preset release --parallel "$(nproc)" --target page_reference
build/release/bin/page_reference world-2017 "$out"
node wasm/smoke.mjs "$out"
