"""What the module asks its caller for tables, key and tags."""
# mypy: ignore-errors

from __future__ import annotations

from tables import NAMES
from variable import Variable, array, choice, days, here

PROJECT = 'can(regex("^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$", var.project_name))'
LIMITS = """alltrue([
  for units in values(var.on_demand_maximum) :
  units == null ? true : floor(units) == units && (units >= 1 || units == -1)
])"""
NO_LIMITS = 'var.billing_mode == "PAY_PER_REQUEST" || alltrue([for units in values(var.on_demand_maximum) : units == null])'
LIMITS_DESCRIPTION = """\
Limits of the throughput, and so of the cost, of each table and index on demand; DynamoDB throttles
the rest. To lift a limit, set -1, apply, then leave it out. AWS refuses to leave it out at once,
and -1 for new tables.

- read: Read request units a second of a table or index; null for none, -1 to lift one.
- write: Write request units a second of a table or index; null for none, -1 to lift one.
"""
OVERRIDES = "values(var.table_name_overrides)"
KEY_ARN = "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$"
KEY = f'var.kms_key_id == null || can(regex("{KEY_ARN}", var.kms_key_id))'
KEY_HERE = f"var.kms_key_id == null ? true : startswith(var.kms_key_id, {here('kms')})"
CREATED = "var.create_kms_key == null ? true : var.create_kms_key == (var.kms_key_id == null)"
TAG_KEYS = (
    'alltrue([for key in keys(var.tags) : can(regex("^.{1,128}$", key)) && !startswith(lower(key), "aws:")])'
)
TAG_VALUES = 'alltrue([for value in values(var.tags) : value != null && length(coalesce(value, "-")) <= 256])'

IDENTITY = {
    "project_name": Variable(
        "string",
        "Name of the project, the first part of every resource's name.",
        "streaming-logs",
        (
            (
                PROJECT,
                "project_name must be 1 to 32 lower-case letters, digits and hyphens, with a letter or digit at both ends.",
            ),
        ),
    ),
    "environment": Variable(
        "string",
        "Environment that the resources belong to, the second part of every name; prod protects data.",
        "dev",
        choice("environment", "dev", "staging", "prod"),
    ),
    "tags": Variable(
        "map(string)",
        "Tags for every resource that takes tags; they win over the module's own Project, Environment and ManagedBy.",
        {},
        (
            (
                "length(var.tags) <= 47",
                "tags must hold at most 47 tags, since AWS allows 50 and the module adds three.",
            ),
            (TAG_KEYS, "tags must have keys of 1 to 128 characters that do not start with aws:."),
            (TAG_VALUES, "tags must have values of at most 256 characters, none of them null."),
        ),
    ),
}

TABLES = {
    "billing_mode": Variable(
        "string",
        "How capacity is paid for: PAY_PER_REQUEST for each request, or PROVISIONED with autoscaling. Switching keeps the tables.",
        "PAY_PER_REQUEST",
        choice("billing_mode", "PAY_PER_REQUEST", "PROVISIONED"),
    ),
    "table_class": Variable(
        "string",
        "STANDARD, or STANDARD_INFREQUENT_ACCESS for tables whose storage costs more than their requests.",
        "STANDARD",
        choice("table_class", "STANDARD", "STANDARD_INFREQUENT_ACCESS"),
    ),
    "on_demand_maximum": Variable(
        "object({ read = optional(number), write = optional(number) })",
        LIMITS_DESCRIPTION,
        {},
        (
            (LIMITS, "on_demand_maximum must have whole numbers of at least 1, -1 to lift a limit, or null."),
            (NO_LIMITS, "on_demand_maximum needs billing_mode PAY_PER_REQUEST."),
        ),
    ),
    "table_name_overrides": Variable(
        "map(string)",
        "Names for tables that are not called by project, environment and table, such as tables to import, by the table's key.",
        {},
        (
            (
                f"length(setsubtract(keys(var.table_name_overrides), {array(NAMES)})) == 0",
                f"table_name_overrides must have only the keys {', '.join(NAMES)}.",
            ),
            (
                f'alltrue([for name in {OVERRIDES} : can(regex("^[A-Za-z0-9_.-]{{3,255}}$", name))])',
                "table_name_overrides must have names of 3 to 255 letters, digits, underscores, hyphens and dots.",
            ),
            (
                f"length(distinct({OVERRIDES})) == length(var.table_name_overrides)",
                "table_name_overrides must have each name once.",
            ),
        ),
    ),
    "enable_point_in_time_recovery": Variable(
        "bool",
        "Whether every table can be restored to any second of the last backup_retention_days; prod warns when it is off.",
        True,
    ),
    "backup_retention_days": Variable(
        "number",
        "Days that point-in-time recovery reaches back; AWS ends at 35.",
        7,
        days("backup_retention_days", 1, 35),
    ),
    "enable_streams": Variable(
        "bool",
        "Whether the other tables stream their changes too; the configuration table always does.",
        False,
    ),
    "enable_ttl": Variable(
        "bool", "Whether DynamoDB deletes items whose ttl attribute, in Unix seconds, has passed.", True
    ),
}

KEYS = {
    "kms_key_id": Variable(
        "string",
        "ARN of the caller's KMS key, which encrypts everything the module stores; an alias or a bare key id is refused, as several services take the ARN alone. Null for a key of the module's own.",
        None,
        (
            (KEY, "kms_key_id must be the ARN of a KMS key, such as arn:aws:kms:REGION:ACCOUNT:key/ID."),
            (KEY_HERE, "kms_key_id must be of the module's region and account."),
        ),
        nullable=True,
    ),
    "create_kms_key": Variable(
        "bool",
        "Whether the module makes a key of its own; null decides by kms_key_id. Say false with a kms_key_id known only after apply.",
        None,
        ((CREATED, "create_kms_key must be false with a kms_key_id and true without one, or null."),),
        nullable=True,
    ),
    "kms_deletion_window": Variable(
        "number",
        "Days between asking for the key's deletion and the deletion; it can be cancelled until then.",
        7,
        days("kms_deletion_window", 7, 30),
    ),
}
