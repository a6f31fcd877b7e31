"""Modules on the emulated AWS: one emulator a worker, one plan of all examples in all environments a module."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from modsmith.emulator.root import Root, open_root
from modsmith.emulator.server import Emulator
from modsmith.validate.plans.planning import plan as make_plan
from tests.machine import terraform_and_provider
from tests.project import catalog

__all__ = ["terraform_and_provider"]

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "modules"
ALL = catalog.names()


def each_module(others: pytest.MarkDecorator) -> list[Any]:
    """All modules as parameters, where all but one are marked: five plans or applies take minutes.

    Tests name the mark themselves, since `make test-all` collects the files in which it is written.
    """
    return [pytest.param(name, marks=[] if name == "dynamodb" else others) for name in ALL]


def examples(module: str) -> list[str]:
    """Names of a module's examples."""
    return sorted(path.name for path in (MODULES / module / "examples").iterdir() if path.is_dir())


@pytest.fixture(scope="session")
def emulator() -> Iterator[Emulator]:
    """A running emulator that plans may share; what applies resets it or takes its own."""
    with Emulator() as running:
        yield running


@pytest.fixture
def own_emulator() -> Iterator[Emulator]:
    """An empty emulator for one test."""
    with Emulator() as running:
        yield running


@pytest.fixture
def root(own_emulator: Emulator, tmp_path: Path, request: pytest.FixtureRequest) -> Root:
    """The root that the test's `root` parameter names, such as `dynamodb/examples/basic`."""
    return open_root(own_emulator, MODULES, request.param, tmp_path)


@pytest.fixture(scope="session")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Plans:
    """Module to the plan of all its examples in all environments; each is made once, whichever worker asks first."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    return Plans(shared / "plans", tmp_path_factory)


class Plans:
    """Plans made when they are first asked for, and kept in files for the other workers."""

    def __init__(self, folder: Path, workspaces: pytest.TempPathFactory) -> None:
        self._folder, self._workspaces = folder, workspaces
        folder.mkdir(exist_ok=True)

    def of(self, module: str) -> dict[str, Any]:
        """The plan in Terraform's JSON; calls in it are named `<example>__<environment>`."""
        file = self._folder / f"{module}.json"
        with FileLock(f"{file}.lock"):
            if not file.is_file():
                with Emulator() as emulator:
                    planned = make_plan(emulator, MODULES / module, self._workspaces.mktemp(module))
                file.write_text(json.dumps(planned.plan), "utf-8")
        return dict(json.loads(file.read_text("utf-8")))
