"""Terraform reads back the very values that were put in: the strongest proof of rendering."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from modsmith.hcl.blocks import Attribute, Block, Expression, Template
from modsmith.hcl.json_syntax import to_json
from modsmith.hcl.render import render
from modsmith.hcl.template import escape

from .real_terraform import planned
from .strategies import lines, literals, texts

pytestmark = pytest.mark.terraform
# a failure is printed as it was found: to shrink it takes minutes of starting Terraform
thorough = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


def outputs(files: dict[str, str]) -> Any:
    """Value of the output `all` in a plan of a folder of these files."""
    with TemporaryDirectory() as folder:
        for name, text in files.items():
            Path(folder, name).write_text(text, encoding="utf-8", newline="\n")
        return planned(Path(folder))["planned_values"]["outputs"]["all"]["value"]


def same(found: Any, put: Any) -> bool:
    """Is that what was put in, to Terraform? It keeps text in NFC and writes out a number's digits."""
    if isinstance(put, str):
        return bool(found == unicodedata.normalize("NFC", put))
    if isinstance(put, dict):
        expected = {unicodedata.normalize("NFC", key): value for key, value in put.items()}
        return found.keys() == expected.keys() and all(same(found[key], expected[key]) for key in expected)
    if isinstance(put, list):
        return len(found) == len(put) and all(map(same, found, put))
    if isinstance(put, float):
        return not isinstance(found, bool) and float(found) == put
    return type(found) is type(put) and bool(found == put)


def configuration(values: dict[str, Any]) -> list[Block]:
    """A configuration whose output `all` has each value twice: as an attribute and inside of a map."""
    names = {name: Expression(f"local.{name}") for name in values}
    return [
        Block(
            "locals",
            body=(*(Attribute(name, value) for name, value in values.items()), Attribute("map", values)),
        ),
        Block("output", ("all",), (Attribute("value", [names, Expression("local.map")]),)),
    ]


@thorough
@given(st.lists(literals, min_size=1, max_size=12))
def test_terraform_reads_the_values_that_were_rendered(values: list[Any]) -> None:
    named = {f"v{i}": value for i, value in enumerate(values)}
    text = render(configuration(named))
    assert same(outputs({"main.tf": text}), [named, named]), text


@thorough
@example(["a\r${b}", "$\r{", "\ufeffa", {"\ufeff${\r": 1e300}, "%\r{", "\r\n"])
@given(st.lists(literals, min_size=1, max_size=12))
def test_terraform_reads_the_same_values_from_json(values: list[Any]) -> None:
    named = {f"v{i}": value for i, value in enumerate(values)}
    text = json.dumps(to_json(configuration(named)))
    assert same(outputs({"cdk.tf.json": text}), [named, named]), text


@thorough
@example([("a\r", "b"), ("$\r", "{"), ("\ufeffa", "\ufeff"), ("$$${\r\r\n", "${x}\r")])
@given(st.lists(st.tuples(texts | lines, texts | lines), min_size=1, max_size=12))
def test_terraform_interpolates_templates_into_their_literal_text(pairs: list[tuple[str, str]]) -> None:
    # a `$` that touches an interpolation would escape it, so text ends in something else
    templates = {
        f"v{i}": Template(escape(f"{before}-") + '${ upper( "w\\n" ) }' + escape(after))
        for i, (before, after) in enumerate(pairs)
    }
    expected = {f"v{i}": f"{before}-W\n{after}" for i, (before, after) in enumerate(pairs)}
    blocks = configuration(dict(templates))
    assert same(outputs({"main.tf": render(blocks)}), [expected, expected]), render(blocks)
    assert same(outputs({"main.tf.json": json.dumps(to_json(blocks))}), [expected, expected])
