"""Tables leave through Arrow, as CSV with a sidecar, as Parquet."""
import json
import pickle

import pytest

import parley as pl
from conftest import duties


@pytest.fixture
def table():
    return pl.Table.of({"economy": ["USA", "CHN", None], "value": [1.5, None, -0.1], "count": [1, 2, 3]},
                       {"value": "USD m"}, {"source": ["mine"]})


def test_every_reader_of_arrow_sees_the_same(table, w2017):
    pyarrow = pytest.importorskip("pyarrow")
    read = pyarrow.table(table)
    assert read.to_pydict() == table.to_dict()
    assert read.schema.field("value").metadata == {b"unit": b"USD m"}
    assert [str(t) for t in read.schema.types] == ["large_string", "double", "int64"]
    trade = w2017.solve(duties()).trade
    assert pyarrow.table(trade).to_pydict() == trade.to_dict() and len(trade) > 10000
    polars = pytest.importorskip("polars")
    assert polars.DataFrame(table).to_dict(as_series=False) == table.to_dict()
    duckdb = pytest.importorskip("duckdb")
    biggest = duckdb.sql("select importer, sum(change_usd_m) c from trade group by importer order by c limit 1").fetchall()
    falls = {}
    for row in trade.rows():
        falls[row["importer"]] = falls.get(row["importer"], 0) + row["change_usd_m"]
    assert biggest[0][0] == min(falls, key=falls.get)


def test_a_stream_outlives_its_table():
    pyarrow = pytest.importorskip("pyarrow")
    read = pyarrow.table(pl.Table.of({"x": [float(k) for k in range(1000)], "name": ["a" * k for k in range(1000)]}))
    column = read.column("name")
    del read
    assert column[999].as_py() == "a" * 999
    capsule = pl.Table.of({"x": [1.0]}).__arrow_c_stream__()
    del capsule  # nobody took it
    empty = pyarrow.table(pl.Table.of({"x": [], "y": []}))
    assert empty.num_rows == 0


def test_pandas_has_missing_where_it_is_missing(table):
    pytest.importorskip("pandas")
    frame = table.df()
    assert list(frame.columns) == ["economy", "value", "count"]
    assert frame["value"].isna().tolist() == [False, True, False]


def test_csv_with_a_sidecar_reads_back(table, tmp_path):
    path = table.to_csv(tmp_path / "t.csv")
    assert path.read_text() == "economy,value,count\nUSA,1.5,1\nCHN,,2\n,-0.1,3\n"
    side = json.loads((tmp_path / "t.csv.json").read_text())
    assert side["columns"][1] == {"name": "value", "unit": "USD m"} and side["source"] == ["mine"] and side["rows"] == 3
    assert pl.Table.of_csv(path.read_text()).to_dict()["value"] == [1.5, None, -0.1]


def test_parquet_keeps_units_source_and_settings(w2017, tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    table = w2017.solve(duties()).economies
    path = table.to_parquet(tmp_path / "e.parquet")
    read = pq.read_table(path)
    assert read.to_pydict() == table.to_dict()
    about = json.loads(read.schema.metadata[b"parley"])
    assert about["settings"]["world_sha256"] == w2017.sha256 and about["source"]


def test_rows_are_picked_and_sorted(table):
    assert table.where(economy="USA")["count"] == [1]
    assert table.sorted("value")["count"] == [3, 1, 2]
    assert table == pickle.loads(pickle.dumps(table)) and table.units == {"value": "USD m"}
    with pytest.raises(pl.Refused, match="column: expected one of economy, value, count, found 'valu'"):
        table["valu"]
    assert "<small>USD m</small>" in table._repr_html_()
    with pytest.raises(ValueError):
        pl.Table.of({"x": [1], "y": [1, 2]})
