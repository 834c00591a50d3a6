#!/usr/bin/env bash
# Installs what is missing of Debian's packages for the named groups: build, test, bench, fuzz, web, node, page, python, r, format.
# tools/install_deps.sh --list GROUP... only prints the missing ones. tools/install_deps.sh gambit: pygambit, through pip.
set -euo pipefail

declare -A packages=(
  [build]="g++ cmake ninja-build make libfmt-dev libyaml-cpp-dev libpugixml-dev nlohmann-json3-dev libcli11-dev libsqlite3-dev libeigen3-dev python3"
  [test]="libgtest-dev libgmock-dev pkg-config python3 python3-yaml"
  [bench]="libbenchmark-dev"
  [fuzz]="clang-14 libclang-rt-14-dev"
  [web]="emscripten zopfli"
  [node]="nodejs npm"
  [page]="chromium"
  [python]="python3-dev python3-venv python3-pip"
  [r]="r-base-core"
  [format]="clang-format-14"
)

# Gambit is in no Debian package. The tests that hold our small games to it say so where it is not there.
if [ "${1:-}" = gambit ]; then
  exec python3 -m pip install --quiet --only-binary :all: "pygambit==17.0.0b2"
fi

list_only=false
if [ "${1:-}" = --list ]; then
  list_only=true
  shift
fi

missing=()
for group in "$@"; do
  [ -n "${packages[$group]:-}" ] || { echo "install_deps.sh: no group '$group'; there are: ${!packages[*]}" >&2; exit 2; }
  for package in ${packages[$group]}; do
    # A node from elsewhere will do.
    case "$package" in nodejs | npm) command -v "${package%js}" >/dev/null && continue ;; esac
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing+=("$package")
  done
done

if $list_only || [ ${#missing[@]} -eq 0 ]; then
  [ ${#missing[@]} -eq 0 ] || printf '%s\n' "${missing[@]}"
  exit 0
fi
if ! command -v apt-get >/dev/null; then
  echo "install_deps.sh: needed and not found: ${missing[*]} (Debian's names; there is no apt-get here)" >&2
  exit 1
fi

root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "install_deps.sh: run as root, or install: ${missing[*]}" >&2; exit 1; }
  root=(sudo)
fi
echo "Installing ${missing[*]}" >&2
"${root[@]}" apt-get update -qq
"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
