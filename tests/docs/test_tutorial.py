"""The tutorial, run command by command in an empty folder with the wheel in a fresh environment.

`pytest tests/docs/test_tutorial.py --update-golden` writes what the commands say into the page.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.machine import need_mirror, need_terraform
from tests.project import ROOT

from . import page
from .shell import Shell, clean_environment

PAGE = ROOT / "docs" / "tutorial.md"
INSTALL = "pip install --quiet modsmith"
SHOWS = (
    INSTALL,
    "modsmith init demo",
    "cd demo",
    "modsmith new module work_queue",
    "modsmith generate",
    "modsmith validate modules/work_queue",
    "modsmith try work_queue",
)
"""What a newcomer must be able to do, in this order."""

FINDING = {"modsmith generate --diff", "modsmith validate modules/work_queue --only hcl"}
"""Commands that show a difference or a finding, and end with another code than 0."""

PACKAGED = ("modsmith", "pyproject.toml", "README.md", "LICENSE", "requirements")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built from a copy so that nothing is left here."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in PACKAGED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, source)
    uv = Path(sys.executable).with_name("uv")
    subprocess.run([uv, "build", "--quiet", "--wheel", "--out-dir", out, source], check=True)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def executed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Shell]]:
    """The page as its commands say it now, and the shell that ran them."""
    need_terraform()
    need_mirror()
    folder = tmp_path_factory.mktemp("newcomer").resolve()
    with Shell(folder, clean_environment(folder)) as shell:

        def run(command: str) -> str:
            done = command.replace(INSTALL, f"pip install --quiet {wheel}")
            if done.startswith("pip "):
                done += " 2>/dev/null"  # what pip warns of depends on the machine
            return shell.run(done).replace(str(folder), "~")

        yield page.executed(PAGE.read_text("utf-8"), run, shell.folder), shell


pytestmark = [pytest.mark.long, pytest.mark.slowest, pytest.mark.terraform]


def test_the_page_shows_what_the_commands_say(
    executed: tuple[str, Shell], request: pytest.FixtureRequest
) -> None:
    text, _ = executed
    if request.config.getoption("--update-golden"):
        PAGE.write_text(text, "utf-8")
    assert PAGE.read_text("utf-8") == text, "run this test with --update-golden and look at the difference"


def test_a_newcomer_gets_to_a_module_that_works(executed: tuple[str, Shell]) -> None:
    _, shell = executed
    assert {command for command, code in shell.codes.items() if code} == FINDING
    codes = [(command, code) for command, code in shell.codes.items() if command in SHOWS[1:]]
    assert codes == [(command, 0) for command in SHOWS[1:]]
    assert INSTALL in PAGE.read_text("utf-8")


def test_it_ran_what_was_installed_and_not_this_checkout(executed: tuple[str, Shell]) -> None:
    _, shell = executed
    place = shell.run("python -c 'import modsmith; print(modsmith.__file__)'")
    assert "site-packages/modsmith" in place
    assert not place.startswith(str(ROOT))
