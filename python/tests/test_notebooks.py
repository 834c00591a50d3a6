"""The notebooks of examples/python run from end to end."""
import os

import pytest

from conftest import ROOT

nbclient, nbformat = pytest.importorskip("nbclient"), pytest.importorskip("nbformat")
pytest.importorskip("ipykernel")
NOTEBOOKS = sorted((ROOT / "examples/python").glob("*.ipynb"))


def test_there_are_four():
    assert [n.stem for n in NOTEBOOKS] == ["dispute", "many", "nafta", "trade-war"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_a_notebook_runs(path, tmp_path, monkeypatch):
    monkeypatch.setenv("PARLEY_EQUILIBRIA", os.environ.get("PARLEY_EQUILIBRIA", "200"))
    monkeypatch.delenv("MPLBACKEND", raising=False)  # the kernel's own: pictures among the outputs
    monkeypatch.setenv("PARLEY_SHARED", os.path.abspath(os.environ.get("PARLEY_SHARED", ROOT / "../shared")))
    notebook = nbformat.read(path, as_version=4)
    assert all(not cell.get("outputs") for cell in notebook.cells), "kept without outputs"
    nbclient.NotebookClient(notebook, timeout=600, startup_timeout=300, kernel_name="python3",
                            resources={"metadata": {"path": str(tmp_path)}}).execute()
    if folder := os.environ.get("PARLEY_LOOK"):
        nbformat.write(notebook, os.path.join(folder, path.name))
    shown = [out for cell in notebook.cells for out in cell.get("outputs", [])]
    assert shown and not any(out.output_type == "error" for out in shown)
    if path.stem != "nafta":
        assert any("image/png" in out.get("data", {}) for out in shown), "a picture"
