"""A run with nothing to do is fast because of what it leaves alone. No clock: that is for `make bench`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import modsmith, python

HEAVY = (
    "cdktf",
    "jsii",
    "constructs",
    "jinja2",
    "rich",
    "modsmith.build.cdk",
    "modsmith.generate.pipeline",
    "hcl2",
    "moto",
    "boto3",
)
TELL = """\
import json, sys
from modsmith import cli
code = cli.run(sys.argv[1:])
print(json.dumps(sorted(sys.modules)))
sys.exit(code)
"""
ENTER = """\
import os, sys
def end(code):
    print(" ".join(sys.modules), flush=True)
    ended(code)
ended, os._exit, sys.argv[0] = os._exit, end, "modsmith"
from modsmith import entry
entry.main()
"""
OWN = {
    "modsmith",
    "modsmith.entry",
    "modsmith.generate",
    "modsmith.content",
    "modsmith.generate.quick",
}
REPEATING = {
    "modsmith",
    "modsmith.content",
    "modsmith.entry",
    "modsmith.user_cache",
    "modsmith.validate",
    "modsmith.validate.repeated",
    "modsmith.validate.repeated.inputs",
    "modsmith.validate.repeated.quick",
}
SLOW = {"hashlib", "json.decoder", "tomllib", "typing", "dataclasses", "subprocess", "tempfile"}


def test_nothing_to_do_imports_nothing_heavy(tmp_path: Path) -> None:
    assert modsmith("generate", "--out", tmp_path).code == 0
    for options in ((), ("--check",), ("--diff",)):
        said = python(TELL, "generate", *options, "--out", tmp_path)
        assert (said.code, said.err) == (0, "")
        imported = json.loads(said.out.splitlines()[-1])
        assert [name for name in HEAVY if name in imported] == []


def test_listing_and_showing_start_no_node() -> None:
    for arguments in (("list",), ("show", "dynamodb"), ("show", "dynamodb", "--format", "json-schema")):
        said = python(TELL, *arguments)
        assert said.code == 0
        imported = json.loads(said.out.splitlines()[-1])
        assert not {"cdktf", "jsii"} & set(imported)


def test_the_console_script_knows_that_nothing_is_to_do_before_it_loads_anything(tmp_path: Path) -> None:
    first, second = (python(ENTER, "generate", MODSMITH_OUT=str(tmp_path)) for _ in range(2))
    assert (first.code, second.code) == (0, 0)
    assert first.out.splitlines()[-1].startswith("generated in")
    said, imported = second.out.splitlines()
    assert said.startswith("5 modules up to date (")
    names = {*imported.split()} - {*python("import sys; print(*sys.modules)").out.split()}
    assert {name for name in names if name.startswith("modsmith")} == OWN
    assert names & SLOW == set()


def test_a_result_is_repeated_before_anything_is_loaded(tmp_path: Path) -> None:
    arguments = ("validate", "--only", "interface,hcl", "modules/streaming")
    first, said = (python(ENTER, *arguments, MODSMITH_CACHE=str(tmp_path)) for _ in range(2))
    assert (said.code, said.err) == (
        0,
        "nothing has changed since this result; MODSMITH_CACHE=off checks again\n",
    )
    *text, imported = said.out.splitlines()
    assert (first.code, first.out.splitlines(), first.err) == (0, text, "")
    names = {*imported.split()} - {*python("import sys; print(*sys.modules)").out.split()}
    assert {name for name in names if name.startswith("modsmith")} == REPEATING
    assert names & SLOW <= {"typing"}


def test_a_result_on_the_hcl_alone_imports_no_emulator_and_no_parser_for_what_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MODSMITH_CACHE", str(tmp_path))
    arguments = ("validate", "--only", "interface,hcl", "modules/streaming")
    first, again = (python(TELL, *arguments) for _ in range(2))
    assert (first.code, again.code) == (0, 0)
    imported = json.loads(again.out.splitlines()[-1])
    assert "hcl2" in json.loads(first.out.splitlines()[-1])
    assert not {"moto", "boto3", "cdktf", "jsii", "hcl2", "lark", "multiprocessing"} & set(imported)
