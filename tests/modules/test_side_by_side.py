"""Modules of one project and environment do not take each other's names.

AWS answers a second creation of an SNS topic, an alarm or a dashboard of a name that exists with success: two
modules would own the same thing, and whoever is destroyed first takes it away from the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from modsmith.emulator.root import resources
from tests.modules.conftest import ALL, Plans
from tests.modules.test_plans import WITHIN_ANOTHER

pytestmark = [pytest.mark.terraform, pytest.mark.long]

NAMES = (
    *("name", "bucket", "alarm_name", "dashboard_name", "function_name", "table_name", "database_name"),
    *("cluster_identifier", "replication_group_id", "identifier"),
)
"""Arguments that name a resource within its account and region."""


def test_no_two_modules_give_the_same_name_to_the_same_type(plans: Plans) -> None:
    owners: dict[tuple[str, str], str] = {}
    for module in ALL:
        for taken in sorted(set(_taken(module, plans.of(module)))):
            assert owners.setdefault(taken, module) == module, (
                f"{taken[0]} {taken[1]} is made by {owners[taken]} and by {module}"
            )
    assert {module for _, module in owners.items()} == set(ALL)


def _taken(module: str, plan: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Type and name of everything in the basic example, as if its project were called `project`."""
    calls = plan["configuration"]["root_module"]["module_calls"]
    given = calls["basic__dev"]["module"]["module_calls"][module]["expressions"].get("project_name", {})
    project = given.get("constant_value", "co2-analysis")
    own = f"module.basic__dev.module.{module}."
    for resource in resources(plan):
        address = resource["address"].removeprefix(own)
        if not resource["address"].startswith(own) or address.startswith(WITHIN_ANOTHER):
            continue
        for key in NAMES:
            if isinstance(name := resource.get("values", {}).get(key), str):
                yield resource["type"], re.sub(rf"{project}-dev", "project-dev", name)
