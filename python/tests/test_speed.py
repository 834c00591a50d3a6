"""What a call of Python costs over the solve, and whether threads of Python are threads. Only with `-m speed`, and nothing
beside it: an idle machine of two cores is meant (`make bench-python`); PARLEY_SLOWER gives more."""
import os
import statistics
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from conftest import duties

pytestmark = pytest.mark.speed
SLOWER = float(os.environ.get("PARLEY_SLOWER", "1"))


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def test_a_call_costs_no_more_than_the_solve_and_0_3_ms(w2017):
    pandas = pytest.importorskip("pandas")
    for given in (duties(), pandas.DataFrame(duties())):
        over = []
        for _ in range(60):
            start = time.perf_counter()
            result = w2017.solve(given)
            over.append(time.perf_counter() - start - result.seconds)
        print(f"{type(given).__name__}: solve {1e3 * result.seconds:.2f} ms; over it {1e3 * statistics.median(over):.3f} ms, "
              f"at the least {1e3 * min(over):.3f} ms")
        assert statistics.median(over) <= 0.3e-3 * SLOWER


def test_a_thousand_solves_on_two_threads_of_python_are_solve_many(w2017):
    many = [duties(add_points=[1 + k / 25]) for k in range(1000)]
    w2017.solve(many[0])
    ratios = []
    for _ in range(3):
        native = seconds(lambda: w2017.solve_many(many, threads=2))
        with ThreadPoolExecutor(2) as pool:
            python = seconds(lambda: list(pool.map(w2017.solve, many)))
        ratios.append(python / native)
    print(f"1,000 solves: solve_many {native:.2f} s; two threads of Python over it {[round(r, 3) for r in ratios]}")
    assert min(ratios) <= 1 + 0.15 * SLOWER


def test_two_threads_nearly_double_the_rate(w2017):
    many = [duties(add_points=[1 + k / 10]) for k in range(300)]
    gains = []
    for _ in range(3):
        one = seconds(lambda: [w2017.solve(each) for each in many])
        with ThreadPoolExecutor(2) as pool:
            two = seconds(lambda: list(pool.map(w2017.solve, many)))
        gains.append(one / two)
    print(f"two threads over one: {[round(g, 2) for g in gains]}")
    assert max(gains) >= 1 + 0.7 / SLOWER
