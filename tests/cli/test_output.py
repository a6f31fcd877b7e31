"""How it looks: alive on a terminal, quiet in a pipe, plain where that is asked for."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from modsmith.cli import app

from .conftest import MODSMITH, Run, environment, modsmith

ESCAPE = "\x1b"
LONG = "point-in-time recovery, expiry, streams, autoscaling and a complete set of alarms."


def on_terminal(*arguments: str, **changes: str) -> str:
    """What a terminal of 60 columns gets, from stdout and stderr alike."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [MODSMITH, *arguments],
        env=environment(COLUMNS="60", **changes),
        stdin=follower,
        stdout=follower,
        stderr=follower,
    )
    os.close(follower)
    said = bytearray()
    while chunk := _read(leader):
        said += chunk
    os.close(leader)
    process.wait(60)
    return said.decode().replace("\r\n", "\n")


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 65536)
    except OSError:  # Linux says so when the last writer has gone
        return b""


def test_progress_and_colour_on_a_terminal(tmp_path: Path) -> None:
    said = on_terminal("generate", "dynamodb", "--out", str(tmp_path))
    assert "building the modules" in said
    assert ESCAPE in said


def test_silence_in_a_pipe(tmp_path: Path) -> None:
    said = modsmith("generate", "dynamodb", "--out", tmp_path)
    assert said.err == ""
    assert "building" not in said.out
    assert ESCAPE not in said.out


def test_a_diff_on_a_terminal_is_coloured_and_never_cut(tmp_path: Path) -> None:
    said = on_terminal("generate", "dynamodb", "--diff", "--out", str(tmp_path))
    assert f"{ESCAPE}[92" in said
    assert LONG in said


GENERATE_DIFF = ("generate", "dynamodb", "--diff")
PLAIN: list[tuple[str, ...]] = [
    ("generate", "dynamodb"),
    ("generate", "dynamodb", "--diff"),
    ("list",),
    ("show", "dynamodb"),
    ("doctor",),
    ("generate", "x"),
    ("--help",),
    ("generate", "--help"),
]


@pytest.mark.parametrize("arguments", PLAIN, ids=" ".join)
def test_no_color_means_no_escape_code_at_all(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    said = on_terminal(*arguments, NO_COLOR="1", MODSMITH_OUT=str(tmp_path))
    assert said
    assert ESCAPE not in said


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
@pytest.mark.parametrize(
    "arguments",
    [("list",), ("show", "dynamodb"), ("doctor",), GENERATE_DIFF, ("--help",), ("generate", "x")],
    ids=" ".join,
)
def test_a_terminal_without_unicode(tmp_path: Path, arguments: tuple[str, ...], encoding: str) -> None:
    process = subprocess.run(
        [MODSMITH, *arguments],
        env=environment(PYTHONIOENCODING=encoding, MODSMITH_OUT=str(tmp_path)),
        capture_output=True,
        check=False,
    )
    assert process.returncode == {"--diff": 2, "x": 1}.get(arguments[-1], 0)
    assert b"Traceback" not in process.stderr
    assert b"Encode" not in process.stderr
    process.stdout.decode("utf-8" if arguments[-1] == "--diff" else encoding)  # a diff has to stay what it is


@pytest.mark.parametrize("format_", ["json", "json-schema"])
def test_json_is_whole_without_unicode(run: Run, format_: str) -> None:
    said = modsmith("show", "dynamodb", "--format", format_, PYTHONIOENCODING="ascii")
    assert said.out.isascii()
    assert json.loads(said.out) == json.loads(run("show", "dynamodb", "--format", format_).out)


def test_the_c_locale(tmp_path: Path) -> None:
    said = modsmith(
        "generate",
        "dynamodb",
        "--out",
        tmp_path,
        LC_ALL="C",
        LANG="C",
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
    )
    assert (said.code, said.err) == (0, "")


def test_tables_in_a_narrow_pipe_lose_nothing(run: Run) -> None:
    """`grep` has to find every name; what is too long is wrapped, not cut."""
    narrow = modsmith("show", "dynamodb", COLUMNS="60").out
    names = {item["name"] for item in json.loads(run("show", "dynamodb", "--format", "json").out)["inputs"]}
    assert names <= set(narrow.split())
    assert "…" not in narrow
    assert "…" not in modsmith("doctor", COLUMNS="60").out


def _commands(group: Any, path: str = "") -> Iterator[str]:
    """Every command, with the groups and the command itself."""
    yield path
    for name, command in getattr(group, "commands", {}).items():
        yield from _commands(command, f"{path} {name}".strip())


@pytest.mark.parametrize("command", list(_commands(typer.main.get_command(app))))
def test_every_help_has_an_example(run: Run, command: str) -> None:
    said = run(*command.split(), "--help")
    assert said.code == 0
    text = re.sub(r"\s+", " ", said.out)
    assert re.search(rf"Examples?: `?modsmith {command.split(maxsplit=1)[0] if command else ''}", text)
