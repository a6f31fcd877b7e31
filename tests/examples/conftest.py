"""Root modules under `examples/`, copied together with the modules they call."""

from __future__ import annotations

import shutil
from pathlib import Path

from modsmith.emulator.root import Root, initialise
from modsmith.emulator.server import Emulator
from tests.machine import terraform_and_provider

__all__ = ["terraform_and_provider"]

PROJECT = Path(__file__).resolve().parents[2]


def open_example(emulator: Emulator, name: str, workspace: Path) -> Root:
    """Copies an example and all modules, as they lie in the project, and initialises the example."""
    hidden = shutil.ignore_patterns(".*")
    shutil.copytree(PROJECT / "modules", workspace / "modules", ignore=hidden)
    shutil.copytree(PROJECT / "examples" / name, workspace / "examples" / name, ignore=hidden)
    return initialise(emulator, workspace / "examples" / name)
