"""What a caller of the storage module says."""

from __future__ import annotations

from dataclasses import replace

from generators.storage import thresholds
from generators.storage.inputs_buckets import BUCKETS
from generators.storage.inputs_databases import AURORA, CACHE
from modsmith import Input, Validation, inputs
from modsmith.rules import each_matches, matches
from modsmith.types import BOOL, NUMBER, STRING, list_of

LOG_RETENTIONS = (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653)  # fmt: skip
"""Days that CloudWatch Logs accepts."""


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
    Input(
        "log_retention_days",
        NUMBER,
        "Days that the database's log is kept in CloudWatch.",
        default=365,
        validations=(
            Validation(
                f"contains({list(LOG_RETENTIONS)}, var.log_retention_days)",
                f"log_retention_days must be one that CloudWatch Logs accepts: {', '.join(map(str, LOG_RETENTIONS))}.",
                "a retention that CloudWatch Logs has",
            ),
        ),
    ),
    Input(
        "enable_cloudwatch_alarms",
        BOOL,
        "Whether the module's alarms, and its topic where the caller names none, exist.",
        default=True,
    ),
    inputs.alarm_topic_arns(),
    thresholds.INPUT,
)

INPUTS = (
    _project_name(),
    inputs.environment(),
    *NETWORK,
    inputs.kms_key_id(),
    *AURORA,
    *CACHE,
    *BUCKETS,
    Input(
        "enable_timestream",
        BOOL,
        "Whether the Timestream database exists; AWS has closed Timestream for LiveAnalytics to new customers since 2025-06-20,"
        " so an account that never used it needs false.",
        default=True,
    ),
    *WATCHING,
    inputs.tags(),
)
