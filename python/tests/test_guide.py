"""The Python blocks of docs/guide/python.md run in their order and print what the text blocks after them say."""
import contextlib
import io
import re

import pytest

from conftest import ROOT

PAGE = ROOT / "docs/guide/python.md"
README = ROOT / "README.md"
BLOCK = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```$", re.M | re.S)


def test_the_guide_prints_what_it_says(tmp_path, monkeypatch):
    for library in ("duckdb", "distributed", "pyarrow"):
        pytest.importorskip(library)
    monkeypatch.chdir(tmp_path)
    found = [(m[1], m[2]) for m in BLOCK.finditer(PAGE.read_text(encoding="utf-8"))]
    names, count = {"__name__": "__main__"}, 0
    for k, (kind, text) in enumerate(found):
        if kind != "python":
            continue
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            exec(compile(text, f"{PAGE.name}, block {k + 1}", "exec"), names)
        after = found[k + 1] if k + 1 < len(found) else ("", "")
        assert after[0] == "text", f"a block whose output the page does not say: {text}"
        assert said.getvalue() == after[1], text
        count += 1
    assert count >= 7


def test_the_readme_shows_the_first_of_them():
    def first(page):
        found = [(m[1], m[2]) for m in BLOCK.finditer(page.read_text(encoding="utf-8"))]
        k = [kind for kind, _ in found].index("python")
        return found[k:k + 2]
    assert first(README) == first(PAGE)
