"""What the module tells its caller."""
# mypy: ignore-errors

from __future__ import annotations

from typing import Any

from cdktf import TerraformOutput
from constructs import Construct
from naming import DNS_SUFFIX, KEY_ARN, REGION, expr
from tables import DESIGNS, Design

ALARMS = ("read_throttles", "write_throttles", "system_errors", "latency", "consumed_capacity")


def add_outputs(scope: Construct) -> None:
    """Adds the twelve outputs."""
    for name, (description, value) in _outputs().items():
        output = TerraformOutput(scope, f"output_{name}", value=value, description=description)
        output.override_logical_id(name)


def _outputs() -> dict[str, tuple[str, Any]]:
    return {
        "table_names": ("Map of table to its name.", expr("local.table_names")),
        "table_arns": ("Map of table to its ARN.", _map(lambda d: expr(f"aws_dynamodb_table.{d.name}.arn"))),
        "table_stream_arns": ("Map of table to the ARN of its stream.", _map(_stream)),
        "kms_key_arn": ("ARN of the KMS key that encrypts the tables and the alarm topic.", KEY_ARN),
        "kms_key_alias": ("Alias of that key.", expr("aws_kms_alias.this.name")),
        "table_configurations": (
            "Keys, indexes, expiry, recovery and stream of each table.",
            _map(_configuration),
        ),
        "dynamodb_endpoints": ("Region, endpoint and table names for an application.", _endpoints()),
        "read_policy_json": ("Allows reading.", expr("data.aws_iam_policy_document.read.json")),
        "write_policy_json": ("Allows writing.", expr("data.aws_iam_policy_document.write.json")),
        "alarm_topic_arn": ("ARN of the module's own alarm topic.", expr("one(aws_sns_topic.alarms[*].arn)")),
        "alarm_names": ("Names of all alarms, sorted.", _alarm_names()),
        "dashboard_name": (
            "Name of the dashboard.",
            expr("one(aws_cloudwatch_dashboard.this[*].dashboard_name)"),
        ),
    }


def _map(value: Any) -> dict[str, Any]:
    return {design.name: value(design) for design in DESIGNS}


def _stream(design: Design) -> str:
    arn = f"aws_dynamodb_table.{design.name}.stream_arn"
    return expr(arn if design.always_streams else f"var.enable_streams ? {arn} : null")


def _configuration(design: Design) -> dict[str, Any]:
    recovery = "var.enable_point_in_time_recovery ? var.backup_retention_days : null"
    return {
        "name": expr(f"aws_dynamodb_table.{design.name}.name"),
        "billing_mode": "${var.billing_mode}",
        "hash_key": design.hash_key,
        "range_key": design.range_key or "${null}",
        "global_secondary_indexes": {
            name: {"hash_key": hash_key, "range_key": range_key or "${null}"}
            for name, hash_key, range_key in design.indexes
        },
        "ttl_attribute": expr('var.enable_ttl ? "ttl" : null') if design.expires else "${null}",
        "point_in_time_recovery_days": expr(recovery),
        "stream_enabled": design.always_streams or "${var.enable_streams}",
        "deletion_protection": "${local.keep_data}",
    }


def _endpoints() -> dict[str, Any]:
    endpoint = f"https://dynamodb.{REGION}.{DNS_SUFFIX}"
    return {"region": REGION, "endpoint": endpoint, "table_names": expr("local.table_names")}


def _alarm_names() -> str:
    values = [f"values(aws_cloudwatch_metric_alarm.{name})[*].alarm_name" for name in ALARMS]
    return expr(f"sort(concat({', '.join(values)}, aws_cloudwatch_metric_alarm.user_errors[*].alarm_name))")
