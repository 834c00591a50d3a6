"""Lists of products in DataFrames: the same figures as the program has for the same file."""
import json
import pickle

import pytest

import parley as pl
from conftest import ROOT

pandas = pytest.importorskip("pandas")


@pytest.fixture(scope="module")
def listed():
    frame = pandas.read_csv(ROOT / "data/duties/us-301-1.csv")  # hs6 as a number, as pandas takes it
    return frame.assign(importer="USA", exporter="CHN", add_points=25.0)


def test_a_list_has_the_figures_of_the_program(w2017, listed, tmp_path):
    got = w2017.solve(listed)
    file = tmp_path / "list.csv"
    listed.assign(hs6=[f"{code:06d}" for code in listed["hs6"]])[["hs6", "covered_pct", "add_points"]].to_csv(file, index=False)
    asked = pl.command("solve", "--duties", str(file), "--by", "USA", "--on", "CHN", "--world", "world-2017", "--ranges",
                       "none", "--json")
    theirs = {row["code"]: row["welfare_pct"] for row in json.loads(asked.out)["economies"]}
    ours = dict(zip(got.economies["economy"], got.economies["real_income_pct"]))
    assert ours == pytest.approx(theirs, rel=1e-9)
    whole = w2017.solve({"importer": ["USA"], "exporter": ["CHN"], "sector": ["goods"], "add_points": [25]})
    assert 0 > ours["CHN"] > dict(zip(whole.economies["economy"], whole.economies["real_income_pct"]))["CHN"]
    again = pickle.loads(pickle.dumps(got))
    assert again.economies["real_income_pct"] == got.economies["real_income_pct"]
    [many] = w2017.solve_many([listed])
    assert many.economies["real_income_pct"] == got.economies["real_income_pct"]


def refused(w, frame):
    with pytest.raises(pl.Refused) as found:
        w.solve(frame)
    assert "\n" not in str(found.value)
    return str(found.value)


def test_a_list_is_of_one_importer_and_one_exporter(w2017, listed):
    two = listed.copy()
    two.loc[3, "exporter"] = "MEX"
    assert refused(w2017, two).startswith("duties, column exporter, row 3: expected CHN as in the row before")
    assert "the economy whose list it is" in refused(w2017, listed.assign(importer="*"))
    with pytest.raises(pl.Refused, match="expected sectors of the world, found products"):
        pl.best_answer(w2017, "CHN", to=listed)
    assert "both" in refused(w2017, listed.assign(sector="goods"))


def test_a_code_is_six_digits_of_a_product(w2017, listed):
    wrong = listed.astype({"hs6": "object"})
    wrong.loc[2, "hs6"] = "8542"
    assert refused(w2017, wrong).startswith("duties, column hs6, row 2: expected a product's six digits")
    wrong.loc[2, "hs6"] = "999999"
    assert "999999" in refused(w2017, wrong)
    assert "rate" in refused(w2017, listed.drop(columns="add_points"))
