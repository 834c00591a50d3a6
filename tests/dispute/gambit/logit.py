#!/usr/bin/env python3
"""Gambit's agent logit equilibria of the twenty small games of course_games_test.cpp, as logit.csv.

  logit.py TEST_DISPUTE           compares what is recorded with what Gambit says now
  logit.py TEST_DISPUTE --record  writes logit.csv anew

Needs pygambit (tools/install_deps.sh gambit); without it nothing is compared, and that is said."""
import os
import pathlib
import subprocess
import sys
import tempfile

LAMBDA = 6.0
TABLE = pathlib.Path(__file__).with_name("logit.csv")


def answers(program):
    import pygambit
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, "--gtest_filter=SmallGames.of_which*", "--gtest_brief=1"], check=True,
                       env={**os.environ, "PARLEY_EXPORT_GAMES": folder}, stdout=subprocess.DEVNULL)
        for path in sorted(pathlib.Path(folder).glob("*.efg"), key=lambda p: int(p.stem)):
            game = pygambit.read_efg(path)
            found = pygambit.qre.logit_solve_lambda(game, lam=LAMBDA)[0].profile
            for player, label in enumerate(game.players, 1):
                for number, (_, chances) in enumerate(found[label], 1):
                    for move, chance in enumerate((chance for _, chance in chances), 1):
                        rows.append((int(path.stem), player, number, move, float(chance)))
    return sorted(rows)


def main():
    try:
        rows = answers(sys.argv[1])
    except ModuleNotFoundError:
        print("pygambit is not here: Gambit's recorded answers are not made anew")
        return 0
    if "--record" in sys.argv:
        TABLE.write_text("game,player,set,move,chance\n" + "".join("%d,%d,%d,%d,%.12g\n" % row for row in rows))
        return 0
    recorded = [line.split(",") for line in TABLE.read_text().splitlines()[1:]]
    recorded = {tuple(map(int, row[:4])): float(row[4]) for row in recorded}
    worst = max(abs(recorded[row[:4]] - row[4]) for row in rows)
    print(f"{len(rows)} chances of {len(recorded)} recorded ones, at most {worst:.1e} apart")
    return 0 if worst < 1e-6 and len(rows) == len(recorded) else 1


if __name__ == "__main__":
    sys.exit(main())
