"""Gambit opens the games that the program writes, and finds in them what the program says of them."""
import json

import pytest

from conftest import ROOT

pygambit = pytest.importorskip("pygambit")


@pytest.fixture(scope="module")
def talks(program, tmp_path_factory):
    """The reference dispute with its last round as a deadline that no refusal ends before."""
    folder = tmp_path_factory.mktemp("talks")
    text = (ROOT / "scenarios/us-china-2018/scenario.yaml").read_text(encoding="utf-8")
    assert "  deadline: none\n" in text
    lines = [line for line in text.replace("  deadline: none\n", "  deadline: last-round\n").splitlines(keepends=True)
             if not line.startswith("  breakdown:")]
    (folder / "scenario.yaml").write_text("".join(lines), encoding="utf-8")
    game = folder / "talks.efg"
    said = json.loads(program("talks", folder / "scenario.yaml", "--efg", game, "--json"))
    return said, game


def test_the_talks_are_a_game_that_gambit_reads_with_the_programs_value_among_its_equilibria(talks):
    said, file = talks
    game = pygambit.read_efg(file)
    assert list(game.players) == ["United States", "China"]
    first = said["orders"][0]["rounds"][0]["worth_before"]
    worth = [first["usa"], first["china"]]
    found = [[float(each.payoffs[player]) for player in game.players]
             for each in pygambit.nash.enumpure_agent_solve(game).equilibria]
    assert len(found) > 1
    assert any(one == pytest.approx(worth, rel=1e-12) for one in found)
    assert not any(one == pytest.approx([w + 0.001 for w in worth], rel=1e-6) for one in found)
