"""docs/release.md names every option and every field of the JSON, and nothing that does not exist."""

from __future__ import annotations

import json
import re

import pytest
import typer

from modsmith.cli import app
from tests.cli.conftest import Run, run
from tests.project import ROOT
from tests.release.conftest import repository
from tests.release.support import Repository

__all__ = ["repository", "run"]

PAGE = (ROOT / "docs/release.md").read_text("utf-8")


def first_column(heading: str) -> set[str]:
    """The code in the first column of the table below a heading."""
    table = PAGE.partition(heading)[2].partition("\n\n")[2].partition("\n\n")[0]
    rows = [line.split("|")[1] for line in table.splitlines()[2:]]
    return {name for row in rows for name in re.findall(r"`([^`]+)`", row)}


def test_every_option_is_documented() -> None:
    command = typer.main.get_command(app).commands["release"]  # type: ignore[attr-defined]
    options = {name for parameter in command.params for name in parameter.opts if name.startswith("--")}
    assert first_column("with all earlier versions\n```") == options - {"--help"}


def test_every_field_is_documented(run: Run, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.root)
    data = json.loads(run("release", "notes", "--revision", "HEAD", "--format", "json").out)
    assert first_column("`--format json` prints one object:") == set(data)
