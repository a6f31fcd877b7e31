"""A project of one module in place of this one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from modsmith.project import Catalog, Project, current, using
from modsmith.validate import control

from . import sample

InProject = Callable[..., Catalog]


@pytest.fixture
def in_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[InProject]:
    """Writes the sample's project, with changes, and works in it."""

    def use(**changes: str | None) -> Catalog:
        root = sample.write_project(tmp_path / "project", **changes)
        monkeypatch.chdir(root)
        return Catalog(Project.require(root))

    with using(current()):
        yield use
    for name in [name for name in sys.modules if name.partition(".")[0] in ("generators", "controls")]:
        del sys.modules[name]  # pytest uses the names of temporary folders again
    for cached in (control._of, control._covered, control._by_type):
        cached.cache_clear()
