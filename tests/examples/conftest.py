"""Root modules under `examples/`, copied together with the modules they call."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from emulator.root import Root, initialise
from emulator.server import Emulator
from generators.errors import ToolMissingError
from toolchain import provider_mirror, terraform

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session", autouse=True)
def _tools() -> None:
    try:
        terraform.require()
    except ToolMissingError as error:
        pytest.skip(str(error))
    if provider_mirror.find() is None:
        pytest.skip("there is no filesystem mirror with the AWS provider, and the tests stay off the network")


def open_example(emulator: Emulator, name: str, workspace: Path) -> Root:
    """Copies an example and all modules, as they lie in the project, and initialises the example."""
    hidden = shutil.ignore_patterns(".*")
    shutil.copytree(PROJECT / "modules", workspace / "modules", ignore=hidden)
    shutil.copytree(PROJECT / "examples" / name, workspace / "examples" / name, ignore=hidden)
    return initialise(emulator, workspace / "examples" / name)
