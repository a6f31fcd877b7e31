"""A run with nothing to do is fast because of what it leaves alone. No clock: that is for `make bench`."""

from __future__ import annotations

import json
from pathlib import Path

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
