#!/usr/bin/env python3
"""docs/reliability.md from what tests printed in a slow run.

make_reliability.py PAGE LOG...      writes the page from the output of test programs (gtest's own lines)
make_reliability.py --keep PAGE LOG...  the same where not all were run: the rows of the others stay as they are
make_reliability.py --threads LOG    how many tests ran with ThreadSanitizer, and the races it found
make_reliability.py --tests          the filter that picks them
make_reliability.py --check PAGE     says which tests of the page are not there, and which faults it leaves out
make_reliability.py --self-test      proves on planted mistakes that it sees them
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]

# Fault, test, and how what it prints says how much was tried and how much of that went wrong.
FAULTS = [
    ("Rounding that passes for an answer", "HarshEconomies.each_has_converged_by_the_long_double_residual_or_is_said_not_to_have",
     r"harsh economies: (\d+) drawn,.* (\d+) wrong"),
    ("An elasticity near zero", "HarshEconomies.an_elasticity_near_zero_is_never_called_converged", None),
    ("The bound on rounding, in other closures", "HarshEconomies.closures_and_scale_are_within_the_bound_too", None),
    ("A bit of a store that flips", "DamagedStores.no_flipped_bit_gives_other_numbers_without_a_word",
     r"bit flips: (\d+) tried.* (\d+) silent"),
    ("A number of a store that was changed", "DamagedStores.a_number_that_was_changed_in_it_is_found", None),
    ("A trigger, view or table of a stranger in a store", "DamagedStores.what_a_stranger_put_into_it_is_refused_and_never_run", None),
    ("A store whose name keeps nothing", "DamagedStores.a_name_that_keeps_nothing_is_refused", None),
    ("A store on media that cannot be written", "DamagedStores.a_finished_store_is_one_file_and_is_read_where_nothing_can_be_written", None),
    ("A sweep that is killed", "Sweeps.a_sweep_that_was_killed_again_and_again_ends_with_the_same_bytes",
     r"kills: (\d+) hit a running sweep"),
    ("A write that was killed", "Output.what_a_killed_write_left_is_gone_after_the_next", None),
    ("A world's writer that was killed", "WorldFolder.what_a_killed_writer_left_is_cleared_and_nothing_of_it_is_lost", None),
    ("Memory that ends, on eight threads", "Sweeps.memory_that_ends_is_one_line_and_an_exit_code_on_many_threads",
     r"memory that ends: (\d+) limits"),
    ("A file, a link, a mode to be replaced", "Output.a_file_that_is_replaced_keeps_its_mode", None),
    ("A symbolic link as output", "Output.a_symbolic_link_stays_and_what_it_leads_to_is_replaced", None),
    ("A device as output", "Output.a_device_is_written_in_place", None),
    ("A descriptor or a process substitution as output", "Output.a_process_substitution_and_a_descriptor_are_written_in_place", None),
    ("A dash as output", "Output.a_dash_is_standard_output", None),
    ("A disk that is full", "Output.a_write_that_fails_leaves_what_was_there_and_nothing_else", None),
    ("Standard error that cannot be written", "Output.standard_error_that_cannot_be_written_changes_no_exit_code", None),
    ("Standard output that is closed or full", "Output.standard_output_that_is_closed_or_full_is_one_line_and_exit_3", None),
    ("Input that cannot be read, is too large or nests without end", "Output.input_that_cannot_be_read_is_one_line_and_exit_code_three", None),
    ("A name of a file that is not UTF-8", "Output.a_name_that_is_not_utf_8_is_no_bug_in_json", None),
    ("A request of the page that would be undefined", "Engine.refuses_what_would_be_undefined_in_one_line", None),
    ("A request of the page that is not of the schema", "Requests.are_taken_exactly_where_the_schema_takes_them", None),
    ("A title that steers the terminal", "Output.a_conflict_whose_title_steers_the_terminal_is_refused", None),
    ("A label that steers the terminal", "Output.a_scenario_whose_label_steers_the_terminal_is_refused_also_where_it_is_written_as_an_escape", None),
    ("A name of a file that steers the terminal", "Output.the_name_of_a_file_steers_no_terminal", None),
    ("A standoff that would never end", "StandoffsAtLength.are_refused_before_they_are_begun_and_left_out_of_a_brief", None),
    ("Two parties and 2^14 outcomes", "LargeConflict.two_parties_with_seven_options_each_are_analysed_in_time_and_so_are_both_together", None),
    ("Deals that wait for the graph model", "ConflictFiles.deals_among_many_outcomes_do_not_wait_for_the_graph_model", None),
    ("An example of a help that fails", "Help.every_example_runs", None),
    ("A duty below zero by accident", "Duties.a_duty_below_zero_is_refused_unless_it_is_meant", None),
    ("A rate that is a slip, wherever it comes in", "Slips.are_refused_wherever_a_rate_comes_in", None),
    ("A weight without measure", "Slips.weights_without_measure_are_refused", None),
    ("The nth write, read, opening, allocation, rename or thread fails, over every command",
     "Faults.end_in_the_full_result_or_one_line_the_right_exit_code_and_nothing_half_written",
     r"faults: (\d+) injected, .* (\d+) others"),
]


def threads(log):
    """Of ctest's verbose output of the build with ThreadSanitizer: tests run, races found."""
    ours = re.findall(r"^\d+: (?:.*)$", log, re.MULTILINE)
    ran = sum(int(match[1]) for line in ours if (match := re.match(r"\d+: \[==========\] (\d+) tests? from .* ran", line)))
    return ran, sum("WARNING: ThreadSanitizer" in line for line in ours)


# What is no test of gtest: fault, what runs it, and how its output says how much was tried and, of that, went wrong (more
# than one such line is added up), or what reads both from it.
OTHERS = [
    ("Moves, drags, undo, reset and stop at every stage of pricing, us-china-2018", "make slow-page", r"^us-china-2018: (\d+) sequences"),
    ("Moves, drags, undo, reset and stop at every stage of pricing, us-world-2025", "make slow-page", r"^us-world-2025: (\d+) sequences"),
    ("Moves, drags, undo, reset and stop at every stage of pricing, steel-2018", "make slow-page", r"^steel-2018: (\d+) sequences"),
    ("A race between threads, in a test of what runs on several", "make tsan", threads),
]

HEAD = """# Reliability

What is done to the program, by which test, how often, and how often it ended wrong: a number without a word, a crash, something lost. Written by `make reliability` from the output of the tests, the long form of
those that have one; a test that prints no count was one case or a fixed list of them. Readers of files and the engine's requests are fuzzed besides (`make fuzz`, `make fuzz-long`), and what runs on threads runs under ThreadSanitizer (`make tsan`).

| fault | test | tried | failed |
|---|---|---:|---:|
"""


def outcomes(log):
    """By test: whether it passed, and what it printed."""
    result, name, said = {}, None, []
    for line in log.splitlines():
        if match := re.match(r"\[ RUN      \] (\S+)", line):
            name, said = match[1], []
        elif match := re.match(r"\[       OK \] (\S+)", line):
            result[match[1]] = (True, "\n".join(said) if match[1] == name else "")
        elif match := re.match(r"\[  FAILED  \] (\w+\.\w+)", line):
            result.setdefault(match[1], (False, "\n".join(said) if match[1] == name else ""))
        else:
            said.append(line)
    return result


def why_harsh_economies_fail(log):
    """What stands below the table, if the log has it."""
    match = re.search(r"harsh economies that did not settle: (\d+) beyond doubles, (\d+) with balanced trade(?: \((\d+) with an income that "
                      r"goes to nothing on the way, (\d+) mended\))?, (\d+) otherwise", log)
    if not match:
        return ""
    beyond, balanced, others = int(match[1]), int(match[2]), int(match[5])
    on_the_way = "" if match[3] is None else (
        f" (deficits that grow from none to what they were take somebody's income to nothing on the way in {int(match[3]):,} of them, "
        f"and get all the way in {int(match[4]):,})")
    return (
        f"\nOf the harsh economies {beyond + balanced + others:,} are said not to have converged. In {beyond:,} of them "
        "some price moves by so much that its power by θ is no number that a double holds (more than e^700: the solver and `residual()` work with powers, not with their logs). "
        f"{balanced:,} converge once trade is balanced: the deficits of the base, fixed in units of world value added, are more than somebody can then pay, for which there is often no equilibrium{on_the_way}. "
        f"{others:,} are neither; shorter strides, more iterations and more damping settle hardly one in fifty more of them.\n")


def row_of(fault, what, tried, failed):
    return f"| {fault} | `{what}` | {int(tried):,} | {failed} |\n"


def page(log, kept=""):
    """The page; `kept` is one from before, whose rows stand for what was not run."""
    found, rows = outcomes(log), []
    before = {line.split(" | ")[0][2:]: line + "\n" for line in kept.splitlines() if re.match(r"\| .* \| `", line)}
    for fault, test, counts in FAULTS:
        if test not in found and fault in before:
            rows.append(before[fault])
            continue
        if test not in found:
            sys.exit(f"{test} was not run: the page is written from a run of all of them")
        passed, said = found[test]
        match = re.search(counts, said) if counts else None
        if counts and not match:
            sys.exit(f"{test} does not say how much it tried")
        tried = match[1] if match else "1"
        failed = match[2] if match and match.lastindex > 1 and passed else "0" if passed else "some"
        rows.append(row_of(fault, test, tried, failed))
    for fault, what, counts in OTHERS:
        if callable(counts):
            tried, failed = counts(log)
            matches = []
            if tried:
                rows.append(row_of(fault, what, tried, failed))
                continue
        else:
            matches = list(re.finditer(counts, log, re.MULTILINE))
        if matches:
            tried = sum(int(match[1]) for match in matches)
            rows.append(row_of(fault, what, tried, sum(int(match[2]) for match in matches if match.lastindex > 1)))
        elif fault in before:
            rows.append(before[fault])
    below = why_harsh_economies_fail(log) or (kept[kept.index("\nOf the harsh"):] if "\nOf the harsh" in kept else "")
    return HEAD + "".join(rows) + below


def check(text, sources):
    on_page = re.findall(r"^\| .+ \| `(\w+\.\w+)` \| [\d,]+ \| (\w+) \|$", text, re.MULTILINE)
    tests = {f"{a}.{b}" for a, b in re.findall(r"^TEST(?:_F|_P)?\((\w+),\s*(\w+)\)", sources, re.MULTILINE)}
    named = [name for name, _ in on_page]
    problems = [f"the page names a test that is not there: {name}" for name in named if name not in tests]
    problems += [f"the page leaves out {test}" for _, test, _ in FAULTS if test not in named]
    problems += [f"the page has a test that failed: {name}" for name, failed in on_page if failed != "0"]
    return problems


def self_test():
    test = FAULTS[0][1]
    log = f"[ RUN      ] {test}\nharsh economies: 10 drawn, 5 converged, 0 wrong;\n[       OK ] {test} (3 ms)\n"
    try:
        page(log)
    except SystemExit as problem:
        assert "was not run" in str(problem), "the other tests are not in the log"
    else:
        raise AssertionError("a page of tests that were not run")
    assert "1,234 of them" in why_harsh_economies_fail(
        "harsh economies that did not settle: 1234 beyond doubles, 5 with balanced trade, 6 otherwise")
    assert outcomes(log)[test][0] and not outcomes(log.replace("      OK ", " FAILED  "))[test][0]
    other = "us-china-2018: 150 sequences, 2 settings\nus-china-2018: 50 sequences, 2 settings\n"
    before = "".join(row_of(fault, name, 7, 0) for fault, name, _ in FAULTS) + "\nOf the harsh economies some.\n"
    other += "9: [==========] 12 tests from 3 test suites ran. (5 ms total)\n9: WARNING: ThreadSanitizer: data race\n"
    assert threads(other) == (12, 1)
    mixed = page(log + other, before)
    assert f"`{test}` | 10 | 0 |" in mixed and f"`{FAULTS[1][1]}` | 7 | 0 |" in mixed, "what was run, and what was not"
    assert "`make slow-page` | 200 | 0 |" in mixed and mixed.endswith("economies some.\n")
    suite, name = test.split(".")
    row = f"| a | `{test}` | 10 | 0 |\n"
    source = f"TEST({suite}, {name}) {{"
    assert not any(test in problem for problem in check(row, source))
    assert any("not there" in problem for problem in check(row, ""))
    assert any("leaves out" in problem for problem in check("", source))
    assert any("failed" in problem for problem in check(row.replace("| 0 |", "| 2 |"), source))
    return 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    if sys.argv[1:] == ["--tests"]:
        print(":".join(test for _, test, _ in FAULTS))
        return 0
    if sys.argv[1:2] == ["--threads"]:
        ran, races = threads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8", errors="replace"))
        print(f"ThreadSanitizer: {ran} tests, {races} races")
        return 0 if ran and not races else 1
    if sys.argv[1:2] == ["--check"]:
        sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.cpp"))
        problems = check(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"), sources)
        for problem in problems:
            print(problem)
        return 1 if problems else 0
    arguments = sys.argv[1:]
    keep = arguments[:1] == ["--keep"]
    to, *logs = arguments[keep:]
    log = "\n".join(pathlib.Path(each).read_text(encoding="utf-8", errors="replace") for each in logs)
    to = pathlib.Path(to)
    to.write_text(page(log, to.read_text(encoding="utf-8") if keep else ""), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
