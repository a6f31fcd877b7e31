"""A module's README: drawn and tabulated from what the module really has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from modsmith.errors import SpecError
from modsmith.hcl.blocks import Attribute, Block, Expression, Value
from modsmith.provider.requirements import requirements
from modsmith.readme import page
from modsmith.readme.page import Extras
from modsmith.spec.model import (
    Input,
    ModuleSpec,
    Output,
    Promise,
    ProviderAlias,
    Section,
    Validation,
    Waiver,
)
from modsmith.spec.types import NUMBER, STRING, Field, Object, map_of
from modsmith.validate.results.overview import Row

from .sample import FOLDER, SPEC

BASIC = FOLDER["examples/basic.tf"]


def resource(address: str, **attributes: Value) -> Block:
    return Block(
        "resource", tuple(address.split(".")), tuple(Attribute(*pair) for pair in attributes.items())
    )


QUEUE = resource("aws_sqs_queue.this", name="q")


def rendered(
    spec: ModuleSpec = SPEC,
    files: Mapping[str, Sequence[Block]] | None = None,
    examples: Mapping[str, str] | None = None,
    model: ModuleType | None = None,
    controls: Sequence[Row] = (),
) -> str:
    files = files or {"main": [QUEUE]}
    needs = requirements([block for blocks in files.values() for block in blocks])
    extras = Extras({"basic": BASIC} if examples is None else examples, model, controls)
    return page.render(spec, files, needs, extras)


def row(text: str, starts: str) -> list[str]:
    """The cells of one table row, as a Markdown reader splits them: at bars that are not escaped."""
    line = next(line for line in text.splitlines() if line.startswith(f"| {starts}"))
    cells = line.replace("\\|", "\0").strip("|").split("|")
    return [cell.replace("\0", "|").strip() for cell in cells]


def test_it_leads_from_what_it_is_to_what_it_needs() -> None:
    text = rendered()
    parts = ["# Queue", "One queue.", "```mermaid", "## Usage", "## What it promises", "## Cost"]
    parts += ["## Inputs", "## Outputs", "## Resources", "## Requirements", "## Waivers"]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "\n\n\n" not in text
    assert text.endswith("\n")


def test_usage_is_the_basic_example_with_the_source_a_caller_writes() -> None:
    assert (
        '```hcl\nmodule "queue" {\n  source = "./modules/queue"\n\n  project_name = "shop"\n}\n```'
        in rendered()
    )


@pytest.mark.parametrize("examples", [{}, {"basic": 'provider "aws" {}\n'}, {"complete": BASIC}])
def test_a_module_without_a_basic_example(examples: dict[str, str]) -> None:
    with pytest.raises(
        SpecError, match=r"queue: has no basic example, .* Add generators/queue/examples/basic\.tf"
    ):
        rendered(examples=examples)


# tables


def test_a_bar_in_any_cell_does_not_split_it() -> None:
    bar = Object((Field("mode", STRING, "One of a|b.", default="a|b"),))
    spec = replace(
        SPEC,
        inputs=(
            Input(
                "mode",
                bar,
                "A|B.",
                default={"mode": "x|y"},
                validations=(Validation("var.mode != null", "mode must be a|b.", "`a|b`"),),
            ),
        ),
        outputs=(Output("queue_arn", "ARN|URL."),),
        promises=(
            Promise("pipe", "A|b holds.", ("aws_sqs_queue.*",), {"name": "a|b"}, {"dev": {"x": "c|d"}}),
        ),
        waivers=(Waiver("CKV_AWS_27", ("aws_sqs_queue.this",), "It is a|b."),),
    )
    text = rendered(
        spec, {"main": [resource("aws_sqs_queue.this", count=Expression("var.a || var.b ? 1 : 0"))]}
    )
    assert row(text, '<a id="input-mode">')[1:] == [
        "A|B.<br>- mode: One of a|b.",
        '`object({ mode = optional(string, "a|b") })`',
        '`{"mode": "x|y"}`',
        "`a|b`",
    ]
    assert row(text, '<a id="output-queue_arn">')[1:] == ["ARN|URL."]
    assert row(text, '<a id="promise-pipe">')[1:] == [
        "A|b holds.",
        '`name` = `"a|b"`<br>`x` = dev `"c|d"`, staging `null`, prod `null`',
    ]
    assert row(text, "CKV_AWS_27")[1:] == ["`aws_sqs_queue.this`", "It is a|b."]
    assert row(text, "`aws_sqs_queue.this`")[2] == "`count` = `var.a || var.b ? 1 : 0`"


@pytest.mark.parametrize(
    ("changes", "cells"),
    [
        ({}, ["`number`", "**required**", "–"]),
        ({"default": 7}, ["`number`", "`7`", "–"]),
        ({"default": None, "nullable": True}, ["`number`", "`null`", "–"]),
        ({"type": map_of(STRING), "default": {}}, ["`map(string)`", "`{}`", "–"]),
        (
            {"validations": (Validation("var.days > 0", "days must be positive.", "> 0"),) * 2},
            ["`number`", "**required**", "> 0; > 0"],
        ),
    ],
)
def test_an_input_s_row(changes: dict[str, Any], cells: list[str]) -> None:
    spec = replace(SPEC, inputs=(replace(Input("days", NUMBER, "Days."), **changes),))
    assert row(rendered(spec), '<a id="input-days">')[2:] == cells


def test_an_object_of_objects_stands_on_one_line() -> None:
    inner = Object(
        (Field("days", NUMBER, "Days.", default=7), Field("map", map_of(STRING), "M.", default={"a": "b"}))
    )
    outer = Object((Field("inner", inner, "I."), Field("name", STRING, "N.")))
    spec = replace(SPEC, inputs=(Input("rules", map_of(outer), "R.", default={}),))
    assert row(rendered(spec), '<a id="input-rules">')[2] == (
        '`map(object({ inner = object({ days = optional(number, 7), map = optional(map(string), { a = "b" }) }),'
        " name = string }))`"
    )


# prose


def model(**names: object) -> ModuleType:
    module = ModuleType("model")
    vars(module).update(names)
    return module


def test_prose_takes_its_figures_from_spec_and_model() -> None:
    text = "Kept {{ spec.input('delivery').default }}, {{ model.DAYS }} days."
    spec = replace(SPEC, sections=(Section("Backup", text),))
    assert "## Backup\n\nKept {}, 35 days.\n" in rendered(spec, model=model(DAYS=35))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{{ model.WEEKS }}", "WEEKS"),
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{{ spec.input('days').default }}", "days"),
        ("{{ spec.inputs[99].name }}", "no element 99"),
        ("{{ model.DAYS + 'x' }}", "unsupported operand"),
        ("{% if %}", "Expected an expression"),
        ("{{ spec.input( }}", "unexpected"),
        ("{{ 1 / 0 }}", "division by zero"),
    ],
)
def test_prose_that_asks_for_something_unknown(text: str, problem: str) -> None:
    spec = replace(SPEC, sections=(Section("Backup", text),))
    with pytest.raises(SpecError) as raised:
        rendered(spec, model=model(DAYS=35))
    assert raised.value.where == "queue: section 'Backup'"
    assert problem in raised.value.problem
    assert "correct the expression" in raised.value.fix


def test_controls_list_the_resources_that_pass_and_others() -> None:
    row = Row(
        "sqs-tls",
        "A queue refuses plain HTTP.",
        "https://docs.aws.amazon.com/x",
        (("aws_sqs_queue", 3),),
        ("aws_sqs_queue.far",),
        (("aws_sqs_queue.open", "It is public by purpose.", "platform"),),
        (("It is not made.", ("aws_sqs_queue.none",)),),
        ("aws_sqs_queue.bad",),
    )
    text = rendered(controls=[row])
    assert (
        "[sqs-tls](https://docs.aws.amazon.com/x) | A queue refuses plain HTTP. | `aws_sqs_queue` (3)<br>"
        in text
    )
    assert "needs a plan: `aws_sqs_queue.far`" in text
    assert "**fails**: `aws_sqs_queue.bad`" in text
    assert "waived for `aws_sqs_queue.open` by platform: It is public by purpose." in text
    assert "not applicable to `aws_sqs_queue.none`: It is not made." in text
    assert "## Controls" not in rendered()


def test_a_provider_that_the_caller_passes_is_listed_with_its_purpose() -> None:
    spec = replace(SPEC, provider_aliases=(ProviderAlias("aws.replica", "Copies live there."),))
    assert row(rendered(spec), "provider `aws.replica`") == [
        "provider `aws.replica`",
        "–",
        "Copies live there. Pass it in `providers` of the module block, as in the usage above.",
    ]
    assert "| provider " not in rendered()


def test_a_promise_for_one_environment_names_it() -> None:
    kept = replace(SPEC.promises[0], environments=("prod",))
    proof = row(rendered(replace(SPEC, promises=(kept,))), '<a id="promise-encryption-at-rest">')[-1]
    assert proof == "only in prod:<br>`sqs_managed_sse_enabled` = `true`"
