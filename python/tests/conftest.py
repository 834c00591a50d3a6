"""The package as the build made it (PYTHONPATH), and the program beside it (PARLEY_PROGRAM)."""
import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def pytest_configure(config):
    config.addinivalue_line("markers", "speed: times, of an idle machine; only with -m speed")


def pytest_collection_modifyitems(config, items):
    if config.option.markexpr:
        return
    timed = [item for item in items if item.get_closest_marker("speed")]
    config.hook.pytest_deselected(items=timed)
    items[:] = [item for item in items if item not in timed]


@pytest.fixture(scope="session")
def program():
    """parley of the same build: runs it, gives its bytes."""
    path = os.environ.get("PARLEY_PROGRAM", str(ROOT / "build/release/bin/parley"))
    if not os.path.exists(path):
        pytest.skip("the program is not built: " + path)

    def run(*words, code=0):
        done = subprocess.run([path, *map(str, words)], capture_output=True)
        assert done.returncode == code, done.stderr
        return done.stdout
    return run


@pytest.fixture(scope="session")
def w2017():
    import parley as pl
    return pl.world("world-2017")


def duties(**changed):
    """25 points of the United States on Chinese goods, with other columns."""
    rows = {"importer": ["USA"], "exporter": ["CHN"], "sector": ["goods"], "add_points": [25.0]}
    rows.update(changed)
    return {name: values for name, values in rows.items() if values is not None}
