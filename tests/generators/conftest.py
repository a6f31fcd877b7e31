"""A catalog of our own in place of the real one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generators import catalog

from . import sample

Catalog = Callable[..., Path]


@pytest.fixture
def of_catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Catalog]:
    """Writes the sample's folder, with changes, and lets the catalog be that."""

    def use(**changes: str | None) -> Path:
        folder = sample.write_catalog(tmp_path / "catalog", **changes)
        monkeypatch.setattr(catalog, "FOLDER", folder)
        monkeypatch.setattr(catalog, "__path__", [str(folder)])
        return folder

    yield use
    for name in [name for name in sys.modules if name.startswith("generators.catalog.queue")]:
        del sys.modules[name]
    vars(catalog).pop("queue", None)
