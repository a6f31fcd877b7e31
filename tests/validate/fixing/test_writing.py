"""The edited files are written whole: all of a module's or none, and none that somebody else changed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from modsmith.errors import WriteError
from modsmith.validate.fixing import writing

from .conftest import module, planned

KEY = 'resource "aws_kms_key" "{0}" {{\n  enable_key_rotation = {1}\n}}\n'
NAMES = ("a", "b", "c")


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    for name in NAMES:
        module(tmp_path / "keys", KEY.format(name, "false"), f"{name}.tf")
    return tmp_path / "keys"


def _state(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()
    }


def _with(value: str) -> dict[str, str]:
    return {f"{name}.tf": KEY.format(name, value) for name in NAMES}


def test_files_keep_their_modes_and_nothing_else_is_left(keys: Path) -> None:
    (keys / "a.tf").chmod(0o640)
    (keys / "b.tf").chmod(0o755)
    writing.write([planned(keys, "kms-rotation")])
    assert _state(keys) == _with("true")
    assert [(keys / name).stat().st_mode & 0o777 for name in ("a.tf", "b.tf")] == [0o640, 0o755]
    assert sorted(path.name for path in keys.iterdir()) == ["a.tf", "b.tf", "c.tf"]


@pytest.mark.parametrize("change", ["edit", "remove", "link"])
def test_a_file_that_changed_meanwhile_stops_all(keys: Path, tmp_path: Path, change: str) -> None:
    other = module(tmp_path / "other", KEY.format("a", "false"))
    plans = [planned(other, "kms-rotation"), planned(keys, "kms-rotation")]
    file = keys / "b.tf"
    if change == "edit":
        file.write_text(file.read_text() + "# more\n")
    else:
        file.rename(tmp_path / "b.tf")
    if change == "link":
        file.symlink_to(tmp_path / "b.tf")
    before = _state(keys), _state(other)
    with pytest.raises(WriteError, match=r"b\.tf: the file changed since it was read, so nothing is written"):
        writing.write(plans)
    assert (_state(keys), _state(other)) == before


_KILLED = """
import os, signal, sys
from pathlib import Path
from tests.validate.fixing.conftest import planned
from modsmith.validate.fixing import writing

plan, real, left = planned(Path(sys.argv[1]), "kms-rotation"), os.replace, [int(sys.argv[2])]

def replace(source, target):
    if str(target).endswith(".tf"):
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        left[0] -= 1
    real(source, target)

os.replace = replace
writing.write([plan])
"""


@pytest.mark.parametrize("written", [0, 1, 2])
def test_a_run_that_is_killed_is_taken_back_by_the_next(keys: Path, written: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, str(keys), str(written)],
        cwd=Path(__file__).parents[3],
        check=False,
        capture_output=True,
        text=True,
        env=os.environ,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    texts = [text for name, text in _state(keys).items() if name in _with("")]
    assert [text.count("true") for text in sorted(texts)].count(1) == written
    assert writing.recover(keys)
    assert _state(keys) == _with("false")
    assert not writing.recover(keys)


def test_a_folder_that_cannot_be_written_stays(keys: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = planned(keys, "kms-rotation")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(keys))

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(WriteError, match="Permission denied"):
        writing.write([plan])
    monkeypatch.undo()
    writing.recover(keys)
    assert _state(keys) == _with("false")
