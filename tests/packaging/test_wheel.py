"""The wheel: one package, typed, with everything that it ships, and one version."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from modsmith.version import __version__
from tests.docs.test_tutorial import PACKAGED
from tests.project import ROOT

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Built with `python -m build` from a copy, by way of the source distribution."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("out")
    for name in PACKAGED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, source)
    command = [sys.executable, "-m", "build", "--outdir", out, source]
    subprocess.run(command, check=True, capture_output=True)
    return zipfile.ZipFile(next(out.glob("*.whl")))


def test_it_puts_one_name_into_site_packages(wheel: zipfile.ZipFile) -> None:
    tops = {name.partition("/")[0] for name in wheel.namelist()}
    assert tops == {"modsmith", f"modsmith-{__version__}.dist-info"}


def test_it_ships_every_file_of_the_package(wheel: zipfile.ZipFile) -> None:
    files = [
        path for path in (ROOT / "modsmith").rglob("*") if path.is_file() and "__pycache__" not in path.parts
    ]
    expected = {path.relative_to(ROOT).as_posix() for path in files}
    assert "modsmith/py.typed" in expected
    assert expected - set(wheel.namelist()) == set()


def test_the_command_prints_the_version() -> None:
    for command in ([Path(sys.executable).with_name("modsmith")], [sys.executable, "-m", "modsmith"]):
        run = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
        assert run.stdout == f"modsmith {__version__}\n"
