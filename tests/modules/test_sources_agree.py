"""Two witnesses on the same modules: what the HCL shows, evaluated by us, is what Terraform plans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from modsmith.evaluate import from_hcl, from_plan, plan_json
from modsmith.evaluate.defaults import DEFAULTS
from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.from_plan import View
from modsmith.evaluate.values import Choice, Symbol, is_known, same
from modsmith.hcl.read import configuration
from tests.modules.conftest import ALL, MODULES, Plans, each_module

pytestmark = pytest.mark.terraform

LEFT_OUT = {("aws_dynamodb_table", ".table_class"): "STANDARD"}
"""Arguments whose value a plan leaves out: the provider takes it for AWS's own default."""

LEAST = 500
"""Fewer values than that to compare would mean that one of the witnesses saw nothing."""


@pytest.mark.parametrize("module", each_module(others=pytest.mark.long))
def test_hcl_and_plan_see_the_same_resources_with_the_same_values(module: str, plans: Plans) -> None:
    compared = 0
    for in_hcl, in_plan in _worlds(module, plans):
        assert sorted(_managed(in_hcl)) == sorted(_managed(in_plan)), in_plan.source
        for address, resource in _managed(in_hcl).items():
            planned = _leaves(_managed(in_plan)[address].body)
            for path, values in _leaves(resource.body).items():
                for value in filter(is_known, values):
                    found = planned.get(path, [])
                    if not found and (
                        _is_in_text(path, planned) or LEFT_OUT.get((resource.type, path)) == value
                    ):
                        continue
                    if any(not is_known(other) for other in found):
                        continue
                    assert any(same(value, other) for other in found), (
                        f"{in_plan.source}: {address}: {path} is {value!r} in the HCL, {found} in the plan"
                    )
                    compared += 1
    assert compared > LEAST


@pytest.mark.parametrize("module", each_module(others=pytest.mark.long))
def test_hcl_alone_tells_what_is_made_by_default(module: str, plans: Plans) -> None:
    for in_hcl, in_plan in _worlds(module, plans):
        for one in in_hcl.resources if " basic " in in_plan.source else ():
            assert one.exists is not None or one.type.startswith("data."), f"{in_plan.source}: {one.address}"


@pytest.mark.long
def test_providers_defaults_are_what_it_plans(plans: Plans) -> None:
    seen = set()
    for module in ALL:
        for in_hcl, in_plan in _worlds(module, plans):
            for address, resource in _managed(in_hcl).items():
                for (type_, path), value in DEFAULTS.items():
                    if resource.type == type_ and resource.at(path) is None:
                        assert _managed(in_plan)[address].at(path) == value, f"{address}.{path}"
                        seen.add((type_, path))
    assert seen == set(DEFAULTS)


def _worlds(module: str, plans: Plans) -> Iterator[tuple[Evaluation, Evaluation]]:
    read, plan = configuration.read(MODULES / module), plans.of(module)
    for call in plan_json.calls(plan, "../.."):
        example, _, environment = call.prefix.split(".")[1].partition("__")
        in_hcl = from_hcl.evaluation(read, {**call.given, "environment": environment})
        view = View(f"{module} {example} {environment}", environment, by_default=True)
        yield in_hcl, from_plan.evaluation(plan, call, in_hcl, view)


def _managed(evaluation: Evaluation) -> dict[str, Resource]:
    return {
        one.address: one for one in evaluation.resources if one.exists and not one.type.startswith("data.")
    }


def _leaves(body: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Path without indices to the values there: a plan has its own order of blocks that are a set."""
    found: dict[str, list[Any]] = {}
    for path, value in _walk(body, ""):
        found.setdefault(re.sub(r"\.\d+(?=\.|$)", "", path), []).append(value)
    return found


def _is_in_text(path: str, planned: Mapping[str, list[Any]]) -> bool:
    """Whether the plan has the text of a JSON document, of which the HCL alone does not know all."""
    return any(path.startswith(f"{whole}.") and isinstance(planned[whole][0], str) for whole in planned)


def _walk(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key in value:
            yield from _walk(value[key], f"{path}.{key}")
    elif isinstance(value, list | tuple):
        for number, item in enumerate(value):
            yield from _walk(item, f"{path}.{number}")
    elif value is not None or isinstance(value, Symbol | Choice):
        yield path, value
