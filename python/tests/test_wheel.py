"""`pip install .` from a clone into an empty environment, then the guide's ten lines; the wheel asks for nothing of the
system. Compiles the library once more: only with PARLEY_WHEEL."""
import os
import re
import subprocess
import sys

import pytest

from conftest import ROOT

pytestmark = pytest.mark.skipif(not os.environ.get("PARLEY_WHEEL"), reason="make test-wheel")


def blocks(page, kind):
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{kind}[^\n]*\n(.*?)^```\n+(?:^```text\n(.*?)^```)?", text, re.M | re.S)


def test_the_wheel_in_an_empty_environment_prints_what_the_guide_says(tmp_path):
    bare = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}

    def run(*words):
        done = subprocess.run(list(map(str, words)), capture_output=True, text=True, env=bare, cwd=tmp_path)
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout
    run(sys.executable, "-m", "venv", "v")
    python = tmp_path / "v/bin/python"
    run(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", ROOT)
    installed = run(python, "-m", "pip", "list", "--format=freeze", "--disable-pip-version-check").split()
    assert {each.split("==")[0] for each in installed} <= {"parley", "pip", "setuptools", "wheel"}
    code, said = blocks("docs/guide/python.md", "python")[0]
    assert said and run(python, "-c", code) == said
    module = run(python, "-c", "import parley._parley as m; print(m.__file__)").strip()
    linked = {line.split()[0] for line in run("ldd", module).splitlines()}
    assert not {lib for lib in linked if re.match(r"lib(stdc\+\+|yaml|fmt|sqlite|gcc)", lib)}, linked
    assert run(tmp_path / "v/bin/parley", "--version") == run(python, "-m", "parley", "--version")
    assert os.path.exists(os.path.join(os.path.dirname(module), "NOTICE"))
