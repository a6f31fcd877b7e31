"""What the module tells its caller."""
# mypy: ignore-errors

from __future__ import annotations

from typing import Any

from cdktf import TerraformOutput
from constructs import Construct
from naming import DNS_SUFFIX, KEY_ARN, REGION, expr, pinned
from tables import NAMES

ALARMS = ("read_throttles", "write_throttles", "system_errors", "latency", "consumed_capacity")
CONFIGURATIONS = """{
  for key, table in local.tables : key => {
    name                        = aws_dynamodb_table.this[key].name
    billing_mode                = var.billing_mode
    table_class                 = var.table_class
    hash_key                    = table.hash_key
    range_key                   = table.range_key
    global_secondary_indexes    = table.indexes
    ttl_attribute               = var.enable_ttl ? table.ttl_attribute : null
    point_in_time_recovery_days = var.enable_point_in_time_recovery ? var.backup_retention_days : null
    stream_enabled              = table.streamed
    deletion_protection         = local.keep_data
  }
}"""


def add_outputs(scope: Construct) -> None:
    """Adds all of them."""
    for name, (description, value) in (_tables() | _policies() | _others()).items():
        pinned(TerraformOutput(scope, f"output_{name}", value=value, description=description), name)


def _tables() -> dict[str, tuple[str, Any]]:
    return {
        "table_names": (
            f"Map of table to its name; keys are {', '.join(NAMES)}.",
            expr("local.table_names"),
        ),
        "table_arns": ("Map of table to its ARN.", _each("table.arn")),
        "table_stream_arns": (
            "Map of table to the ARN of its stream, null where changes are not streamed.",
            _each("local.tables[key].streamed ? table.stream_arn : null"),
        ),
        "table_configurations": (
            "Keys, indexes, expiry, recovery and stream of each table.",
            expr(CONFIGURATIONS),
        ),
        "dynamodb_endpoints": (
            "Region, HTTPS endpoint and table names for an application's configuration.",
            {
                "region": REGION,
                "endpoint": f"https://dynamodb.{REGION}.{DNS_SUFFIX}",
                "table_names": expr("local.table_names"),
            },
        ),
    }


def _policies() -> dict[str, tuple[str, Any]]:
    return {
        "kms_key_policy_json": (
            "IAM policy document that a caller's key needs in its policy, so that alarms can publish to the encrypted topic.",
            expr("data.aws_iam_policy_document.key_statements.json"),
        ),
        "read_policy_json": (
            "Map of table to the IAM policy document that allows reading it and its indexes.",
            _documents("read_table"),
        ),
        "write_policy_json": (
            "Map of table to the IAM policy document that allows writing it; the audit trail's allows PutItem alone.",
            _documents("write_table"),
        ),
        "stream_policy_json": (
            "Map of table to the IAM policy document that allows reading its stream; only tables that are streamed.",
            _documents("read_stream"),
        ),
    }


def _others() -> dict[str, tuple[str, Any]]:
    return {
        "kms_key_arn": ("ARN of the KMS key that encrypts the tables and the alarm topic.", KEY_ARN),
        "kms_key_alias": (
            "Alias of the module's own key; null with kms_key_id.",
            expr("one(aws_kms_alias.this[*].name)"),
        ),
        "alarm_topic_arn": (
            "ARN of the module's own alarm topic; null when the caller named topics or alarms are off.",
            expr("one(aws_sns_topic.alarms[*].arn)"),
        ),
        "alarm_names": ("Names of all alarms, sorted.", _alarm_names()),
        "dashboard_name": (
            "Name of the dashboard; null unless enable_dashboard.",
            expr("one(aws_cloudwatch_dashboard.this[*].dashboard_name)"),
        ),
    }


def _each(value: str) -> str:
    return expr(f"{{ for key, table in aws_dynamodb_table.this : key => {value} }}")


def _documents(name: str) -> str:
    return expr(f"{{ for store, document in data.aws_iam_policy_document.{name} : store => document.json }}")


def _alarm_names() -> str:
    values = [f"values(aws_cloudwatch_metric_alarm.{name})[*].alarm_name" for name in ALARMS]
    return expr(f"sort(concat({', '.join(values)}, aws_cloudwatch_metric_alarm.user_errors[*].alarm_name))")
