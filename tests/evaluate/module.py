"""Evaluates small modules."""

from __future__ import annotations

from typing import Any

from modsmith.evaluate import from_hcl
from modsmith.evaluate.evaluation import Evaluation
from modsmith.hcl.read import configuration


def evaluated(text: str, **given: Any) -> Evaluation:
    """A module with this text, called with these inputs."""
    return from_hcl.evaluation(configuration.HclModule(configuration.read_text(text, "main.tf")), given)


def value(expression: str, rest: str = "", **given: Any) -> Any:
    """The value of an expression, as controls see it.

    Args:
        expression: in HCL.
        rest: more of the module that it is in.
        given: inputs of the module.
    """
    text = f'{rest}\nresource "example" "this" {{\n  value = {expression}\n}}\n'
    (made,) = evaluated(text, **given).get("example.this")
    return made.body["value"]
