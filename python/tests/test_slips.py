"""What a user of pandas gets wrong, each refused in one line that names the column and the row."""
import pytest

import parley as pl
from conftest import duties
from test_worlds import frames_of

pandas = pytest.importorskip("pandas")


def refused(w, frame, **options):
    with pytest.raises(pl.Refused) as found:
        w.solve(frame, **options)
    line = str(found.value)
    assert "\n" not in line
    return line


def test_percent_in_a_column_of_shares(w2017):
    line = refused(w2017, pandas.DataFrame(duties(add_points=None, duty_rate=[25.0])))
    assert line == ("duties, column duty_rate, row 0: expected at most 1, a share (0.25 is 25 %), found 25, which looks like "
                    "percent: rate_pct is the column for it, or write 0.25")


def test_shares_in_a_column_of_percent(w2017):
    line = refused(w2017, pandas.DataFrame(duties(add_points=[0.25])))
    assert line.startswith("duties, column add_points, row 0: expected percent (25 is 25 %), found only values below 1")
    assert "add_rate" in line


def test_a_rate_without_a_unit_is_refused_with_both_readings(w2017):
    line = refused(w2017, pandas.DataFrame(duties(add_points=None, tariff=[25])))
    assert "column tariff" in line and "rate_pct" in line and "duty_rate" in line and "25 may be 25 % or a share" in line


def test_nan_is_not_zero(w2017):
    frame = pandas.DataFrame({"importer": ["USA"] * 2, "exporter": ["CHN", "MEX"], "sector": ["goods"] * 2,
                              "rate_pct": [25, None]}, index=["a", "b"])
    assert refused(w2017, frame).startswith("duties, column rate_pct, row 1 (index b): expected a number (missing is not "
                                            "zero")
    frame["rate_pct"] = pandas.array([25, pandas.NA], dtype="Int64")
    assert "row 1 (index b)" in refused(w2017, frame)
    frame.loc["a", "sector"], frame["rate_pct"] = None, 25
    assert refused(w2017, frame).startswith("duties, column sector, row 0 (index a): expected the code of a sector")


def test_other_codes(w2017):
    for code, said in (("CN", "CN; CHN is meant"), ("chn", "'chn'; CHN is meant"),
                       ("China", "'China'"), ("DEU", "DEU, which is part of EU27 there")):
        line = refused(w2017, pandas.DataFrame(duties(exporter=[code])))
        assert line.startswith("duties, column exporter, row 0: expected ") and said in line
    line = refused(w2017, pandas.DataFrame(duties(sector=["0101"])))
    assert line.startswith("duties, column sector, row 0: expected the code of a sector of world-2017, found '0101'")


def test_iso_numbers_and_other_peoples_names_are_read(w2017):
    wanted = w2017.solve(duties()).economies
    for frame in ({"iso3_d": [840], "iso3_o": [156], "sector": ["goods"], "add_points": [25]},
                  {"iso3_d": ["840"], "iso3_o": ["156"], "sector": ["goods"], "add_points": [25]},
                  {"destination": ["USA"], "origin": ["CHN"], "sector": ["goods"], "add_points": [25]},
                  {"importer": ["USA"], "exporter": ["CHN"], "sector": ["goods"], "add_rate": [0.25]}):
        assert w2017.solve(pandas.DataFrame(frame)).economies == wanted
    named = pandas.DataFrame({"wer": ["USA"], "wen": ["CHN"], "was": ["goods"], "wieviel": [25]})
    assert w2017.solve(named, names={"wer": "importer", "wen": "exporter", "was": "sector",
                                     "wieviel": "add_points"}).economies == wanted


def test_polars_pyarrow_and_lists_are_read(w2017):
    wanted = w2017.solve(duties()).economies
    given = [duties(), [{k: v[0] for k, v in duties().items()}], pandas.DataFrame(duties())]
    for library, make in (("polars", lambda m: m.DataFrame(duties())), ("pyarrow", lambda m: m.table(duties()))):
        given.append(make(pytest.importorskip(library)))
    assert all(w2017.solve(each).economies == wanted for each in given)


def test_codes_in_the_index(w2017):
    frame = pandas.DataFrame(duties()).set_index(["importer", "exporter"])
    assert refused(w2017, frame) == ("duties: expected a column importer or destination or iso3_d or importer_iso3 or iso_d "
                                     "or buyer, found importer in the index, where it is no column: frame.reset_index() "
                                     "makes it one")


def test_who_is_which(w2017):
    frame = pandas.DataFrame(duties()).rename(columns={"importer": "reporter", "exporter": "partner"})
    assert "found reporter, which does not say which of the two it is" in refused(w2017, frame)
    assert "duties: expected one of the columns" in refused(w2017, pandas.DataFrame({**duties(), "iso3_d": ["USA"]}))
    assert "home trade bears no duty" in refused(w2017, pandas.DataFrame(duties(exporter=["USA"])))


def test_rows_that_say_the_same_twice(w2017):
    frame = pandas.concat([pandas.DataFrame(duties())] * 2, ignore_index=True)
    line = refused(w2017, frame)
    assert "row 1" in line and "once" in line and "row 0" in line


def test_an_unknown_column(w2017):
    assert "found points; names={'points': …} says what it is" in refused(w2017, pandas.DataFrame(duties(points=[3])))


@pytest.fixture(scope="module")
def frames(w2017):
    flows, technology = frames_of(w2017)
    return pandas.DataFrame(flows), pandas.DataFrame(technology), dict(zip(w2017.sectors["sector"],
                                                                           w2017.sectors["trade_elasticity"])), w2017


def refused_world(frames, flows=None, technology=None, **options):
    with pytest.raises(pl.Refused) as found:
        pl.World.from_frames(frames[0] if flows is None else flows, frames[1] if technology is None else technology,
                             elasticities=frames[2], groups={r["economy"]: r["members"].split()
                                                             for r in frames[3].economies.rows() if r["members"]}, **options)
    assert "\n" not in str(found.value)
    return str(found.value)


def test_buyer_and_seller_swapped_show_in_the_technology(frames):
    swapped = frames[0].rename(columns={"origin": "destination", "destination": "origin"})
    line = refused_world(frames, swapped)
    assert line.startswith("flows, columns destination and origin: expected the buyer as importer")


def test_missing_rows_of_a_world(frames):
    line = refused_world(frames, frames[0].drop(index=5))
    row = frames[0].iloc[5]
    assert f"none for importer {row.destination}, exporter {row.origin}, sector {row.sector}" in line
    line = refused_world(frames, frames[0][frames[0].destination != "USA"])
    assert "column destination: expected every economy" in line and "no row of USA" in line


def test_holes_and_doubles_in_a_world(frames):
    flows = frames[0].copy()
    flows.loc[3, "value_usd_m"] = float("nan")
    assert refused_world(frames, flows).startswith("flows, column value_usd_m, row 3: expected a number")
    flows = pandas.concat([frames[0], frames[0].iloc[[7]]], ignore_index=True)
    assert f"row {len(flows) - 1}: expected each importer" in refused_world(frames, flows)
    flows = frames[0].rename(columns={"value_usd_m": "value"})
    assert "a name that says its unit" in refused_world(frames, flows)
    technology = frames[1].assign(share=frames[1].share * 100)
    assert "which looks like percent" in refused_world(frames, technology=technology)
    flows = frames[0].assign(duty_rate=frames[0].duty_rate * 100)
    line = refused_world(frames, flows)
    assert "column duty_rate" in line and "a share (0.25 is 25 %)" in line and "percent" in line
