"""The README's commands work exactly as printed: the quick ones in `make test`, the slow ones in `make test-all`.

The commands for a repository of one's own are those of the tutorial, which a test runs with the wheel.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import modsmith
from tests.machine import need_mirror, need_terraform
from tests.project import ROOT

from .test_tutorial import INSTALL, SHOWS

README = (ROOT / "README.md").read_text("utf-8")
SLOW = {".venv/bin/modsmith validate", ".venv/bin/modsmith try dynamodb"}


def commands(heading: str) -> list[list[str]]:
    """The commands of each `bash` block below a heading, without comments."""
    section = re.split(r"^## ", README.partition(f"\n## {heading}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    blocks = re.findall(r"^```bash\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    return [
        [line.partition("#")[0].strip() for line in block.splitlines() if line.strip()] for block in blocks
    ]


def test_the_first_commands_are_those_of_the_tutorial() -> None:
    [block] = commands("Start your own repository")
    assert block == [INSTALL.replace("--quiet ", ""), *SHOWS[1:]]


def test_this_repositorys_commands_are_targets_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for command in commands("Work on this repository")[0]:
        assert re.search(rf"^{command.removeprefix('make ')}:", makefile, re.MULTILINE), command


def test_the_example_is_what_modsmith_makes(tmp_path: Path) -> None:
    """Each snippet of the comparison of Python and HCL is in the module that `modsmith new module` adds."""
    for command in ("init demo --yes", "new module work_queue", "generate"):
        done = modsmith(*command.split(), cwd=tmp_path / "demo" if command != "init demo --yes" else tmp_path)
        assert done.code == 0, done.err
    made = [
        path.read_text("utf-8") for path in (tmp_path / "demo").rglob("*") if path.suffix in (".py", ".tf")
    ]
    table = README.partition("<table>")[2].partition("</table>")[0]
    snippets = re.findall(r"```(?:python|hcl)\n(.*?)```", table, re.DOTALL)
    assert len(snippets) == 4
    for snippet in snippets:
        assert any(_without_indent(snippet).strip() in _without_indent(text) for text in made), snippet


def _without_indent(text: str) -> str:
    return re.sub(r"^ +", "", text, flags=re.MULTILINE)


def here() -> list[str]:
    """What the README prints for after `make modules`."""
    found = commands("Work on this repository")[1]
    assert set(found) > SLOW
    return found


def run(command: str) -> str:
    done = subprocess.run(command, cwd=ROOT, shell=True, capture_output=True, text=True, check=False)  # noqa: S602 - as printed
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.mark.skipif(not Path(ROOT, ".venv/bin/modsmith").exists(), reason="`make modules` makes .venv")
@pytest.mark.parametrize("command", [one for one in here() if one not in SLOW])
def test_a_quick_command_works(command: str) -> None:
    assert run(command)


def test_the_difference_to_a_release_is_shown() -> None:
    [first, *others] = commands("Release a module, and upgrade without loss")[0]
    assert "major" in run(first)
    names = {command.split()[1] for command in others}
    assert names == {
        "upgrade-test",
        "release",
        "serve",
    }  # tests/upgrade, tests/release and tests/registry run them


@pytest.mark.long
@pytest.mark.slowest
@pytest.mark.terraform
@pytest.mark.parametrize("command", sorted(SLOW))
def test_a_slow_command_works(command: str) -> None:
    need_terraform()
    need_mirror()
    assert "not run" not in run(command)
