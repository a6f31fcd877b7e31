"""Modules on the emulated AWS: one emulator a worker, one plan of all examples in all environments a module."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from emulator.root import Root, initialise, many_in_one, open_root
from emulator.server import Emulator
from generators import catalog
from generators.errors import ToolMissingError
from generators.spec import ENVIRONMENTS
from toolchain import provider_mirror, terraform

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "modules"
ALL = catalog.names()

_PROVIDERS = re.compile(r'^provider "[^"]+" \{\n.*?^\}\n', re.MULTILINE | re.DOTALL)


def examples(module: str) -> list[str]:
    """Names of a module's examples."""
    return sorted(path.name for path in (MODULES / module / "examples").iterdir() if path.is_dir())


@pytest.fixture(scope="session", autouse=True)
def _tools() -> None:
    try:
        terraform.require()
    except ToolMissingError as error:
        pytest.skip(str(error))
    if provider_mirror.find() is None:
        pytest.skip("there is no filesystem mirror with the AWS provider, and the tests stay off the network")


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
def plans(emulator: Emulator, tmp_path_factory: pytest.TempPathFactory) -> Plans:
    """Module to the plan of all its examples in all environments; each is made once a worker."""
    return Plans(emulator, tmp_path_factory)


class Plans:
    """Plans made when they are first asked for."""

    def __init__(self, emulator: Emulator, folders: pytest.TempPathFactory) -> None:
        self._emulator, self._folders = emulator, folders
        self._made: dict[str, dict[str, Any]] = {}

    def of(self, module: str) -> dict[str, Any]:
        """The plan in Terraform's JSON; calls in it are named `<example>__<environment>`."""
        if module not in self._made:
            self._made[module] = plan_everything(self._emulator, module, self._folders.mktemp(module))
        return self._made[module]


def plan_everything(emulator: Emulator, module: str, workspace: Path) -> dict[str, Any]:
    """One plan of all examples of a module in all environments; calls are named `<example>__<environment>`.

    Examples that have a provider in common must spell it alike: Terraform refuses two of the same name.
    """
    open_folder = workspace / "modules" / module
    files = [MODULES / module / "examples" / example / "main.tf" for example in examples(module)]
    found = (block for file in files for block in _PROVIDERS.findall(file.read_text("utf-8")))
    providers = "\n".join(dict.fromkeys(found))
    shutil.copytree(MODULES / module, open_folder, ignore=shutil.ignore_patterns(".*"))
    calls = {
        f"{example}__{environment}": (f"../modules/{module}/examples/{example}", {"environment": environment})
        for example in examples(module)
        for environment in ENVIRONMENTS
    }
    many_in_one(calls, workspace / "all", providers)
    return initialise(emulator, workspace / "all").plan()
