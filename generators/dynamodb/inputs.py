"""What a caller of the dynamodb module says."""

from __future__ import annotations

from generators.dynamodb.model import TABLES, UNITS
from generators.shared import capacity_inputs
from modsmith import Input, Validation, inputs
from modsmith.inputs import KEY_ARN
from modsmith.rules import between, matches, one_of
from modsmith.types import BOOL, NUMBER, STRING, Field, Object, map_of

KEYS = "[" + ", ".join(f'"{design.key}"' for design in TABLES) + "]"

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
        "table_class",
        STRING,
        "STANDARD, or STANDARD_INFREQUENT_ACCESS where the tables cost more for storage than for requests. Switching keeps the tables.",
        default="STANDARD",
        validations=(one_of("table_class", ("STANDARD", "STANDARD_INFREQUENT_ACCESS")),),
    ),
    Input(
        "on_demand_maximum",
        Object(
            (
                Field("read", NUMBER, "Read request units a second; null for no limit.", default=None),
                Field("write", NUMBER, "Write request units a second; null for no limit.", default=None),
            )
        ),
        "Most that a table, and each of its indexes, takes on demand; DynamoDB throttles what exceeds it, so that a fault costs no fortune.",
        default={},
        example={"read": 4000, "write": 1000},
        validations=(
            Validation(
                "alltrue([for units in values(var.on_demand_maximum) : units == null ? true : floor(units) == units && units >= 1])",
                "on_demand_maximum must have whole numbers of 1 or more.",
                "whole numbers of 1 or more",
            ),
            Validation(
                'anytrue([for units in values(var.on_demand_maximum) : units != null]) ? var.billing_mode == "PAY_PER_REQUEST" : true',
                "on_demand_maximum needs billing_mode PAY_PER_REQUEST; provisioned capacity has autoscaling_read_capacity and"
                " autoscaling_write_capacity.",
                "needs `billing_mode` PAY_PER_REQUEST",
            ),
        ),
    ),
    Input(
        "table_name_overrides",
        map_of(STRING),
        "Names of tables that are not to be called project, environment and table, such as those of tables to import; keys are "
        + ", ".join(design.key for design in TABLES)
        + ".",
        default={},
        example={"audit_trail": "legacy-audit"},
        validations=(
            Validation(
                f"length(setsubtract(keys(var.table_name_overrides), {KEYS})) == 0",
                "table_name_overrides must have only the keys " + ", ".join(design.key for design in TABLES) + ".",
                "keys of tables",
            ),
            Validation(
                'alltrue([for name in values(var.table_name_overrides) : can(regex("^[A-Za-z0-9_.-]{3,255}$", name))])',
                "table_name_overrides must have names of 3 to 255 letters, digits, underscores, hyphens and dots.",
                "3–255 letters, digits, `_`, `-` and `.`",
            ),
            Validation(
                "length(distinct(values(var.table_name_overrides))) == length(var.table_name_overrides)",
                "table_name_overrides must have each name once.",
                "each once",
            ),
        ),
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
        "kms_key_id",
        STRING,
        "ARN of the caller's KMS key, which encrypts the tables and the alarm topic; null for a key of the module's own. An alias or a bare"
        " key id is refused, as DynamoDB takes the ARN alone.",
        default=None,
        nullable=True,
        example="arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555",
        validations=(
            matches(
                "kms_key_id", KEY_ARN, "the ARN of a KMS key, such as arn:aws:kms:REGION:ACCOUNT:key/ID", nullable=True
            ),
        ),
    ),
    Input(
        "create_kms_key",
        BOOL,
        "Whether the module makes a key of its own; null where kms_key_id is null. Say false with a kms_key_id that is known only after"
        " apply, which cannot decide whether a key is made.",
        default=None,
        nullable=True,
        example=False,
        validations=(
            Validation(
                "var.create_kms_key == null ? true : var.create_kms_key == (var.kms_key_id == null)",
                "create_kms_key must be false with a kms_key_id and true without one, or null.",
                "false with a `kms_key_id`, true without",
            ),
        ),
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
        "alarm_level",
        STRING,
        "full for every alarm; basic for throttles and user errors alone, which is enough where nobody is called at night.",
        default="full",
        validations=(one_of("alarm_level", ("full", "basic")),),
    ),
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
    capacity_inputs.autoscaling_capacity("read"),
    capacity_inputs.autoscaling_capacity("write"),
    capacity_inputs.autoscaling_target_utilization(),
    capacity_inputs.capacity_overrides(UNITS),
    capacity_inputs.read_back_capacity(),
    inputs.tags(),
)
