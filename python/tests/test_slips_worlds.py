"""What a user of pandas gets wrong in the tables of a world, each refused in one line that names the column and the row."""
import pytest

import parley as pl
from test_worlds import frames_of

pandas = pytest.importorskip("pandas")


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


def small(**changed):
    """Three economies and two sectors, as a pandas user has them."""
    codes, sectors = ("USA", "CHN", "MEX"), ("g1", "s1")
    flows = pandas.DataFrame([{"importer": n, "exporter": i, "sector": s, "value_usd_m": 100.0 if n == i else 10.0,
                               "duty_rate": 0.0 if n == i or s == "s1" else 0.05}
                              for n in codes for i in codes for s in sectors])
    technology = pandas.DataFrame([{"economy": n, "using_sector": r, "supplying_sector": k, "share": v}
                                   for n in codes for r in sectors for k, v in (("VA", 0.5), ("g1", 0.3), ("s1", 0.2))])
    return {"flows": flows, "technology": technology, "elasticities": {"g1": 4.0, "s1": 5.0}, "services": ["s1"], **changed}


def refused_small(**changed):
    with pytest.raises(pl.Refused) as found:
        pl.World.from_frames(**small(**changed))
    assert "\n" not in str(found.value)
    return str(found.value)


def cell(frame, k, column, value):
    changed = frame.astype({column: object})
    changed.loc[k, column] = value
    return changed


def test_cells_of_a_world_that_are_no_codes_and_no_numbers():
    flows, technology = small()["flows"], small()["technology"]
    for column, value, said in (
            ("sector", None, "flows, column sector, row 3: expected the code of a sector: letters, digits and _ . -, found nothing"),
            ("sector", "a,b", "flows, column sector, row 3: expected the code of a sector: letters, digits and _ . -, found 'a,b'"),
            ("importer", True, "flows, column importer, row 3: expected the code of an economy, found True"),
            ("importer", "usa", "flows, column importer, row 3: expected the code of an economy, found usa; USA is meant"),
            ("importer", 842, "flows, column importer, row 3: expected an ISO code of a country, found 842, its number in UN "
                              "Comtrade; USA (840) is meant"),
            ("value_usd_m", True, "flows, column value_usd_m, row 3: expected a number, found True")):
        assert refused_small(flows=cell(flows, 3, column, value)) == said
    assert refused_small(flows=cell(flows, 0, "duty_rate", 0.1)) == (
        "flows, column duty_rate, row 0: expected no duty on purchases at home, found 0.1 for USA")
    assert refused_small(technology=pandas.concat([technology, technology.iloc[[0]]])) == (
        "technology, row 18 (index 0): expected each economy, using and supplying sector once, found USA,g1,VA as in row 0")
    assert "technology, row 2: expected a share" in refused_small(technology=cell(technology, 2, "share", -0.2))
    assert refused_small(flows=flows.iloc[:0]) == "flows: expected at least one row, found none"


def test_percent_in_the_duties_of_a_world_that_are_shares():
    flows = small()["flows"]
    line = refused_small(flows=flows.assign(duty_rate=100 * flows.duty_rate))
    assert line == ("flows, column duty_rate, row 2: expected a share (0.25 is 25 %), found 5, as most are above 1, which looks "
                    "like percent: duty_pct is the column for it")


def test_elasticities_of_another_kind():
    assert "look like 1/θ: write 4 for 0.25" in refused_small(elasticities={"g1": 0.25, "s1": 0.2})
    for theta, said in (({"g1": 4.0}, "sector s1: expected a trade elasticity, above zero, found none"),
                        ({"g1": 4.0, "s1": float("nan")}, "sector s1: expected a trade elasticity, above zero, found none"),
                        ({"g1": "4", "s1": 5.0}, "sector g1: expected a trade elasticity, above zero, found '4'"),
                        (True, "sector g1: expected a trade elasticity, above zero, found True")):
        assert refused_small(elasticities=theta) == "elasticities, " + said
    frame = pandas.DataFrame({"sector": ["g1", "s1", "s1"], "theta": [4.0, 5.0, 6.0]})
    assert refused_small(elasticities=frame).startswith("elasticities, column sector, row 2: expected each source and sector once")
    wanted = pl.World.from_frames(**small()).sha256
    assert pl.World.from_frames(**small(elasticities=pandas.Series({"g1": 4.0, "s1": 5.0}))).sha256 == wanted


def test_what_else_is_said_of_a_world():
    assert refused_small(absent_flows="none") == "absent_flows: expected \"error\" or \"zero\", found 'none'"
    assert refused_small(groups={"EU": ["DEU"]}) == "groups, EU: expected an economy of flows (CHN MEX USA), found EU"
    assert refused_small(year="x") == "year: expected a year, such as 2017 (0: none), found 'x'"
    assert refused_small(technology=None, value_added_of_output={"USA": 0.5, "CHN": 50, "MEX": 0.5}) == (
        "value_added_of_output, CHN: expected a share between 0 and 1, found 50")
    assert "names: expected a column 'nobody' of flows or technology" in refused_small(names={"nobody": "importer"})


def test_a_world_under_the_names_and_numbers_that_users_have():
    wanted = pl.World.from_frames(**small()).sha256
    given = small()
    flows = given["flows"].rename(columns={"importer": "wer"}).astype({"sector": "category"})
    flows["exporter"] = flows.exporter.map({"USA": 840, "CHN": 156.0, "MEX": "484"})
    given.update(flows=flows, names={"wer": "importer"}, services="s1", year=0.0)
    assert pl.World.from_frames(**given).sha256 == wanted
    number = {"g1": 1, "s1": 2}
    flows, technology = small()["flows"].replace({"sector": number}), small()["technology"].replace(number)
    by_number = pl.World.from_frames(flows.astype({"sector": float}), technology, elasticities={1: 4.0, 2: 5.0}, services=[2])
    assert by_number.sectors["sector"] == ["1", "2"] and by_number.sectors["kind"] == ["goods", "service"]
