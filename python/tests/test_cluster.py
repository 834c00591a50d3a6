"""A sweep on a cluster: the same bytes on one, two and four workers, and when one of them is killed."""
import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

import parley as pl
from conftest import duties

distributed = pytest.importorskip("distributed")
DISPUTE = "steel-2018"  # of four parties, whose points take half a second each
POINTS = 6


@pytest.fixture(scope="module")
def whole(program):
    return program("sweep", DISPUTE, "--points", POINTS, "--seed", "3", "--csv")


def cluster_of(workers):
    return distributed.LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None,
                                    silence_logs=50)


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_a_sweep_has_the_same_bytes_on_any_number_of_workers(workers, whole):
    with cluster_of(workers) as cluster, distributed.Client(cluster) as client:
        assert pl.dispute(DISPUTE).sweep(points=POINTS, seed=3, client=client).csv == whole


def test_a_killed_worker_changes_no_byte(whole):
    with cluster_of(2) as cluster, distributed.Client(cluster) as client:
        victim = next(iter(client.run(os.getpid).values()))
        killed, over = [], threading.Event()

        def kill():
            while not over.is_set():
                # As soon as it has been given something to do.
                if any(client.processing().values()):
                    os.kill(victim, signal.SIGKILL)
                    killed.append(victim)
                    return
                time.sleep(0.02)
        thread = threading.Thread(target=kill)
        thread.start()
        found = pl.dispute(DISPUTE).sweep(points=POINTS, seed=3, client=client, parts=6).csv
        over.set()
        thread.join(30)
        assert killed and found == whole


def test_an_executor_will_do(w2017):
    with ThreadPoolExecutor(2) as pool:
        many = [duties(add_points=[float(k)]) for k in range(1, 7)]
        one = pl.cluster.solve_all(w2017, many, kept, part=2)
        assert pl.cluster.solve_all(w2017, many, kept, client=pool, part=2) == one
        assert one["points"] == [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
        lines = [["world", "list"], ["--version"]]
        assert [r.out for r in pl.cluster.run_all(lines, client=pool)] == [pl.command(*line).out for line in lines]


def kept(rows, result):
    return {"points": rows["add_points"][0], "usa": dict(zip(result.economies["economy"],
                                                             result.economies["real_income_pct"]))["USA"]}


def test_a_back_test_is_shared_out(program):
    from parley import _parley
    slugs = _parley.past_disputes()[:2]
    theirs = program("backtest", "--only", slugs[0], "--only", slugs[1])
    with ThreadPoolExecutor(2) as pool:
        assert pl.cluster.backtest(slugs, client=pool).out == theirs


def test_parquet_and_duckdb_read_a_sweep_and_a_store(tmp_path):
    duckdb, parquet = pytest.importorskip("duckdb"), tmp_path / "sweep.parquet"
    d = pl.dispute(DISPUTE)
    d.sweep(points=3, seed=1).to_parquet(parquet)
    rows = duckdb.sql(f"select count(*), count(distinct point) from '{parquet}' where status = 'converged'").fetchall()[0]
    assert rows[1] == 3
    store = tmp_path / "sweep.store"
    pl.command(*d.words("sweep", "--points", 3, "--seed", 1, "-o", store))
    from parley import stores
    kept = stores.read(store)
    assert len(kept) == rows[0]
    with pytest.raises(pl.Refused):
        stores.read(tmp_path / "nothing")
