"""The dynamodb module, said once: tables of a central logging system, encrypted, recoverable and watched."""

from __future__ import annotations

from generators.dynamodb.model import SYSTEM_CONFIG, TABLES
from modsmith import Input, ModuleSpec, Output, Promise, Refers, Validation, Waiver, inputs, read_sections
from modsmith.rules import between, one_of
from modsmith.types import BOOL, NUMBER, STRING, Field, Object

CAPACITY = Object(
    (
        Field(
            "min",
            NUMBER,
            "Units that are always provisioned, and the capacity a new table starts with.",
            default=5,
        ),
        Field("max", NUMBER, "Units that autoscaling never exceeds.", default=100),
    )
)

THRESHOLDS = Object(
    (
        Field(
            "read_throttle_events", NUMBER, "Throttled reads of a table or index in five minutes.", default=0
        ),
        Field(
            "write_throttle_events",
            NUMBER,
            "Throttled writes of a table or index in five minutes.",
            default=0,
        ),
        Field("system_errors", NUMBER, "HTTP 500 answers of a table in five minutes.", default=0),
        Field(
            "user_errors", NUMBER, "HTTP 400 answers in the account and region in five minutes.", default=10
        ),
        Field(
            "latency_ms",
            NUMBER,
            "p99 of a table's slowest operation over five minutes, in milliseconds.",
            default=100,
        ),
        Field(
            "consumed_capacity_percent",
            NUMBER,
            "Share of the provisioned capacity in use, in per cent.",
            default=90,
        ),
    )
)


def _capacity(direction: str) -> Input:
    name = f"autoscaling_{direction}_capacity"
    value = f"var.{name}"
    return Input(
        name,
        CAPACITY,
        f"Bounds in {direction} capacity units of every table and index; used in provisioned mode only.",
        default={},
        example={"min": 10, "max": 200},
        validations=(
            Validation(
                f"floor({value}.min) == {value}.min && floor({value}.max) == {value}.max && {value}.min >= 1 && {value}.max <= 40000",
                f"{name} must have whole numbers between 1 and 40000, the default quota of a table.",
                "whole numbers from 1 to 40000",
            ),
            Validation(
                f"{value}.min <= {value}.max",
                f"{name} must have a min that is not above its max.",
                "min ≤ max",
            ),
        ),
    )


INPUTS = (
    inputs.project_name(default="streaming-logs"),
    inputs.environment(default="dev"),
    Input(
        "billing_mode",
        STRING,
        "How capacity is paid for: PAY_PER_REQUEST for each request, or PROVISIONED with autoscaling. Switching keeps the tables.",
        default="PAY_PER_REQUEST",
        validations=(one_of("billing_mode", ("PAY_PER_REQUEST", "PROVISIONED")),),
    ),
    Input(
        "enable_point_in_time_recovery",
        BOOL,
        "Whether every table can be restored to any second of the last backup_retention_days; prod warns when it is off.",
        default=True,
    ),
    Input(
        "backup_retention_days",
        NUMBER,
        "Days that point-in-time recovery reaches back; AWS ends at 35.",
        default=7,
        validations=(between("backup_retention_days", 1, 35, "days"),),
    ),
    Input(
        "enable_streams",
        BOOL,
        "Whether the other tables stream their changes too; the configuration table always does.",
        default=False,
    ),
    Input(
        "enable_ttl",
        BOOL,
        "Whether DynamoDB deletes items whose ttl attribute, in Unix seconds, has passed.",
        default=True,
    ),
    Input(
        "enable_cloudwatch_alarms",
        BOOL,
        "Whether the module's alarms, and its topic where the caller names none, exist.",
        default=True,
    ),
    Input(
        "kms_deletion_window",
        NUMBER,
        "Days between asking for the key's deletion and the deletion; it can be cancelled until then.",
        default=7,
        validations=(between("kms_deletion_window", 7, 30, "days"),),
    ),
    inputs.alarm_topic_arns(),
    Input(
        "alarm_thresholds",
        THRESHOLDS,
        "Values that must be exceeded for an alarm to fire.",
        default={},
        example={"user_errors": 50},
        validations=(
            Validation(
                "alltrue([for threshold in values(var.alarm_thresholds) : threshold >= 0])",
                "alarm_thresholds must not hold a negative number.",
                "0 or more",
            ),
            Validation(
                "var.alarm_thresholds.consumed_capacity_percent <= 100",
                "alarm_thresholds must have a consumed_capacity_percent of at most 100.",
                "per cent up to 100",
            ),
        ),
    ),
    Input(
        "enable_dashboard",
        BOOL,
        "Whether a CloudWatch dashboard of capacity and throttles exists.",
        default=False,
    ),
    _capacity("read"),
    _capacity("write"),
    Input(
        "autoscaling_target_utilization",
        NUMBER,
        "Per cent of the provisioned capacity that autoscaling aims at.",
        default=70,
        validations=(between("autoscaling_target_utilization", 20, 90, "per cent", whole=False),),
    ),
    inputs.tags(),
)

OUTPUTS = (
    Output(
        "table_names",
        "Map of table to its name; keys are " + ", ".join(design.key for design in TABLES) + ".",
    ),
    Output("table_arns", "Map of table to its ARN."),
    Output(
        "table_stream_arns", "Map of table to the ARN of its stream, null where changes are not streamed."
    ),
    Output("kms_key_arn", "ARN of the KMS key that encrypts the tables and the alarm topic."),
    Output("kms_key_alias", "Alias of that key."),
    Output("table_configurations", "Keys, indexes, expiry, recovery and stream of each table."),
    Output(
        "dynamodb_endpoints", "Region, HTTPS endpoint and table names for an application's configuration."
    ),
    Output("read_policy_json", "IAM policy document that allows reading all tables and their indexes."),
    Output("write_policy_json", "IAM policy document that allows writing all tables."),
    Output(
        "alarm_topic_arn",
        "ARN of the module's own alarm topic; null when the caller named topics or alarms are off.",
    ),
    Output("alarm_names", "Names of all alarms, sorted."),
    Output("dashboard_name", "Name of the dashboard; null unless enable_dashboard."),
)

EVERY_TABLE = ("aws_dynamodb_table.*",)
EXPIRING = tuple(f"aws_dynamodb_table.{design.key}" for design in TABLES if design.ttl_attribute)

PROMISES = (
    Promise(
        "encryption-at-rest",
        "Every table is encrypted with the module's own KMS key.",
        EVERY_TABLE,
        {
            "server_side_encryption.0.enabled": True,
            "server_side_encryption.0.kms_key_arn": Refers("aws_kms_key.this.arn"),
        },
    ),
    Promise(
        "topic-encryption",
        "The module's own alarm topic is encrypted with its key, which alarms may use.",
        ("aws_sns_topic.alarms",),
        {"kms_master_key_id": Refers("aws_kms_key.this.arn")},
    ),
    Promise(
        "key-rotation",
        "AWS rotates the key every year, and its deletion can be cancelled for days.",
        ("aws_kms_key.this",),
        {"enable_key_rotation": True, "deletion_window_in_days": 7},
    ),
    Promise(
        "point-in-time-recovery",
        "Every table can be restored to any second within the retention; 7 days unless the caller asks for up to 35.",
        EVERY_TABLE,
        {"point_in_time_recovery.0.enabled": True, "point_in_time_recovery.0.recovery_period_in_days": 7},
    ),
    Promise(
        "deletion-protection",
        "In prod AWS refuses to delete a table; dev and staging can be destroyed whole.",
        EVERY_TABLE,
        by_environment={
            "dev": {"deletion_protection_enabled": False},
            "staging": {"deletion_protection_enabled": False},
            "prod": {"deletion_protection_enabled": True},
        },
    ),
    Promise(
        "time-to-live",
        "Log metadata, sessions and audit events expire by their own ttl attribute; configuration never does.",
        EXPIRING,
        {"ttl.0.enabled": True, "ttl.0.attribute_name": "ttl"},
    ),
    Promise(
        "stream",
        "Every change of the configuration is streamed with the old and the new image.",
        (f"aws_dynamodb_table.{SYSTEM_CONFIG.key}",),
        {"stream_enabled": True, "stream_view_type": "NEW_AND_OLD_IMAGES"},
    ),
    Promise(
        "alarms",
        "Throttles, errors and latency raise alarms that notify a topic and treat silence as good news.",
        ("aws_cloudwatch_metric_alarm.*",),
        {"actions_enabled": True, "treat_missing_data": "notBreaching"},
    ),
)

_KEY_POLICY = (
    "This is the key's own policy: its resource can only be the key itself, and the statement for the account's root"
    " hands the decision to IAM, as AWS's default key policy does."
)

WAIVERS = (
    Waiver("CKV_AWS_109", ("data.aws_iam_policy_document.key",), _KEY_POLICY),
    Waiver("CKV_AWS_111", ("data.aws_iam_policy_document.key",), _KEY_POLICY),
    Waiver("CKV_AWS_356", ("data.aws_iam_policy_document.key",), _KEY_POLICY),
    Waiver(
        "CKV2_AWS_16",
        EVERY_TABLE,
        "Every provisioned table and index is autoscaled in both directions, by targets that `for_each` makes; in a plan Checkov"
        " does not connect those with their tables.",
        only_in_plan=True,
    ),
)

SPEC = ModuleSpec(
    name="dynamodb",
    title="DynamoDB tables of a central logging system",
    summary=(
        "Four DynamoDB tables for log metadata, user sessions, system configuration and an audit trail, with one KMS key,"
        " point-in-time recovery, expiry, streams, autoscaling and a complete set of alarms."
    ),
    summary_proved_by=(
        "point-in-time-recovery",
        "time-to-live",
    ),
    inputs=INPUTS,
    outputs=OUTPUTS,
    promises=PROMISES,
    waivers=WAIVERS,
    sections=read_sections(__package__ or ""),
)
