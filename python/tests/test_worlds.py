"""Worlds and what duties do in them: the program's numbers, made here."""
import json
import pickle
import threading

import pytest

import parley as pl
from conftest import duties


def test_a_solve_is_the_programs_number_for_number(w2017, program, tmp_path):
    file = tmp_path / "duties.csv"
    file.write_text("importer,exporter,sector,add_points\nUSA,CHN,goods,25\nCHN,USA,C29,10\n")
    theirs = json.loads(program("solve", "--world", "world-2017", "--duties", file, "--ranges", "none", "--json"))
    ours = w2017.solve({"importer": ["USA", "CHN"], "exporter": ["CHN", "USA"], "sector": ["goods", "C29"],
                        "add_points": [25, 10]})
    assert ours.economies["economy"] == [e["code"] for e in theirs["economies"]]
    assert ours.economies["real_income_pct"] == [e["welfare_pct"] for e in theirs["economies"]]
    assert ours.economies["real_income_usd_m"] == [e["welfare_usd_m"] for e in theirs["economies"]]
    told = json.loads(ours.json())
    for document in (theirs, told):
        document["manifest"].pop("duties")
    assert told == theirs


def test_every_closure_is_the_programs(w2017, program):
    words = ["solve", "--world", "world-2017", "--duty", "CHN:+25:goods", "--by", "USA", "--ranges", "none", "--json"]
    for flags, options in ((["--closure", "balanced"], {"closure": "balanced"}),
                           (["--closure", "saving"], {"closure": "saving"}),
                           (["--factors", "roy:2", "--scale"], {"factors": "roy:2", "scale": True}),
                           (["--no-inputs"], {"inputs": False}),
                           (["--elasticities", "CP"], {"elasticities": "CP"})):
        theirs = json.loads(program(*words, *flags))
        ours = w2017.solve(duties(), **options)
        assert ours.economies["real_income_pct"] == [e["welfare_pct"] for e in theirs["economies"]], flags


def test_no_duties_change_nothing(w2017):
    result = w2017.solve(duties(add_points=[0.0]))
    assert max(abs(v) for v in result.economies["real_income_pct"]) == 0
    assert all(row["change_usd_m"] == 0 for row in result.trade.rows())


def test_what_is_sold_is_what_is_bought(w2017):
    result = w2017.solve(duties())
    trade, balances = result.trade, result.balances
    of = {(r["economy"], r["partner"]): r["goods_and_services_usd_m"] for r in balances.rows()}
    usa = sum(r["after_usd_m"] for r in trade.rows() if (r["importer"], r["exporter"]) == ("CHN", "USA"))
    chn = sum(r["after_usd_m"] for r in trade.rows() if (r["importer"], r["exporter"]) == ("USA", "CHN"))
    assert of["USA", "CHN"] == pytest.approx(usa - chn, rel=1e-9)
    assert of["USA", "CHN"] == -of["CHN", "USA"]
    assert {r["unit"] for r in [{"unit": u} for u in trade.units.values()]} == {"USD m", "%"}


def test_many_at_once_are_as_one_by_one(w2017):
    many = [duties(add_points=[float(k)]) for k in range(1, 9)]
    alone = [w2017.solve(each).economies for each in many]
    for threads in (1, 2):
        assert [r.economies for r in w2017.solve_many(many, threads=threads)] == alone
    found = [None] * len(many)

    def work(k):
        found[k] = w2017.solve(many[k]).economies
    threads = [threading.Thread(target=work, args=(k,)) for k in range(len(many))]
    [t.start() for t in threads], [t.join() for t in threads]
    assert found == alone


def test_a_world_of_frames_is_the_world_that_the_frames_are_of(w2017):
    flows, technology = frames_of(w2017)
    again = pl.World.from_frames(flows, technology, elasticities=dict(zip(w2017.sectors["sector"],
                                                                          w2017.sectors["trade_elasticity"])),
                                 services=w2017.sectors.where(kind="service")["sector"], name="again", year=2017,
                                 groups={r["economy"]: r["members"].split() for r in w2017.economies.rows() if r["members"]})
    theirs = {r["economy"]: r["real_income_pct"] for r in w2017.solve(duties()).economies.rows()}
    ours = {r["economy"]: r["real_income_pct"] for r in again.solve(duties()).economies.rows()}
    assert ours == pytest.approx(theirs, abs=1e-7)
    assert pickle.loads(pickle.dumps(again)).sha256 == again.sha256


def frames_of(world):
    """flows and technology as their owner might have them."""
    import csv
    import io
    files = world._native.files()
    flows = list(csv.DictReader(io.StringIO(files["flows.csv"])))
    there = {(r["importer"], r["exporter"], r["sector"]) for r in flows}
    whole = [{"destination": r["importer"], "origin": r["exporter"], "sector": r["sector"],
              "value_usd_m": float(r["value_usd_m"]), "duty_rate": float(r["duty_rate"])} for r in flows]
    for n in world.economies["economy"]:
        for i in world.economies["economy"]:
            for s in world.sectors["sector"]:
                if (n, i, s) not in there:
                    whole.append({"destination": n, "origin": i, "sector": s, "value_usd_m": 0.0, "duty_rate": 0.0})
    technology = [{**r, "share": float(r["share"])} for r in csv.DictReader(io.StringIO(files["technology.csv"]))]
    return whole, technology


def test_worlds_and_results_pickle_by_name_and_hash(w2017):
    again = pickle.loads(pickle.dumps(w2017))
    assert again.name == "world-2017" and len(pickle.dumps(w2017)) < 500
    result = w2017.solve(duties(), closure="balanced")
    assert pickle.loads(pickle.dumps(result)).economies == result.economies
    from parley.worlds import _loaded_again
    with pytest.raises(pl.Refused, match="the data that it had when it was pickled"):
        _loaded_again("world-2017", "0" * 64)


def test_what_cannot_be_asked_is_refused_in_one_line(w2017):
    with pytest.raises(pl.Refused, match="world: expected a bundled world .* found .world-2o17.; did you mean world-2017"):
        pl.world("world-2o17")
    with pytest.raises(pl.Refused, match="closure: expected one of fixed, balanced, saving, found 'open'"):
        w2017.solve(duties(), closure="open")
    with pytest.raises(pl.Refused, match="elasticities: expected"):
        w2017.solve(duties(), elasticities="Nobody")


def test_a_notebook_sees_a_chart(w2017):
    shown = w2017.solve(duties())._repr_html_()
    assert "Real income" in shown and "#b2182b" in shown and "United States" in shown
