"""The fixtures of releases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from modsmith.project import current
from tests.release.evidenced import FILES, Release, bundle, subject
from tests.release.support import Repository


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    """A project of its own; afterwards the current project is what it was."""
    before = current()
    yield Repository(tmp_path / "project")
    if before:
        before.use()


@pytest.fixture(scope="package")
def published(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return Release.publish(tmp_path_factory.mktemp("published"), subject())


@pytest.fixture
def release(published: Release, tmp_path: Path) -> Release:
    return published.copy(tmp_path / "registry")


@pytest.fixture
def second(tmp_path: Path) -> Release:
    """0.2.0, in a registry folder that has 0.1.0 as well."""
    first = subject()
    Release.publish(tmp_path / "registry", first)
    changed = {**FILES, "README.md": b"# Jobs of 0.2.0\n"}
    return Release.publish(tmp_path / "registry", subject("0.2.0", changed, previous=bundle(first)))
