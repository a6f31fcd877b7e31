"""The five modules speak one language: what has the same name means the same, wherever it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest

from modsmith.spec.model import Input, ModuleSpec
from modsmith.types import Object
from tests.project import catalog

SPECS = [catalog.spec(name) for name in catalog.names()]

POLICIES = ("read_policy_json", "write_policy_json", "stream_policy_json")
ALARMS = ("enable_cloudwatch_alarms", "alarm_topic_arns", "alarm_thresholds")

SAME_OUTPUTS = ("alarm_names", "alarm_topic_arn", "replication_role_arn", "dashboard_name")

DOCUMENTED_DEFAULTS = {
    "project_name": "The documents of dynamodb and storage_stack name the project.",
    "environment": "The document of dynamodb has dev as default.",
    "billing_mode": "The document of storage_stack decides it by environment, that of dynamodb has PAY_PER_REQUEST.",
    "enable_point_in_time_recovery": "The document of storage_stack decides by environment, that of dynamodb has true.",
    "backup_retention_days": "The documents say 7 days for dynamodb and 35 for storage_stack.",
    "kms_key_id": "dynamodb has a key of its own; the documents of storage and streaming ask for the caller's.",
    "random_suffix": "The document of app_storage asks for it; in storage it is optional.",
    "access_logs_bucket_name": "The document of app_storage asks for it; elsewhere it is optional.",
    "cors_allowed_origins": "The data of storage_stack is public; app_storage has no origin unless one is named.",
}
"""Inputs whose default, and so whether null is allowed, differs, and what decides that."""

OWN_DESCRIPTIONS = {
    "billing_mode": "What null stands for.",
    "enable_point_in_time_recovery": "What null stands for.",
    "access_logs_bucket_name": "Which buckets are meant.",
    "cors_allowed_origins": "What the pages read.",
    "kms_key_id": "What null stands for.",
    "random_suffix": "What null stands for.",
}


def shared_inputs() -> dict[str, list[tuple[str, Input]]]:
    found: dict[str, list[tuple[str, Input]]] = defaultdict(list)
    for spec in SPECS:
        for item in spec.inputs:
            found[item.name].append((spec.name, item))
    return {name: several for name, several in found.items() if len(several) > 1}


def fields() -> Iterator[tuple[str, str, object]]:
    """Field of `alarm_thresholds`, module, and what the field is."""
    for spec in SPECS:
        for item in spec.inputs:
            if item.name == "alarm_thresholds" and isinstance(item.type, Object):
                for field in item.type.fields:
                    yield field.name, spec.name, field


@pytest.mark.parametrize("name", sorted(shared_inputs()))
def test_an_input_is_the_same_in_every_module(name: str) -> None:
    several = shared_inputs()[name]
    types = {module: item.type.hcl() for module, item in several}
    if name != "alarm_thresholds":
        assert len(set(types.values())) == 1, types
    if name not in DOCUMENTED_DEFAULTS:
        defaults = {module: (repr(item.default), item.nullable) for module, item in several}
        assert len(set(defaults.values())) == 1, defaults
    if name not in OWN_DESCRIPTIONS:
        descriptions = {module: item.description for module, item in several}
        assert len(set(descriptions.values())) == 1, descriptions


def test_a_threshold_is_the_same_in_every_module() -> None:
    found: dict[str, dict[str, object]] = defaultdict(dict)
    for name, module, field in fields():
        found[name][module] = field
    different = {name: by for name, by in found.items() if len(set(map(repr, by.values()))) > 1}
    assert different == {}


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_every_module_has_the_policies_and_the_alarm_inputs(spec: ModuleSpec) -> None:
    assert set(POLICIES) <= {item.name for item in spec.outputs}
    assert set(ALARMS) <= {item.name for item in spec.inputs}
    assert {"alarm_names", "alarm_topic_arn"} <= {item.name for item in spec.outputs}


def test_outputs_of_alarms_and_keys_read_the_same() -> None:
    """Others list what they hold, which differs."""
    found: dict[str, set[str]] = defaultdict(set)
    for spec in SPECS:
        for item in spec.outputs:
            found[item.name].add(item.description)
    assert {name: found[name] for name in SAME_OUTPUTS if len(found[name]) > 1} == {}


def test_no_exception_is_left_over() -> None:
    """An exception that nothing needs would hide the next difference."""
    shared = shared_inputs()
    for name in DOCUMENTED_DEFAULTS:
        assert len({(repr(item.default), item.nullable) for _, item in shared[name]}) > 1, name
    for name in OWN_DESCRIPTIONS:
        assert len({item.description for _, item in shared[name]}) > 1, name
