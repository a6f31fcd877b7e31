"""The table of functions in the docs says what is so."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from modsmith.evaluate import functions
from modsmith.evaluate.values import Symbol
from modsmith.tools import terraform

from .module import value

PAGE = Path(__file__).parents[2] / "docs" / "evaluation.md"


def _rows() -> list[tuple[list[str], str]]:
    """The functions of each row, and what is said of them."""
    table = PAGE.read_text("utf-8").partition("| functions | result |")[2].partition("## Budgets")[0]
    rows = re.findall(r"^\| (`.*?) \| (.*?) \|$", table, re.MULTILINE)
    return [(re.findall(r"`([^`]+)`", names), said) for names, said in rows]


def test_every_function_is_in_one_row() -> None:
    listed = [name for names, _ in _rows() for name in names if "::" not in name]
    assert sorted(listed) == functions.names()


@pytest.mark.terraform
def test_they_are_those_of_terraform() -> None:
    tool = terraform.require()
    said = subprocess.run(
        [tool.path, "metadata", "functions", "-json"],
        env=terraform.environment(),
        capture_output=True,
        check=True,
    )
    theirs = {name.removeprefix("core::") for name in json.loads(said.stdout)["function_signatures"]}
    # Terraform still knows these by name, to say what to write instead
    assert set(functions.names()) - {"list", "map"} == theirs - {"list", "map"}


@pytest.mark.parametrize(
    "name", [name for names, said in _rows() if said.startswith("unknown") for name in names]
)
def test_what_is_unknown_says_why(name: str) -> None:
    arguments = {
        "timestamp": "",
        "plantimestamp": "",
        "uuid": "",
        "fileset": '".", "*"',
        "rsadecrypt": '"a", "b"',
    }
    name = name.replace("…", "aws::arn_parse")
    made = value(f"{name}({arguments.get(name, chr(34) + 'a' + chr(34))})")
    assert isinstance(made, Symbol)
    assert name in made.problem
