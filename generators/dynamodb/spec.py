"""The dynamodb module, said once: tables of a central logging system, encrypted, recoverable and watched."""

from __future__ import annotations

from generators.dynamodb.inputs import INPUTS
from generators.dynamodb.model import SYSTEM_CONFIG, TABLES
from generators.dynamodb.upgrades import UPGRADES
from modsmith import ModuleSpec, Output, Promise, Refers, Waiver, read_sections

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
    Output("kms_key_alias", "Alias of the module's own key; null with kms_key_id."),
    Output(
        "kms_key_policy_json",
        "IAM policy document that a caller's key needs in its policy, so that alarms can publish to the encrypted topic.",
    ),
    Output("table_configurations", "Keys, indexes, expiry, recovery and stream of each table."),
    Output(
        "dynamodb_endpoints", "Region, HTTPS endpoint and table names for an application's configuration."
    ),
    Output(
        "read_policy_json",
        "Map of table to the IAM policy document that allows reading it and its indexes.",
    ),
    Output(
        "write_policy_json",
        "Map of table to the IAM policy document that allows writing it; the audit trail's allows PutItem alone.",
    ),
    Output(
        "stream_policy_json",
        "Map of table to the IAM policy document that allows reading its stream; only tables that are streamed.",
    ),
    Output(
        "alarm_topic_arn",
        "ARN of the module's own alarm topic; null when the caller named topics or alarms are off.",
    ),
    Output("alarm_names", "Names of all alarms, sorted."),
    Output("dashboard_name", "Name of the dashboard; null unless enable_dashboard."),
)

EVERY_TABLE = ("aws_dynamodb_table.*",)
EXPIRING = tuple(f'aws_dynamodb_table.this["{design.key}"]' for design in TABLES if design.ttl_attribute)

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
        (f'aws_dynamodb_table.this["{SYSTEM_CONFIG.key}"]',),
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
    "These are statements of a key's policy: their resource can only be that key, and the statement for the account's root"
    " hands the decision to IAM, as AWS's default key policy does."
)

_KEY_OF_THE_PLAN = (
    "The key is the module's own or the caller's. Its ARN is known only after apply, and Checkov passes none that a plan does not"
    " know; `dynamodb-encryption` and `sns-encryption` follow the reference."
)

WAIVERS = (
    Waiver("CKV_AWS_119", EVERY_TABLE, _KEY_OF_THE_PLAN, only_in_plan=True),
    Waiver("CKV_AWS_26", ("aws_sns_topic.alarms",), _KEY_OF_THE_PLAN, only_in_plan=True),
    *(
        Waiver(check, ("*aws_iam_policy_document.key*",), _KEY_POLICY)
        for check in ("CKV_AWS_109", "CKV_AWS_111", "CKV_AWS_356")
    ),
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
    upgrades=UPGRADES,
)
