"""What a caller of the storage module says."""

from __future__ import annotations

from dataclasses import replace

from generators.storage import thresholds
from generators.storage.inputs_buckets import BUCKETS
from generators.storage.inputs_databases import APPLY_IMMEDIATELY, AURORA, CACHE, FINAL_SNAPSHOTS
from modsmith import Input, Validation, inputs
from modsmith.rules import each_matches, matches
from modsmith.types import BOOL, STRING, list_of


def _project_name() -> Input:
    """The id of the replication group is the name with the least room, and Aurora's is as particular."""
    name = '"${var.project_name}-${var.environment}-redis"'
    short = Validation(
        f"length({name}) <= 40",
        "project_name must be short enough for a Redis replication group: PROJECT-ENVIRONMENT-redis in at most 40 characters.",
        "with the environment and `-redis` at most 40",
    )
    plain = Validation(
        'can(regex("^[a-z]", var.project_name)) && !strcontains(var.project_name, "--")',
        "project_name must start with a letter and have no two hyphens in a row: Aurora and Redis accept no other.",
        "starts with a letter, no `--`",
    )
    shared = inputs.project_name()
    return replace(shared, example="ccs", validations=(*shared.validations, plain, short))


def _id(name: str, prefix: str, description: str) -> Input:
    return Input(
        name,
        STRING,
        description,
        example=f"{prefix}-0123456789abcdef0",
        validations=(
            matches(name, f"^{prefix}-[0-9a-f]{{8,17}}$", f"an id such as {prefix}-0123456789abcdef0"),
        ),
    )


NETWORK = (
    _id("vpc_id", "vpc", "VPC of database and cache; both refuse security groups and subnets outside of it."),
    Input(
        "private_subnet_ids",
        list_of(STRING),
        "Private subnets for Redis, in at least two availability zones.",
        example=["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
        validations=(
            each_matches("private_subnet_ids", "^subnet-[0-9a-f]{8,17}$", "ids of subnets"),
            Validation(
                "length(var.private_subnet_ids) >= 2 && length(distinct(var.private_subnet_ids)) == length(var.private_subnet_ids)",
                "private_subnet_ids must hold at least two subnets, each once.",
                "two or more, each once",
            ),
        ),
    ),
    _id("database_security_group_id", "sg", "Security group of Aurora; it lets clients in on port 5432."),
    _id("cache_security_group_id", "sg", "Security group of Redis; it lets clients in on port 6379."),
    Input(
        "db_subnet_group_name",
        STRING,
        "DB subnet group of Aurora, with subnets in at least two availability zones of the VPC.",
        example="ccs-prod-database",
        validations=(
            matches(
                "db_subnet_group_name",
                "^[a-z0-9][a-z0-9 ._-]{0,254}$",
                "1 to 255 lower-case letters, digits, spaces, dots, underscores and hyphens, starting with a letter or digit",
            ),
        ),
    ),
)

WATCHING = (
    inputs.log_retention_days(),
    inputs.enable_cloudwatch_alarms(),
    inputs.alarm_topic_arns(),
    thresholds.INPUT,
)

INPUTS = (
    _project_name(),
    inputs.environment(),
    *NETWORK,
    inputs.kms_key_id(),
    inputs.permissions_boundary_arn(),
    *AURORA,
    *CACHE,
    APPLY_IMMEDIATELY,
    FINAL_SNAPSHOTS,
    inputs.table_class(),
    inputs.on_demand_maximum(),
    *BUCKETS,
    Input(
        "enable_timestream",
        BOOL,
        "Whether the Timestream database exists. AWS closed Timestream for LiveAnalytics to new customers on 2025-06-20:"
        " an account that never used it needs false.",
        default=True,
    ),
    Input(
        "timestream_existing_customer",
        BOOL,
        "Whether the account used Timestream for LiveAnalytics before 2025-06-20; true silences the plan's warning.",
        default=False,
    ),
    *WATCHING,
    inputs.tags(),
)
