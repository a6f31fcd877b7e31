"""Every example of every module is planned in every environment, in one run each.

The inventories under `golden/` name each resource and the values that matter. When a change is meant, run
`pytest tests/modules --update-golden` and review the difference.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from modsmith.emulator.planned import found as mismatches
from modsmith.emulator.root import resources
from modsmith.hcl.read import configuration
from modsmith.spec import environments
from modsmith.validate.plans import planning
from modsmith.validate.results import promises
from tests.modules.conftest import MODULES, Plans, each_module, examples
from tests.project import catalog

GOLDEN = Path(__file__).parent / "golden"
COMMAND = "pytest tests/modules --update-golden"

NOISE = {
    "actions_enabled",
    "comparison_operator",
    "treat_missing_data",
    "tags_all",
    "tags",
    "timeouts",
    "alarm_description",
    "description",
    "dashboard_body",
    "policy",
    "attribute",
    "source_code_hash",
}

Kept = dict[str, dict[str, str]]
"""Address to key to the JSON of its planned value."""

WITHIN_ANOTHER = ("aws_cloudwatch_log_stream.", "aws_glue_catalog_table.", "aws_s3_bucket_metric.")
"""Types whose names need only be unique within a log group, database or bucket that carries project and environment."""

OF_THE_CALLER = {"aws_iam_role.reader"}
"""Resources of an example itself: their tags are its own business."""

Planned = dict[str, dict[str, dict[str, Any]]]
"""Call (`basic__dev`) to address inside the module to planned values."""

pytestmark = pytest.mark.terraform


@pytest.fixture(scope="module", params=each_module(others=pytest.mark.long))
def planned(request: pytest.FixtureRequest, plans: Plans) -> tuple[str, Planned]:
    """A module and its planned resources."""
    found: Planned = {}
    for resource in resources(plans.of(request.param)):
        call, _, address = resource["address"].removeprefix("module.").partition(".")
        own = address.removeprefix(f"module.{request.param}.")
        assert own not in found.setdefault(call, {}), f"{call} has two of {own}"
        found[call][own] = resource.get("values", {})
    return request.param, found


def test_inventory(planned: tuple[str, Planned], request: pytest.FixtureRequest) -> None:
    module, calls = planned
    for example in examples(module):
        text = "".join(_inventory(example, calls))
        golden = GOLDEN / f"{module}.{example}.txt"
        if request.config.getoption("--update-golden"):
            golden.write_text(text, "utf-8")
        expected = golden.read_text("utf-8") if golden.is_file() else ""
        assert text == expected, f"{golden.name} is stale; if the change is meant: {COMMAND}"


@pytest.mark.parametrize("module", each_module(others=pytest.mark.long))
def test_every_planned_value_is_what_aws_schemas_allow(module: str, plans: Plans) -> None:
    assert [*mismatches(plans.of(module))] == []


@pytest.mark.parametrize("module", each_module(others=pytest.mark.long))
def test_promises_hold_in_every_environment(module: str, plans: Plans) -> None:
    spec = catalog.spec(module)
    seen = set()
    for evaluation in planning.evaluations(
        planning.Planned(plans.of(module), ""), configuration.read(MODULES / module), MODULES / module
    ):
        for said in promises.check(evaluation, spec) if evaluation.by_default else ():
            assert said.status == "pass", f"{said.control}: {said.source}: {said.address}: {said.reason}"
            seen.add((said.control, said.environment))
    assert seen == {
        (promise.control, environment) for promise in spec.promises for environment in promise.environments
    }


def test_names_begin_with_project_and_environment(planned: tuple[str, Planned]) -> None:
    _, calls = planned
    for environment in environments.current().names:
        for address, values in calls[f"basic__{environment}"].items():
            name = values.get("name") or values.get("alarm_name") or values.get("bucket") or ""
            if name and not address.startswith(WITHIN_ANOTHER):
                # Athena knows no hyphens, so databases have underscores; parameters have paths
                assert re.search(rf"(^|/)[a-z0-9_-]+[-_/]{environment}([-_/]|$)", name), (
                    f"{address} is called {name}"
                )


def test_callers_tags_reach_everything_that_takes_tags(planned: tuple[str, Planned]) -> None:
    module, calls = planned
    for address, values in calls["complete__dev"].items():
        if "tags" in values and address not in OF_THE_CALLER:
            assert (values["tags"] or {}).get("CostCenter") == "platform", (
                f"{module}: {address} lacks the caller's tag"
            )


TIME = re.compile(r"\b20[0-9]{12}\b")
"""When a plan was made, as in the name of a last snapshot."""


def _inventory(example: str, calls: Planned) -> Iterator[str]:
    """What is planned in dev, then what differs in the other environments."""
    base = _kept(calls[f"{example}__dev"], "dev")
    yield f"# {example} in dev\n"
    for address, values in base.items():
        yield f"{address}\n"
        yield from (f"    {key} = {value}\n" for key, value in values.items())
    for environment in environments.current().names[1:]:
        yield f"\n# {example} in {environment}, where it differs from dev\n"
        yield from _differences(base, _kept(calls[f"{example}__{environment}"], environment))


def _differences(base: Kept, other: Kept) -> Iterator[str]:
    yield from (f"- {address}\n" for address in base if address not in other)
    yield from (f"+ {address}\n" for address in other if address not in base)
    for address in sorted(base.keys() & other.keys()):
        for key in sorted(base[address].keys() | other[address].keys()):
            old, new = (side[address].get(key, "unset") for side in (base, other))
            if old != new:
                yield f"{address}  {key} = {old} -> {new}\n"


def _kept(planned: Mapping[str, Mapping[str, Any]], environment: str) -> Kept:
    """Address to the planned values that matter: neither prose nor what is the type's own default."""
    return {
        address: {
            key: TIME.sub("TIME", json.dumps(value, sort_keys=True, ensure_ascii=False))
            .replace(f"-{environment}-", "-ENV-")
            .replace(f"/{environment}/", "/ENV/")
            .replace(f'"{environment}"', '"ENV"')
            for key, value in sorted(_pruned(planned[address]).items())
            if key not in NOISE
        }
        for address in sorted(planned)
    }


def _pruned(value: Any, depth: int = 0) -> Any:
    """A value without what is empty; of a resource's own arguments, `false` and 0 stay: they may be meant."""
    if isinstance(value, list):
        return [_pruned(item, depth + 1) for item in value]
    if not isinstance(value, dict):
        return value
    inner = {key: _pruned(item, depth + 1) for key, item in value.items()}
    return {key: item for key, item in inner.items() if not _is_empty(item, depth)}


def _is_empty(value: Any, depth: int) -> bool:
    return value in (None, "", [], {}) or (depth > 0 and value in (False, 0))
