"""What a caller of the storage module says."""

from __future__ import annotations

from dataclasses import replace

from generators import shared_inputs
from generators.catalog.storage import thresholds
from generators.rules import between, each_matches, matches
from generators.spec import Input, Validation
from generators.tftypes import BOOL, NUMBER, STRING, list_of

BUCKET_NAME = "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$"
LOG_RETENTIONS = (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653)
"""Days that CloudWatch Logs accepts."""

PAUSES = {"13": 15, "14": 12, "15": 7, "16": 3}
LARGE = {"13": 13, "14": 10, "15": 5, "16": 1}
"""Major version of Aurora PostgreSQL to the first minor that can pause at 0 ACU, or grow beyond 128.

Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.ServerlessV2.html
"""


def _project_name() -> Input:
    """The id of the replication group is the name with the least room: 40 characters."""
    name = '"${var.project_name}-${var.environment}-redis"'
    short = Validation(
        f"length({name}) <= 40",
        "project_name must be short enough for a Redis replication group: PROJECT-ENVIRONMENT-redis in at most 40 characters.",
        "with the environment and `-redis` at most 40",
    )
    shared = shared_inputs.project_name()
    return replace(shared, example="ccs", validations=(*shared.validations, short))


def _id(name: str, prefix: str, description: str) -> Input:
    return Input(
        name,
        STRING,
        description,
        example=f"{prefix}-0123456789abcdef0",
        validations=(matches(name, f"^{prefix}-[0-9a-f]{{8,17}}$", f"an id such as {prefix}-0123456789abcdef0"),),
    )


def _since(minors: dict[str, int]) -> str:
    """Whether the engine has a feature: its minor is high enough, or AWS chooses the minor."""
    versions = "{ " + ", ".join(f'"{major}" = {minor}' for major, minor in minors.items()) + " }"
    parts = 'split(".", var.aurora_engine_version)'
    return f"try(tonumber({parts}[1]) >= lookup({versions}, {parts}[0], 0), true)"


def _steps(name: str) -> Validation:
    return Validation(
        f"floor(var.{name} * 2) == var.{name} * 2",
        f"{name} must be a multiple of 0.5 ACU.",
        "in steps of 0.5",
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

AURORA = (
    Input(
        "aurora_min_capacity",
        NUMBER,
        "Aurora capacity units (2 GiB of memory each) that an instance never goes below; 0 lets it pause when idle.",
        default=0.5,
        validations=(
            between("aurora_min_capacity", 0, 256, "ACU", whole=False),
            _steps("aurora_min_capacity"),
            Validation(
                "var.aurora_min_capacity <= var.aurora_max_capacity",
                "aurora_min_capacity must not be above aurora_max_capacity.",
                "min ≤ max",
            ),
            Validation(
                f"var.aurora_min_capacity > 0 || {_since(PAUSES)}",
                "aurora_min_capacity can only be 0 with an engine that can pause: 13.15, 14.12, 15.7, 16.3 or later.",
                "0 only from 13.15, 14.12, 15.7 and 16.3 on",
            ),
        ),
    ),
    Input(
        "aurora_max_capacity",
        NUMBER,
        "Aurora capacity units that an instance never exceeds; the bill is at most this for each of the two instances.",
        default=16,
        validations=(
            between("aurora_max_capacity", 1, 256, "ACU", whole=False),
            _steps("aurora_max_capacity"),
            Validation(
                f"var.aurora_max_capacity <= 128 || {_since(LARGE)}",
                "aurora_max_capacity can only be above 128 with an engine that grows so far: 13.13, 14.10, 15.5, 16.1 or later.",
                "above 128 only from 13.13, 14.10, 15.5 and 16.1 on",
            ),
        ),
    ),
    Input(
        "aurora_engine_version",
        STRING,
        "Aurora PostgreSQL version: with its minor, as AWS withdraws minors it is yours to raise it; the major alone leaves"
        " minors to AWS, which then upgrades in the maintenance window.",
        default="15.4",
        example="16",
        validations=(
            matches(
                "aurora_engine_version",
                "^1[3-9]([.][0-9]{1,2})?$",
                "a version of PostgreSQL from 13 on, such as 15.4 or 15",
            ),
        ),
    ),
    Input(
        "aurora_database_name",
        STRING,
        "Database that the cluster is made with; changing it replaces the cluster.",
        default="ccs",
        validations=(
            matches(
                "aurora_database_name",
                "^[a-zA-Z][a-zA-Z0-9_]{0,62}$",
                "1 to 63 letters, digits and underscores, starting with a letter",
            ),
        ),
    ),
    Input(
        "aurora_master_username",
        STRING,
        "Master user of the cluster; RDS makes and rotates its password. Changing it replaces the cluster.",
        default="ccsadmin",
        validations=(
            matches(
                "aurora_master_username",
                "^[a-zA-Z][a-zA-Z0-9]{0,15}$",
                "1 to 16 letters and digits, starting with a letter",
            ),
            Validation(
                '!startswith(lower(var.aurora_master_username), "rds") && lower(var.aurora_master_username) != "admin"',
                "aurora_master_username must not be a name that RDS keeps for itself: admin, or one that starts with rds.",
                "not `admin`, not `rds…`",
            ),
        ),
    ),
)

CACHE = (
    Input(
        "elasticache_node_type",
        STRING,
        "Node type of the two Redis nodes.",
        default="cache.r6g.large",
        validations=(
            matches(
                "elasticache_node_type",
                "^cache[.][a-z][0-9][a-z]*[.]([0-9]*x?large|micro|small|medium)$",
                "a node type such as cache.r6g.large",
            ),
            Validation(
                '!can(regex("^cache[.](t1|m1|m2|m3|c1|r3|r6gd)[.]", var.elasticache_node_type))',
                "elasticache_node_type must be of a family with failover and encryption in transit, and without data tiering: not t1, m1, m2, m3, c1, r3 or r6gd.",
                "not of the families t1, m1, m2, m3, c1, r3, r6gd",
            ),
        ),
    ),
    Input(
        "cache_user_group_id",
        STRING,
        "User group whose users alone may use Redis; null leaves that to the security group.",
        default=None,
        nullable=True,
        example="ccs-prod-cache",
        validations=(
            matches(
                "cache_user_group_id",
                "^[a-z][a-z0-9-]{0,39}$",
                "the id of a user group: 1 to 40 lower-case letters, digits and hyphens, starting with a letter",
                nullable=True,
            ),
        ),
    ),
)

BUCKETS = (
    Input(
        "bucket_suffix",
        STRING,
        "Last part of the buckets' names, which are unique in all of AWS; null for the account's id.",
        default=None,
        nullable=True,
        example="a1b2c3",
        validations=(
            matches(
                "bucket_suffix",
                "^[a-z0-9]([a-z0-9-]{0,10}[a-z0-9])?$",
                "1 to 12 lower-case letters, digits and hyphens, with a letter or digit at both ends",
                nullable=True,
            ),
        ),
    ),
    Input(
        "access_logs_bucket_name",
        STRING,
        "Bucket in this account and region that gets the buckets' server access logs; it must be encrypted with S3's own"
        " keys. Null logs no access.",
        default=None,
        nullable=True,
        example="acme-access-logs",
        validations=(
            matches(
                "access_logs_bucket_name",
                BUCKET_NAME,
                "the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens",
                nullable=True,
            ),
        ),
    ),
    Input(
        "data_lake_archive_after_days",
        NUMBER,
        "Days without access after which Intelligent-Tiering archives an object of the data lake, which must then be"
        " restored before it can be read; null never archives.",
        default=None,
        nullable=True,
        example=180,
        validations=(
            Validation(
                "var.data_lake_archive_after_days == null || try(floor(var.data_lake_archive_after_days) == var.data_lake_archive_after_days && var.data_lake_archive_after_days >= 90 && var.data_lake_archive_after_days <= 730, false)",
                "data_lake_archive_after_days must be a whole number of days between 90 and 730, or null.",
                "90–730 days, whole",
            ),
        ),
    ),
    Input(
        "videos_glacier_after_days",
        NUMBER,
        "Days after which a video moves to Glacier Flexible Retrieval.",
        default=30,
        validations=(between("videos_glacier_after_days", 1, 3650, "days"),),
    ),
    Input(
        "logs_expire_after_days",
        NUMBER,
        "Days after which a log file expires.",
        default=365,
        validations=(between("logs_expire_after_days", 1, 3650, "days"),),
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
    shared_inputs.alarm_topic_arns(),
    thresholds.INPUT,
)

INPUTS = (
    _project_name(),
    shared_inputs.environment(),
    *NETWORK,
    shared_inputs.kms_key_id(),
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
    shared_inputs.tags(),
)
