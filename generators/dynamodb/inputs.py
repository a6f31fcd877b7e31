"""What a caller of the dynamodb module says."""

from __future__ import annotations

from generators.dynamodb.model import TABLES, UNITS
from generators.shared.thresholds import alarm_thresholds
from modsmith import Input, Validation, inputs
from modsmith.rules import between, one_of
from modsmith.types import BOOL, NUMBER, STRING, Object, map_of

KEYS = "[" + ", ".join(f'"{design.key}"' for design in TABLES) + "]"

THRESHOLDS = Object((*inputs.DYNAMODB_THRESHOLDS, inputs.CONSUMED_CAPACITY_THRESHOLD))


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
    inputs.table_class(),
    inputs.on_demand_maximum(billing_mode="var.billing_mode"),
    Input(
        "table_name_overrides",
        map_of(STRING),
        "Names for tables that are not called by project, environment and table, such as tables to import, by the table's key.",
        default={},
        example={"audit_trail": "legacy-audit"},
        validations=(
            Validation(
                f"length(setsubtract(keys(var.table_name_overrides), {KEYS})) == 0",
                "table_name_overrides must have only the keys "
                + ", ".join(design.key for design in TABLES)
                + ".",
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
    inputs.backup_retention_days(7),
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
    inputs.enable_cloudwatch_alarms(),
    inputs.kms_key_id(optional=True),
    Input(
        "create_kms_key",
        BOOL,
        "Whether the module makes a key of its own; null decides by kms_key_id. Say false with a kms_key_id known only after apply.",
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
    alarm_thresholds(
        THRESHOLDS.fields,
        example={"user_errors": 50},
        rules=(
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
        "Whether a CloudWatch dashboard of the module's resources exists.",
        default=False,
    ),
    inputs.autoscaling_capacity("read"),
    inputs.autoscaling_capacity("write"),
    inputs.autoscaling_target_utilization(),
    inputs.capacity_overrides(UNITS),
    inputs.read_back_capacity(),
    inputs.tags(),
)
