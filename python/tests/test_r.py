"""examples/r/figure.R draws its figure from the program's CSV."""
import shutil
import subprocess

import pytest

from conftest import ROOT


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="no Rscript: tools/install_deps.sh r")
def test_r_reads_the_csv_and_draws(program, tmp_path):
    program("solve", "us-china-2018", "--csv", "-o", tmp_path / "outcomes.csv")
    done = subprocess.run(["Rscript", str(ROOT / "examples/r/figure.R"), "outcomes.csv", "figure.png"], cwd=tmp_path,
                          capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "outcomes, largest loss -" in done.stdout
    picture = (tmp_path / "figure.png").read_bytes()
    assert picture.startswith(b"\x89PNG") and len(picture) > 5000
    wrong = subprocess.run(["Rscript", str(ROOT / "examples/r/figure.R"), str(ROOT / "scenarios/us-china-2018/duties-threat.csv"),
                            "f.png"], cwd=tmp_path, capture_output=True, text=True)
    assert wrong.returncode != 0 and "not the CSV of parley solve" in wrong.stderr
