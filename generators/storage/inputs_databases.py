"""What a caller of the storage module says of Aurora and Redis."""

from __future__ import annotations

from modsmith import Input, Validation
from modsmith.rules import between, matches, one_of
from modsmith.types import BOOL, NUMBER, STRING, Field, Object

PAUSES = {"13": 15, "14": 12, "15": 7, "16": 3}
LARGE = {"13": 13, "14": 10, "15": 5, "16": 1}
"""Major version of Aurora PostgreSQL to the first minor that can pause at 0 ACU, or grow beyond 128.

Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.ServerlessV2.html
"""


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
        "Aurora PostgreSQL version. When AWS withdraws a minor version such as 15.4, new clusters cannot use it, and after the"
        " end date AWS upgrades existing ones in a maintenance window; plans then ask for the old version, which AWS refuses:"
        " raise this input. The major version alone leaves minor versions to AWS.",
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
    Input(
        "database_insights_mode",
        STRING,
        "CloudWatch Database Insights: standard keeps performance data for 7 days, advanced for 465 days at a price for each ACU.",
        default="standard",
        validations=(one_of("database_insights_mode", ("standard", "advanced")),),
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
                "elasticache_node_type must not be of the families t1, m1, m2, m3, c1, r3 or r6gd: no failover, no TLS, or data tiering.",
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

SNAPSHOT_NAME = "^[a-z]([a-z0-9]|-[a-z0-9])*$"

FINAL_SNAPSHOTS = Input(
    "final_snapshot_names",
    Object(
        (
            Field("database", STRING, "Last snapshot of Aurora.", default=None),
            Field("cache", STRING, "Last snapshot of Redis.", default=None),
        )
    ),
    "Names of the last snapshots that a destroy in prod takes. Without one the name ends in the time at which the store was"
    " planned, so that no earlier snapshot has it.",
    default={},
    example={"database": "ccs-prod-aurora-before-migration"},
    validations=(
        Validation(
            f'alltrue([for name in values(var.final_snapshot_names) : name == null ? true : can(regex("{SNAPSHOT_NAME}", name)) && length(name) <= 255])',
            "final_snapshot_names must be of lower-case letters, digits and single hyphens, and start with a letter.",
            "lower-case letters, digits, single hyphens",
        ),
    ),
)

APPLY_IMMEDIATELY = Input(
    "apply_immediately",
    BOOL,
    "Whether changes of Aurora and Redis are made at once, with a failover where they need one, instead of in the next"
    " maintenance window; null for at once in dev and staging and in the window in prod.",
    default=None,
    nullable=True,
    example=True,
)
