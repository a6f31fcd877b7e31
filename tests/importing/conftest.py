"""Imports of hand-written modules into a project of their own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from modsmith.importing import run as importing
from modsmith.importing.run import Imported
from modsmith.project import Project, current, using

Import = Callable[..., Imported]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    """An empty project, in which the test works."""
    root = tmp_path / "project"
    (root / "generators").mkdir(parents=True)
    (root / "modsmith.toml").write_text("", "utf-8")
    monkeypatch.chdir(root)
    with using(current()):
        yield Project.require(root).use()
    for name in [name for name in sys.modules if name.partition(".")[0] == "generators"]:
        del sys.modules[name]


@pytest.fixture
def imported(project: Project) -> Import:
    """Imports a folder; plans are compared where that is asked for."""

    def run(folder: Path, name: str = "imported", *, with_plans: bool = False) -> Imported:
        return importing.run(project, folder, name, with_plans=with_plans)

    return run
