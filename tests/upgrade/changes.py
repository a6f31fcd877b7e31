"""Random changes of a module's inputs: values that its types, validations, defaults and examples allow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from random import Random
from typing import Any

from modsmith.cty.errors import EvaluationError
from modsmith.evaluate.evaluate import evaluate
from modsmith.evaluate.module_scope import ModuleScope
from modsmith.evaluate.plain import from_plain
from modsmith.hcl.read.configuration import HclModule
from modsmith.spec.model import Input, ModuleSpec
from tests.modules.test_corners import NUMBERS

NAMES = "It is part of names: another one is another store."
ELSEWHERE = "It names what must exist elsewhere."
REPLACES = "Its description says that a change replaces or removes a store."

KEPT: Mapping[str, str] = {
    **dict.fromkeys(
        ("project_name", "environment", "random_suffix", "bucket_suffix", "table_name_overrides"), NAMES
    ),
    "bucket_name_overrides": NAMES,
    **dict.fromkeys(
        (
            "kms_key_id",
            "create_kms_key",
            "access_logs_bucket_name",
            "replica_access_logs_bucket_name",
            "inventory",
            "replica_inventory",
            "replication_destination_bucket_arns",
            "enable_replication_time_control",
            "cloudfront_distribution_arns",
            "application_role_arns",
            "s3_vpc_endpoint_id",
            "replica_s3_vpc_endpoint_id",
            "permissions_boundary_arn",
            "cache_user_group_id",
            "alarm_topic_arns",
            "replica_alarm_topic_arns",
        ),
        ELSEWHERE,
    ),
    **dict.fromkeys(
        (
            "aurora_database_name",
            "aurora_master_username",
            "aurora_engine_version",
            "object_lock",
            "enable_timestream",
            "enable_table_replica",
            "enable_cloudwatch_alarms",
            "kinesis_consumers",
        ),
        REPLACES,
    ),
}
"""Input that stays as it is, and why."""

TEXTS = {
    "billing_mode": ("PAY_PER_REQUEST", "PROVISIONED"),
    "table_class": ("STANDARD", "STANDARD_INFREQUENT_ACCESS"),
    "images_glacier_class": ("GLACIER_IR", "GLACIER"),
    "database_insights_mode": ("standard", "advanced"),
    "alarm_level": ("full", "basic"),
    "elasticache_node_type": ("cache.r6g.large", "cache.r7g.large"),
}
"""Values of inputs whose validations list them."""

LIMITS = ({"read": 2000}, {"read": 500, "write": 250})
"""Values of `on_demand_maximum` beside its default and its example."""

AT_ONCE = 4
"""The maximum number of inputs that one step changes."""


def changed(spec: ModuleSpec, hcl: HclModule, given: Mapping[str, Any], chance: Random) -> dict[str, Any]:
    """The inputs after a step: some are others, and all validations accept the whole.

    Args:
        spec: of the module.
        hcl: the module.
        given: the inputs before it; what is missing has its default.
        chance: the source of randomness.
    """
    base = {item.name: item.example for item in spec.inputs if item.required} | {"environment": "dev"}
    free = [item for item in spec.inputs if not item.required and item.name not in KEPT]
    made = dict(given)
    for item in chance.sample(free, min(AT_ONCE, len(free))):
        now = made.get(item.name, item.default)
        values = [value for value in _values(item) if value != now and not _lifts(item, now, value)]
        chance.shuffle(values)
        own = (value for value in values if is_legal(hcl, {**base, **made, item.name: value}, item.name))
        legal = (value for value in own if is_legal(hcl, {**base, **made, item.name: value}))
        made[item.name] = next(legal, now)
    return made


def _values(item: Input) -> Iterator[Any]:
    """What an input may be, whatever the others are."""
    yield item.default
    if item.example is not None:
        yield item.example
    kind = item.type.hcl()
    if kind == "bool":
        yield from (True, False)
    elif kind == "number":
        yield from NUMBERS
    elif item.name == "on_demand_maximum":
        yield from LIMITS
    yield from TEXTS.get(item.name, ())


def _lifts(item: Input, now: Any, value: Any) -> bool:
    """Whether a value leaves out a limit on demand, which its description says not to do at once (ADR 0027)."""
    return item.name == "on_demand_maximum" and not set(now) <= set(value)


def is_legal(hcl: HclModule, given: Mapping[str, Any], name: str = "") -> bool:
    """Whether no validation is known to refuse a value: of one input, or of all of them."""
    scope = ModuleScope(hcl, {name: partial(from_plain, value) for name, value in given.items()})
    return not any(
        _refuses(rule.values["condition"], scope)
        for variable in ([scope.variables[name]] if name else scope.variables.values())
        for rule in variable.nested("validation")
    )


def _refuses(condition: Any, scope: ModuleScope) -> bool:
    try:
        return evaluate(condition, scope).raw is False
    except EvaluationError:
        return False  # it depends on what only the apply tells
