"""Disputes, asked through the commands."""
import json
import pathlib
import pickle

import pytest

import parley as pl
from conftest import ROOT

FILE = ROOT / "scenarios/us-china-2018/scenario.yaml"


def test_solve_is_the_programs_json_and_its_tables(program):
    d = pl.dispute("us-china-2018")
    r = d.solve("threat-carried-out", ranges="none")
    assert r.json == program("solve", "us-china-2018", "--ranges", "none", "--outcome", "threat-carried-out", "--json")
    assert {row["outcome"] for row in r.economies.rows()} == {"threat-carried-out"}
    long = r.long
    assert long.columns == ["outcome", "economy", "sector", "variable", "unit", "value", "low", "high", "n"]
    picked = long.where(economy="USA", variable="real_income", unit="%")
    assert picked["value"] == pytest.approx(r.economies.where(code="USA")["welfare_pct"], rel=1e-9)  # 12 digits in a file
    assert "The threat carried out" in r.text and r.table("equilibria.economies")["equilibria"][0] == 0
    with pytest.raises(pl.Refused, match="table 'equilibria.nothing'"):
        r.table("equilibria.nothing")


def test_numbers_are_set_in_the_unit_of_the_file():
    d = pl.dispute("us-china-2018")
    ids = d.parameters()["id"]
    assert "issues.tariffs.levels.threat.measures.1.duty" in ids
    ten = d.set("tariffs.threat.duty", 10)
    same = d.set("issues.tariffs.levels.threat.measures.1.duty", "10 points")
    assert ten.words("solve") == same.words("solve")

    def loss(of):
        return of.solve("threat-carried-out", ranges="none").economies.where(code="USA")["welfare_pct"][0]
    assert loss(ten) != loss(d)
    with pytest.raises(pl.Refused, match="did you mean"):
        d.set("issues.tariffs.levels.threat.measures.1.dutty", 10)


def test_text_dict_file_and_folder_are_the_same_dispute():
    yaml = pytest.importorskip("yaml")
    text = FILE.read_text(encoding="utf-8")
    want = pl.dispute("us-china-2018").solve("threat-carried-out", ranges="none").economies
    for source in (FILE, FILE.parent, text):
        assert pl.dispute(source).solve("threat-carried-out", ranges="none").economies.to_dict() == want.to_dict()
    plain = yaml.load(text, yaml.BaseLoader)
    assert pl.dispute(plain).solve("threat-carried-out", ranges="none").economies.to_dict() == want.to_dict()


def test_disputes_pickle_by_name_and_hash(tmp_path):
    d = pl.dispute("us-china-2018", closure="balanced").set("duty_rate", 30)
    again = pickle.loads(pickle.dumps(d))
    assert again.words("solve") == d.words("solve")
    copy = tmp_path / "mine.yaml"
    copy.write_bytes(FILE.read_bytes())
    kept = pickle.dumps(pl.dispute(copy))
    assert pickle.loads(kept).sha256() == pl.dispute(copy).sha256()
    copy.write_bytes(FILE.read_bytes() + b"# changed\n")
    with pytest.raises(pl.Refused, match="the file that it was when it was pickled"):
        pickle.loads(kept)


def test_every_command_is_a_method(program):
    d = pl.dispute("us-china-2018")
    assert d.check().out == program("check", "us-china-2018")
    assert d.standoff().json == program("standoff", "us-china-2018", "--json")
    with pytest.raises(AttributeError, match="the program's commands are"):
        d.nothing
    with pytest.raises(pl.Refused, match="options closure, elasticities"):
        pl.dispute("us-china-2018", closer="fixed")
    for name in ("war", "best-answer"):
        if name not in pl.commands():
            with pytest.raises(pl.Refused, match="a command of this program"):
                pl.war("world-2017", ["USA", "CHN"]) if name == "war" else pl.best_answer("world-2017", "USA")


def test_parts_of_a_sweep_are_the_sweep(program):
    d = pl.dispute("steel-2018")
    whole = program("sweep", "steel-2018", "--points", "3", "--seed", "7", "--csv")
    assert d.sweep(points=3, seed=7, parts=2).csv == whole
    table = d.sweep(points=3, seed=7)
    assert table.csv == whole and set(table["status"]) == {"converged"} and max(table["point"]) == 2


def test_wars_and_best_answers_are_the_programs(program, w2017):
    if "war" not in pl.commands():
        pytest.skip("this program has no war")
    ours = pl.war(w2017, ["USA", "CHN"], rates="uniform", unverified=True)
    assert ours.json == program("war", "USA", "CHN", "--world", "world-2017", "--rates", "uniform", "--unverified", "--json")
    ours = pl.best_answer(w2017, "CHN", on="USA", rates="uniform")
    assert ours.json == program("best-answer", "CHN", "--world", "world-2017", "--on", "USA", "--rates", "uniform", "--json")
    raised = pl.best_answer(w2017, "CHN", on="USA", rates="uniform", to={"importer": ["USA"], "exporter": ["CHN"],
                                                                        "sector": ["goods"], "add_points": [25]})
    assert raised.data != ours.data and raised.text


def test_deals_are_drawn_by_what_they_are_worth():
    pytest.importorskip("matplotlib").use("agg")
    dispute = pl.dispute("us-china-2018")
    axes, data = dispute.plot_deals(), dispute.deals().data
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("United States, points", "China, points")
    drawn = {each.get_label(): len(each.get_offsets()) for each in axes.collections}
    assert drawn["outcomes"] == sum(v is not None for v in data["space"]["points"]["usa"])
    assert drawn.get("the zone of deals", 0) == len(data["zone"]["outcomes"])
    with pytest.raises(pl.Refused, match="up: expected a party: usa, china, found 'mexico'"):
        dispute.plot_deals(up="mexico")


def test_what_cannot_be_set_is_refused_where_it_is_typed():
    d = pl.dispute("us-china-2018")
    for name, value, said in (("duty_rate", float("nan"), "duty_rate: expected a finite number, found nan"),
                              ("duty_rate", float("inf"), "found inf"), ("duty_rate", None, "found a NoneType"),
                              ("duty_rate", True, "found a bool"), ("duty_rate", [10], "found a list"),
                              (3, 4, "number: expected the id"), ("wants.usa", 1, "number: expected the id")):
        with pytest.raises(pl.Refused) as found:
            d.set(name, value)
        assert said in str(found.value) and "\n" not in str(found.value)
    for source in (None, 5, [], 1.5):
        with pytest.raises(pl.Refused, match="dispute: expected the name of a bundled one"):
            pl.dispute(source)


def test_a_want_moves_what_goes_by_wants_and_no_price():
    d = pl.dispute("us-china-2018").set("wants.usa.1", 0.5)
    with pytest.raises(pl.Refused, match="a number that moves an equilibrium, found wants.usa.1, a want"):
        d.solve("threat-carried-out", ranges="none")
    with pytest.raises(pl.Refused, match="the name of a number of the scenario"):
        pl.dispute("us-china-2018").set("wants.usa.999", 0.5).deals(ranges="none")
