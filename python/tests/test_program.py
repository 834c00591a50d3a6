"""The program inside is the program: the same bytes, the same refusals."""
import os
import subprocess
import sys

import pytest

import parley as pl

LINES = [
    ["--version"],
    ["--help"],
    ["world", "info", "world-2017", "--json"],
    ["world", "list"],
    ["duties", "--date", "2019-09-01", "--by", "USA", "--on", "CHN"],
    ["solve", "--world", "world-2017", "--duty", "CHN:+25:goods", "--by", "USA", "--json"],
    ["solve", "us-china-2018", "--outcome", "threat-carried-out", "--json"],
    ["solve", "us-china-2018", "--outcome", "threat-carried-out", "--csv"],
    ["check", "us-china-2018"],
    ["attribute", "--world", "world-2017", "--balance", "USA:CHN", "--json"],
    ["precedents", "us-china-2018", "--json"],
]
if os.environ.get("PARLEY_PYTHON_ALL"):
    LINES += [["deals", "us-china-2018", "--json"], ["standoff", "us-china-2018", "--json"],
              ["talks", "us-china-2018", "--json"], ["record", "us-china-2018", "--json"],
              ["forecast", "us-china-2018", "--draws", "200", "--json"], ["brief", "us-china-2018", "--json"],
              ["sweep", "steel-2018", "--points", "3", "--json"], ["sweep", "steel-2018", "--points", "3", "--csv"]]


@pytest.mark.parametrize("words", LINES, ids=" ".join)
def test_a_command_writes_the_same_bytes(words, program):
    assert pl.command(*words).out == program(*words)


def test_the_commands_are_those_of_the_help(program):
    names = pl.commands()
    assert {"solve", "deals", "record", "brief", "world", "sweep"} <= set(names)
    for name in names:
        assert pl.command(name, "--help").out == program(name, "--help")


def test_python_m_parley_is_the_program(program):
    for words, code in ((["solve", "--world", "world-2017", "--duty", "CHN:+25:goods", "--by", "USA"], 0),
                        (["slove"], 2), (["solve", "nowhere"], 3)):
        done = subprocess.run([sys.executable, "-m", "parley", *words], capture_output=True)
        assert done.returncode == code
        assert done.stdout == program(*words, code=code)
        if code:
            with pytest.raises(pl.Refused):
                pl.command(*words)


def test_a_reader_that_stops_reading_is_no_error():
    line = f"{sys.executable} -m parley world info world-2017 | head -1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", line], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "") and done.stdout.startswith("world-2017")


def test_refusals_have_subject_expected_and_found():
    with pytest.raises(pl.Refused) as found:
        pl.dispute("us-china-2018").set("duty_rate", "45 apples").solve()
    assert found.value.subject and found.value.expected and "45 apples" in found.value.found
    with pytest.raises(pl.Refused, match="such as 3/10, not '4/3'"):
        pl.command("sweep", "us-china-2018", "--points", 3, "--csv", "--part", "4/3")


def test_commands_wait_for_each_other():
    from concurrent.futures import ThreadPoolExecutor
    lines = [["world", "list"], ["--version"]] * 20
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda words: pl.command(*words).out, lines))
    assert set(found[::2]) == {pl.command("world", "list").out} and set(found[1::2]) == {pl.command("--version").out}
