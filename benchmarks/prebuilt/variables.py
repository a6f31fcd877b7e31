"""What the module asks its caller for."""
# mypy: ignore-errors

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cdktf import TerraformVariable, TerraformVariableValidationConfig
from constructs import Construct
from naming import expr


@dataclass(frozen=True)
class Variable:
    """One of them; a rule is its condition and its message."""

    type: str
    description: str
    default: Any
    rules: tuple[tuple[str, str], ...] = ()


THRESHOLDS = """object({
  read_throttle_events      = optional(number, 0)
  write_throttle_events     = optional(number, 0)
  system_errors             = optional(number, 0)
  user_errors               = optional(number, 10)
  latency_ms                = optional(number, 100)
  consumed_capacity_percent = optional(number, 90)
})"""
BOUNDS = "object({ min = optional(number, 5), max = optional(number, 100) })"
TOPIC = "^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}$"


def _choice(name: str, *values: str) -> tuple[tuple[str, str], ...]:
    listed = ", ".join(f'"{value}"' for value in values)
    return ((f"contains([{listed}], var.{name})", f"{name} must be one of {', '.join(values)}."),)


def _days(name: str, least: int, most: int) -> tuple[tuple[str, str], ...]:
    value = f"var.{name}"
    condition = f"floor({value}) == {value} && {value} >= {least} && {value} <= {most}"
    return ((condition, f"{name} must be a whole number of days between {least} and {most}."),)


def _bounds(direction: str) -> Variable:
    name = f"autoscaling_{direction}_capacity"
    low, high = f"var.{name}.min", f"var.{name}.max"
    whole = f"floor({low}) == {low} && floor({high}) == {high} && {low} >= 1 && {high} <= 40000"
    rules = (
        (whole, f"{name} must have whole numbers between 1 and 40000, the default quota of a table."),
        (f"{low} <= {high}", f"{name} must have a min that is not above its max."),
    )
    return Variable(BOUNDS, f"Bounds in {direction} capacity units of every table and index.", {}, rules)


PROJECT = 'can(regex("^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$", var.project_name))'
TOPICS = f'alltrue([for value in var.alarm_topic_arns : can(regex("{TOPIC}", value))])'
KEYS = (
    'alltrue([for key in keys(var.tags) : can(regex("^.{1,128}$", key)) && !startswith(lower(key), "aws:")])'
)
VALUES = 'alltrue([for value in values(var.tags) : value != null && length(coalesce(value, "-")) <= 256])'
UTILIZATION = "var.autoscaling_target_utilization >= 20 && var.autoscaling_target_utilization <= 90"
POSITIVE = "alltrue([for threshold in values(var.alarm_thresholds) : threshold >= 0])"
PERCENT = "var.alarm_thresholds.consumed_capacity_percent <= 100"

VARIABLES = {
    "project_name": Variable(
        "string",
        "Name of the project, the first part of every resource's name.",
        "streaming-logs",
        ((PROJECT, "project_name must be 1 to 32 lower-case letters, digits and hyphens."),),
    ),
    "environment": Variable(
        "string",
        "Environment that the resources belong to; prod protects data.",
        "dev",
        _choice("environment", "dev", "staging", "prod"),
    ),
    "billing_mode": Variable(
        "string",
        "How capacity is paid for.",
        "PAY_PER_REQUEST",
        _choice("billing_mode", "PAY_PER_REQUEST", "PROVISIONED"),
    ),
    "enable_point_in_time_recovery": Variable("bool", "Whether every table can be restored.", True),
    "backup_retention_days": Variable(
        "number", "Days that point-in-time recovery reaches back.", 7, _days("backup_retention_days", 1, 35)
    ),
    "enable_streams": Variable("bool", "Whether the other tables stream their changes too.", False),
    "enable_ttl": Variable("bool", "Whether DynamoDB deletes expired items.", True),
    "enable_cloudwatch_alarms": Variable("bool", "Whether the module's alarms exist.", True),
    "kms_deletion_window": Variable(
        "number", "Days before the key is deleted.", 7, _days("kms_deletion_window", 7, 30)
    ),
    "alarm_topic_arns": Variable(
        "list(string)",
        "SNS topics that every alarm notifies.",
        [],
        (
            (TOPICS, "alarm_topic_arns must hold only ARNs of standard SNS topics."),
            ("length(var.alarm_topic_arns) <= 5", "alarm_topic_arns must hold at most 5 topics."),
        ),
    ),
    "alarm_thresholds": Variable(
        THRESHOLDS,
        "Values that must be exceeded for an alarm to fire.",
        {},
        (
            (POSITIVE, "alarm_thresholds must not hold a negative number."),
            (PERCENT, "alarm_thresholds must have a consumed_capacity_percent of at most 100."),
        ),
    ),
    "enable_dashboard": Variable("bool", "Whether a CloudWatch dashboard exists.", False),
    "autoscaling_read_capacity": _bounds("read"),
    "autoscaling_write_capacity": _bounds("write"),
    "autoscaling_target_utilization": Variable(
        "number",
        "Per cent of the provisioned capacity that autoscaling aims at.",
        70,
        ((UTILIZATION, "autoscaling_target_utilization must be between 20 and 90."),),
    ),
    "tags": Variable(
        "map(string)",
        "Tags for every resource that takes tags.",
        {},
        (
            ("length(var.tags) <= 47", "tags must hold at most 47 tags."),
            (KEYS, "tags must have keys of 1 to 128 characters that do not start with aws:."),
            (VALUES, "tags must have values of at most 256 characters, none of them null."),
        ),
    ),
}


def add_variables(scope: Construct) -> None:
    """Adds all of them."""
    for name, variable in VARIABLES.items():
        rules = [
            TerraformVariableValidationConfig(condition=expr(condition), error_message=message)
            for condition, message in variable.rules
        ]
        element = TerraformVariable(
            scope,
            f"variable_{name}",
            type=variable.type,
            description=variable.description,
            default=variable.default,
            nullable=False,
            validation=rules,
        )
        element.override_logical_id(name)
