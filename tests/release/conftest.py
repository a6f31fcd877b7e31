"""The fixtures of releases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from modsmith.project import current
from tests.release.support import Repository


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    """A project of its own; afterwards the current project is what it was."""
    before = current()
    yield Repository(tmp_path / "project")
    if before:
        before.use()
