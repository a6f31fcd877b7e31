"""The public API: what generators may import, and what importing it costs."""

from __future__ import annotations

import ast
import importlib
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import ROOT

PUBLIC = {
    "modsmith",
    "modsmith.constructs",
    "modsmith.controls",
    "modsmith.inputs",
    "modsmith.rules",
    "modsmith.types",
}


def imported(file: Path) -> set[str]:
    """Modules of modsmith that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return {name for name in found if name.partition(".")[0] == "modsmith"}


def test_generators_import_nothing_but_the_public_api() -> None:
    files = [file for file in (ROOT / "generators").rglob("*.py") if "assets" not in file.parts]
    assert len(files) > 50
    foreign = {str(file.relative_to(ROOT)): imported(file) - PUBLIC for file in files}
    assert {file: names for file, names in foreign.items() if names} == {}


@pytest.mark.parametrize("module", sorted(PUBLIC))
def test_every_public_name_is_there_and_documented(module: str) -> None:
    loaded = importlib.import_module(module)
    assert loaded.__doc__
    assert list(loaded.__all__) == sorted(set(loaded.__all__), key=list(loaded.__all__).index)
    for name in loaded.__all__:
        value = getattr(loaded, name)
        if inspect.isclass(value) or inspect.isfunction(value):
            assert inspect.getdoc(value), name


def test_an_unknown_name_is_an_error() -> None:
    with pytest.raises(ImportError, match="cannot import name 'ModulSpec'"):
        exec("from modsmith import ModulSpec")  # noqa: S102 - as a user would


def test_a_spec_starts_no_node() -> None:
    """So that listing and showing work on a machine without node."""
    code = (
        "import sys; from modsmith import ModuleSpec, Input, Promise, inputs, rules, types\n"
        "from modsmith.constructs import QueueDesign, TableDesign, Index\n"
        "assert not {'jsii', 'cdktf'} & set(sys.modules), sorted(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
