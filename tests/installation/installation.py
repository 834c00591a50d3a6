#!/usr/bin/env python3
"""Tries the library as others get it: a build is installed into a folder, and a consumer of nine lines of CMake
(consumer/) is built against it and run.

installation.py install BUILD FOLDER         installs BUILD into FOLDER/prefix and looks at what is there
installation.py WAY FOLDER                   builds and runs the consumer; WAY is one of

  find_package_strict   the consumer's own warnings are errors, in Parley's headers too
  find_package_lax      without any: Parley asks nothing of how its consumers are compiled
  pkg_config            strict, without CMake
  add_subdirectory      strict, from source
  every_header          strict, on all headers at once
  planted_mistake       strict, after a header that warns was planted: must fail
"""
import json
import os
import pathlib
import shlex
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
CONSUMER = ROOT / "tests/installation/consumer"
STRICT = "-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror"
PRINTS = "USA -0.06 %\nCHN -0.19 %\n"
PRIVATE = ["parley/model/solver", "parley/policy/conditions", "parley/strategy/search"]


class Broken(Exception):
    pass


def run(*words, **more):
    done = subprocess.run([str(word) for word in words], text=True, capture_output=True, **more)
    if done.returncode != 0:
        raise Broken(f"{shlex.join(map(str, words))}\nended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def expect(holds, words):
    if not holds:
        raise Broken(words)


def expect_answer(program):
    answer = run(program)
    expect(answer == PRINTS, f"the consumer was to print\n{PRINTS}and printed\n{answer}")


def install(build, folder):
    prefix = folder / "prefix"
    shutil.rmtree(folder, ignore_errors=True)
    run("cmake", "--install", build, "--prefix", prefix)
    include = prefix / "include"
    expect((include / "parley/parley.hpp").exists(), "no parley/parley.hpp was installed")
    for private in PRIVATE:
        expect((ROOT / private).is_dir(), f"{private} is not a folder of the source any more")
        expect(not (include / private).exists(), f"{private}, which is private, was installed")
    expect(list(prefix.glob("share/doc/*/LICENSE")), "no LICENSE was installed")
    for text in [*prefix.rglob("*.cmake"), *prefix.rglob("*.pc")]:
        for place in (str(ROOT), str(build)):
            expect(place not in text.read_text(), f"{text} names {place}, which others do not have")
    expect("parley" in run(prefix / "bin/parley", "--version"), "the installed program does not say its version")


def build_consumer(source, folder, *options, part="parley"):
    """Configures and builds; the consumer's program. The part "parley" is all of the library."""
    shutil.rmtree(folder, ignore_errors=True)
    run("cmake", "-S", source, "-B", folder, "-G", "Ninja", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON",
        f"-DPARLEY_PART={part}", *options)
    run("cmake", "--build", folder, "--target", "consumer", "--parallel", os.cpu_count() or 1)
    return folder / "consumer"


def expect_nothing_imposed(folder, own=""):
    commands = json.loads((folder / "compile_commands.json").read_text())
    # In a unity build the consumer's file is one of CMake's own making.
    (command,) = [entry["command"] for entry in commands if "CMakeFiles/consumer.dir/" in entry["command"]]
    imposed = [word for word in command.split() if word.startswith(("-W", "-O", "-f")) and word not in own.split()]
    expect(not imposed, f"Parley compiles its consumers with {' '.join(imposed)}")


def strict(prefix):
    """Parley's headers are looked at like the consumer's own, not passed over as a system's."""
    return [f"-DCMAKE_PREFIX_PATH={prefix}", f"-DCMAKE_CXX_FLAGS={STRICT}", "-DCMAKE_NO_SYSTEM_FROM_IMPORTED=ON"]


def find_package_strict(folder):
    expect_answer(build_consumer(CONSUMER, folder / "strict", *strict(folder / "prefix")))


def find_package_lax(folder):
    expect_answer(build_consumer(CONSUMER, folder / "lax", f"-DCMAKE_PREFIX_PATH={folder}/prefix"))
    expect_nothing_imposed(folder / "lax")


def pkg_config(folder):
    (where,) = (folder / "prefix").rglob("pkgconfig")
    environment = dict(os.environ, PKG_CONFIG_PATH=str(where))
    flags = run("pkg-config", "--cflags", "--libs", "parley", env=environment).split()
    program = folder / "by_pkg_config"
    run("c++", "-std=c++20", *STRICT.split(), CONSUMER / "main.cpp", "-o", program, *flags)
    expect_answer(program)


def add_subdirectory(folder):
    # From source, so what there is to compile decides: no optimisation, one source a part, and of the parts those that
    # the consumer needs.
    options = ["-DCMAKE_UNITY_BUILD=ON", "-DCMAKE_UNITY_BUILD_BATCH_SIZE=0", f"-DPARLEY_SOURCE={ROOT}",
               f"-DCMAKE_CXX_FLAGS={STRICT}"]
    expect_answer(build_consumer(CONSUMER, folder / "subdirectory", *options, part="pricing"))
    expect_nothing_imposed(folder / "subdirectory", STRICT)


def every_header(folder):
    include, source = folder / "prefix/include", folder / "every_header_source"
    source.mkdir(exist_ok=True)
    shutil.copy(CONSUMER / "CMakeLists.txt", source)
    headers = sorted(path.relative_to(include).as_posix() for path in include.rglob("*.hpp"))
    expect(len(headers) > 50, f"only {len(headers)} headers were installed")
    (source / "main.cpp").write_text("".join(f'#include "{header}"\n' for header in headers) + "int main() {}\n")
    build_consumer(source, folder / "every_header", *strict(folder / "prefix"))


def planted_mistake(folder):
    prefix = folder / "planted"
    shutil.rmtree(prefix, ignore_errors=True)
    shutil.copytree(folder / "prefix", prefix)
    with (prefix / "include/parley/parley.hpp").open("a") as header:
        header.write("inline int planted(double number) { return number; }\n")
    try:
        build_consumer(CONSUMER, folder / "planted_build", *strict(prefix))
    except Broken as problem:
        expect("Wfloat-conversion" in str(problem) or "Wconversion" in str(problem), str(problem))
        return
    raise Broken("a header that warns went unnoticed")


def main():
    way, *folders = sys.argv[1:]
    ways = (install, find_package_strict, find_package_lax, pkg_config, add_subdirectory, every_header, planted_mistake)
    try:
        {each.__name__: each for each in ways}[way](*(pathlib.Path(folder).resolve() for folder in folders))
    except Broken as problem:
        print(f"installation, {way}: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
