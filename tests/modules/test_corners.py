"""The least and the greatest value that each input takes is one that AWS's resource schemas allow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import pytest

from modsmith.evaluate import from_hcl
from modsmith.evaluate.evaluate import evaluate
from modsmith.evaluate.module_scope import ModuleScope
from modsmith.evaluate.plain import from_plain
from modsmith.hcl.read import configuration
from modsmith.hcl.read.configuration import HclModule
from modsmith.spec import environments
from modsmith.validate.results import resource_schema
from tests.modules.conftest import ALL, MODULES
from tests.project import catalog

NUMBERS = sorted(
    {
        *range(1, 40),
        *(
            0,
            0.5,
            60,
            64,
            90,
            100,
            120,
            128,
            150,
            180,
            240,
            256,
            300,
            365,
            400,
            545,
            731,
            900,
            1000,
            1096,
            1827,
        ),
        *(
            2192,
            2557,
            2922,
            3288,
            3600,
            3650,
            3653,
            8760,
            8766,
            10_000,
            40_000,
            43_200,
            73_000,
            86_400,
            1_209_600,
        ),
    }
)
TEXTS = (
    *("x", "a-b", *("x" * length for length in range(2, 256))),
    *(
        "PAY_PER_REQUEST",
        "PROVISIONED",
        "GOVERNANCE",
        "COMPLIANCE",
        "EXPRESS",
        "STANDARD",
        "advanced",
        "standard",
    ),
    *(
        "13.15",
        "14.12",
        "15.4",
        "15.7",
        "16.3",
        "7.0",
        "7.1",
        "cache.t4g.micro",
        "cache.r6g.large",
        "db.r6g.large",
    ),
)
CANDIDATES: Mapping[str, tuple[Any, ...]] = {
    "number": tuple(NUMBERS),
    "string": TEXTS,
    "bool": (False, True),
}


def is_legal(module: HclModule, given: Mapping[str, Any], name: str) -> bool:
    """Whether the validations of an input accept its value, beside the other inputs."""
    scope = ModuleScope(module, {key: partial(from_plain, value) for key, value in given.items()})
    rules = scope.variables[name].nested("validation")
    return all(evaluate(rule.values["condition"], scope).raw is True for rule in rules)


def corners(module: HclModule, base: Mapping[str, Any], name: str, kind: str) -> Iterator[Any]:
    """The first and the last legal candidate, and the longest text."""
    legal = [one for one in CANDIDATES[kind] if is_legal(module, {**base, name: one}, name)]
    if not legal:
        return
    yield from dict.fromkeys((legal[0], legal[-1], *([max(legal, key=len)] if kind == "string" else [])))


@pytest.mark.parametrize("module", ALL)
def test_schemas_allow_every_corner(module: str) -> None:
    spec, hcl = catalog.spec(module), configuration.read_whole(MODULES / module)
    required = {item.name: item.example for item in spec.inputs if item.required}
    count = 0
    for environment in environments.current().names:
        base = required | {"environment": environment}
        for item in spec.inputs:
            if item.type.hcl() not in CANDIDATES or item.name == "environment":
                continue
            for value in corners(hcl, base, item.name, item.type.hcl()):
                count += 1
                made = from_hcl.evaluation(hcl, base | {item.name: value})
                wrong = [
                    (one.address, each.message)
                    for one in made.resources
                    for each in resource_schema.violations(one)
                ]
                assert wrong == [], f"{item.name} = {value!r} in {environment}"
    assert count > 3 * len(spec.inputs) / 2, "hardly any input has a legal candidate"
