"""The public constructs: their documented examples run, and what they add passes every control."""

from __future__ import annotations

import doctest
import inspect

import pytest

import modsmith
from modsmith import constructs, rules
from modsmith.build.stack import File
from modsmith.generate import pipeline
from modsmith.hcl.read.configuration import HclModule, read_text
from modsmith.hcl.render import render
from modsmith.spec import inputs
from modsmith.spec.model import Input, ModuleSpec
from modsmith.spec.types import NUMBER
from modsmith.validate import examples
from modsmith.validate.results import checking, matrix

from . import sample

FUNCTIONS = ("alarm", "bucket", "function", "key", "queue", "table", "topic")
SPEC = ModuleSpec(
    name="example",
    title="Example",
    summary="An example.",
    inputs=(
        inputs.project_name(),
        inputs.environment(),
        inputs.tags(),
        inputs.kms_key_id(),
        inputs.alarm_topic_arns(),
        Input(
            "log_days", NUMBER, "Days to keep logs.", 365, validations=(rules.between("log_days", 1, 3653),)
        ),
    ),
    outputs=(),
)
NAMES = {name: getattr(modsmith, name) for name in modsmith.__all__}
NAMES |= {name: getattr(constructs, name) for name in constructs.__all__}
WATCHED = ("alarm", "function", "queue", "topic")
MISSING_ALARMS = {"table": {"dynamodb-alarms", "dynamodb-error-alarms"}}
"""Controls that ask for alarms, which a module with such a resource adds with `alarm`."""


def example(name: str) -> str:
    """The code of the docstring's example."""
    found = doctest.DocTestParser().get_examples(inspect.getdoc(getattr(constructs, name)) or "")
    return "".join(one.source for one in found)


def module(name: str) -> HclModule:
    """A module whose only file runs the example after what every module begins with."""

    def build(file: File) -> None:
        constructs.context(file)
        if name in WATCHED:
            constructs.alarm_topic(file, thing="example-alarms", kms_key_arn="${var.kms_key_id}")
        exec(example(name), {**NAMES, "self": file})  # noqa: S102 - documented code

    blocks = sample.built({"main": build}, SPEC)["main"]
    variables = pipeline.interface.variables(SPEC)
    text = render([*variables, *blocks])
    return HclModule(tuple(read_text(text, "main.tf")))


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_documented_example_passes_every_control(name: str) -> None:
    evaluations = examples.by_default(module(name))
    entries = matrix.check_results(checking.check(evaluations))
    assert {entry.status for entry in entries} >= {"pass"}
    failed = {entry.control: entry for entry in entries if entry.status == "fail"}
    assert set(failed) == MISSING_ALARMS.get(name, set()), failed
