"""A change makes exactly those modules stale whose output it can change."""

from __future__ import annotations

from pathlib import Path

import pytest

from modsmith.generate.sources import fingerprints
from modsmith.project import Catalog, Project

ALL = {"queue", "table", "topic"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Three modules: table imports queue's model, topic nobody's, and all use shared."""
    texts = {
        "modsmith.toml": "",
        "controls/__init__.py": "",
        "generators/__init__.py": "",
        "generators/shared/names.py": "NAME = 1",
        "generators/queue/spec.py": "from generators.shared import names",
        "generators/queue/model.py": "DAYS = 1",
        "generators/queue/examples/basic.tf": "",
        "generators/queue/assets/code/__init__.py": "open('x')",
        "generators/table/spec.py": "from modsmith import (\n  ModuleSpec,\n)\nfrom generators import (\n  queue,\n)",
        "generators/topic/spec.py": "A = 'import queue'",
    }
    for name, text in texts.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path


def _marks(folder: Path) -> dict[str, str]:
    catalog = Catalog(Project.require(folder))
    return fingerprints(catalog, catalog.names())


@pytest.mark.parametrize(
    ("file", "stale"),
    [
        ("generators/topic/spec.py", {"topic"}),
        ("generators/table/new.py", {"table"}),
        ("generators/queue/model.py", {"queue", "table"}),
        ("generators/queue/examples/basic.tf", {"queue", "table"}),
        ("generators/shared/names.py", ALL),
        ("generators/loose.py", ALL),
        ("controls/own.py", ALL),
        ("modsmith.toml", ALL),
    ],
)
def test_a_change_makes_stale_what_depends_on_it(project: Path, file: str, stale: set[str]) -> None:
    before = _marks(project)
    with (project / file).open("a") as changed:
        changed.write("# changed\n")
    after = _marks(project)
    assert {name for name in ALL if after[name] != before[name]} == stale


@pytest.mark.parametrize(
    "python",
    [
        "import importlib\nimportlib.import_module('generators.' + 'queue.model')",
        "from pathlib import Path\nPath('generators/queue/model.py').read_text()",
        "print(open('generators/queue/model.py'))",
        "from ..queue import model",
        "def late():\n    import generators.queue.model",
        "from generators.table import spec",
    ],
)
@pytest.mark.parametrize("user", ["generators/topic/spec.py", "generators/shared/names.py"])
def test_python_that_reaches_another_module_depends_on_it(project: Path, user: str, python: str) -> None:
    (project / user).write_text(python)
    before = _marks(project)
    (project / "generators/queue/model.py").write_text("DAYS = 2")
    assert _marks(project)["topic"] != before["topic"]
