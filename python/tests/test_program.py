"""The program inside is the program: the same bytes, the same refusals."""
import os
import subprocess
import sys

import pytest

import parley as pl
from conftest import ROOT

# {0} is a folder with what the fixture `made` writes into it.
QUICK = [
    ["--version"],
    ["--help"],
    ["world", "info", "world-2017", "--json"],
    ["world", "list"],
    ["world", "check", "world-2017"],
    ["duties", "--date", "2019-09-01", "--by", "USA", "--on", "CHN", "--json"],
    ["duties", "us-301-3", "--by", "USA", "--on", "CHN", "--json"],
    ["solve", "--world", "world-2017", "--duty", "CHN:+25:goods", "--by", "USA", "--json"],
    ["solve", "us-china-2018", "--outcome", "threat-carried-out", "--ranges", "none", "--json"],
    ["solve", "us-china-2018", "--outcome", "threat-carried-out", "--ranges", "none", "--csv"],
    ["check", "us-china-2018"],
    ["attribute", "--world", "world-2017", "--balance", "USA:CHN", "--cause", "saving:CHN", "--json"],
    ["best-answer", "USA", "--world", "world-2017", "--no-inputs", "--rates", "uniform", "--json"],
    ["war", "USA", "CHN", "--world", "world-2017", "--no-inputs", "--rates", "uniform", "--unverified", "--json"],
    ["precedents", "us-china-2018", "--json"],
    ["backtest", "--no-lenses", "--only", "us-brazil-2025", "--draws", "100"],
    ["backtest", "--no-lenses", "--only", "us-brazil-2025", "--draws", "100", "--json"],
    ["score", "{0}/forecast.csv", ROOT / "histories/us-brazil-2025/after.yaml"],
    ["score", "{0}/forecast.csv", ROOT / "histories/us-brazil-2025/after.yaml", "--json"],
    ["diff", "{0}/forecast.csv", "{0}/forecast.csv"],
    ["diff", "{0}/forecast.csv", "{0}/forecast.csv", "--json"],
    ["conflict", ROOT / "conflicts/elmira-1993.yaml", "--json"],
    ["draft", "{0}/report.txt"],
    ["new"],
    ["schema", "deals-1"],
    ["migrate", "{0}/old.yaml"],
    ["explain", "GMR"],
]
SLOW = [["deals", "us-china-2018", "--json"], ["standoff", "us-china-2018", "--json"],
        ["talks", "us-china-2018", "--json"], ["record", "us-china-2018", "--json"], ["course", "us-china-2018", "--json"],
        ["forecast", "us-china-2018", "--draws", "200", "--json"], ["brief", "us-china-2018", "--json"],
        ["sweep", "steel-2018", "--points", "3", "--json"], ["sweep", "steel-2018", "--points", "3", "--csv"],
        ["store", "info", "{0}/store", "--json"], ["store", "verify", "{0}/store", "--json"]]
LINES = QUICK + (SLOW if os.environ.get("PARLEY_PYTHON_ALL") else [])


@pytest.fixture(scope="module")
def made(program, tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    program("precedents", "us-brazil-2025", "--register", folder / "forecast.csv")
    if os.environ.get("PARLEY_PYTHON_ALL"):
        program("sweep", "us-china-2018", "--points", "1", "-o", folder / "store")
    (folder / "report.txt").write_text("The United States threatened a duty of 25 % on steel from China. China refused.\n")
    scenario = (ROOT / "scenarios/us-china-2018/scenario.yaml").read_text(encoding="utf-8")
    former = scenario.replace("parley: 2", "parley: 1", 1).replace("  deadline: none\n", "", 1)
    (folder / "old.yaml").write_text(former, encoding="utf-8")
    return folder


@pytest.mark.parametrize("words", LINES, ids=lambda words: " ".join(os.path.basename(str(w)) for w in words))
def test_a_command_writes_the_same_bytes(words, program, made):
    words = [str(word).replace("{0}", str(made)) for word in words]
    ran = pl.command(*words)
    assert ran.out and ran.out == program(*words)
    if words[-1] == "--json":
        assert pl.document(*words[:-1]).json == ran.out


def test_every_command_is_among_these():
    # workbench writes a page, and prints nothing
    assert set(pl.commands()) - {"workbench"} == {words[0] for words in QUICK + SLOW} - {"--version", "--help"}
    for name in pl.commands():
        if b"\n  --json " in pl.command(name, "--help").out:
            assert any(words[0] == name and words[-1] == "--json" for words in QUICK + SLOW), name


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
