"""What a user of pandas gets wrong, each refused in one line that names the column and the row."""
import pytest

import parley as pl
from conftest import duties

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


def test_what_looks_like_a_number_and_is_none(w2017):
    for value in (True, "25%", "25,5", pandas.Timestamp("2018-07-06", tz="UTC"), 25 + 0j):
        line = refused(w2017, pandas.DataFrame(duties(add_points=[value])))
        assert line == f"duties, column add_points, row 0: expected a number, found {value!r}"
    assert refused(w2017, pandas.DataFrame(duties(importer=[True]))).endswith("found True")
    assert "Timestamp" in refused(w2017, pandas.DataFrame(duties(importer=[pandas.Timestamp("2018-07-06")])))
    two = pandas.DataFrame({**{k: v * 2 for k, v in duties().items()}, "exporter": ["CHN", "MEX"], "add_points": [25, None],
                            "rate_pct": [None, "x"]})
    assert refused(w2017, two) == "duties, column rate_pct, row 1: expected a number, found 'x'"


def test_numbers_as_text_categories_and_one_value_for_all_rows_are_read(w2017):
    wanted = w2017.solve(duties()).economies
    text = pandas.DataFrame(duties(add_points=["25"]))
    assert w2017.solve(text).economies == wanted
    assert w2017.solve(text.astype({"importer": "category", "exporter": "string"})).economies == wanted
    assert w2017.solve({**duties(), "sector": "goods"}).economies == wanted


def test_a_column_that_is_there_twice(w2017):
    frame = pandas.concat([pandas.DataFrame(duties())] * 2, axis=1)
    assert refused(w2017, frame) == "duties, column importer: expected each column once, found it twice"
    line = refused(w2017, pandas.DataFrame(duties(wer=["USA"])), names={"wer": "importer"})
    assert line == "duties, column wer: expected one column for importer, found importer as well"


def test_columns_under_almost_the_right_name(w2017):
    for name in ("Importer", " importer", "IMPORTER"):
        line = refused(w2017, pandas.DataFrame(duties()).rename(columns={"importer": name}))
        assert f"names={{{name!r}: 'importer'}} says that it is that" in line
    levels = pandas.DataFrame([[1]], columns=pandas.MultiIndex.from_tuples([("a", "importer")]))
    assert "found names of several levels, such as ('a', 'importer')" in refused(w2017, levels)
    line = refused(w2017, pandas.DataFrame(duties()).rename(columns={"importer": "wer"}), names={"importer": "wer"})
    assert line.endswith("found 'wer'; names is {yours: ours}")
    assert "2 in importer, 1 in exporter" in refused(w2017, {**duties(), "importer": ["USA", "CHN"]})


def test_empty_frames_and_what_is_no_frame(w2017):
    assert refused(w2017, pandas.DataFrame(duties()).iloc[:0]) == "duties: expected at least one row, found none"
    assert refused(w2017, pandas.DataFrame()).endswith("found columns none")
    assert refused(w2017, [("USA", "CHN", "goods", 25)]).endswith("found a list of tuples")
    assert "text of several lines" in refused(w2017, "importer,exporter\nUSA,CHN\n")
    assert refused(w2017, pandas.DataFrame(duties())["importer"]).endswith("found Series")


def test_numbers_of_un_comtrade(w2017):
    assert refused(w2017, pandas.DataFrame(duties(importer=[842]))) == (
        "duties, column importer, row 0: expected an ISO code of a country, found 842, its number in UN Comtrade; "
        "USA (840) is meant")
    assert "TWN (158) is meant" in refused(w2017, pandas.DataFrame(duties(exporter=["490"])))


def test_a_duty_below_zero_names_its_column(w2017):
    line = refused(w2017, pandas.DataFrame(duties(add_points=[-50])))
    assert line.startswith("duties, column add_points, row 0: expected a duty not below zero")


def test_which_of_several_changes_it_was(w2017):
    for bad, said in ((duties(add_points=["x"]), "change 1, duties, column add_points, row 0: expected a number"),
                      (duties(add_points=[-50]), "change 1, duties, column add_points, row 0: expected a duty not below")):
        with pytest.raises(pl.Refused) as found:
            w2017.solve_many([duties(), bad], threads=1)
        assert str(found.value).startswith(said)


def test_options_of_other_kinds(w2017):
    for option, value in (("closure", 3), ("elasticities", None), ("factors", 1.5), ("scale", "yes"), ("inputs", 0.5),
                          ("services_elasticity", "4")):
        line = refused(w2017, pandas.DataFrame(duties()), **{option: value})
        assert line.startswith(f"{option}: expected ") and line.endswith(repr(value))
    numpy = pytest.importorskip("numpy")
    ones, others = (w2017.solve(duties(), services_elasticity=each) for each in (numpy.int64(4), 4))
    assert list(ones.economies.rows()) == list(others.economies.rows())


def test_a_war_of_one_string(w2017):
    with pytest.raises(pl.Refused) as found:
        pl.war(w2017, "USA")
    assert str(found.value) == """sides: expected a list of economies, such as ["USA", "CHN"], or "all", found 'USA'"""
