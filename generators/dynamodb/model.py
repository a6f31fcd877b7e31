"""The four tables of the central logging system."""

from modsmith.constructs import Index, TableDesign

TTL = "ttl"

LOG_METADATA = TableDesign(
    "log_metadata",
    "Log metadata",
    "Where each log event is kept and what it is about.",
    "log_id",
    "timestamp",
    indexes=(
        Index("ServiceIndex", "service_name", "timestamp"),
        Index("LogLevelIndex", "log_level", "timestamp"),
        Index("UserIndex", "user_id", "timestamp"),
    ),
    ttl_attribute=TTL,
)

USER_SESSIONS = TableDesign(
    "user_sessions",
    "User sessions",
    "Who is signed in, since when and from where.",
    "session_id",
    "user_id",
    indexes=(Index("UserSessionIndex", "user_id", "created_at"),),
    ttl_attribute=TTL,
)

SYSTEM_CONFIG = TableDesign(
    "system_config",
    "System configuration",
    "Settings and feature flags; they never expire, and every change is streamed.",
    "config_key",
    indexes=(Index("EnvironmentIndex", "environment"),),
)

AUDIT_TRAIL = TableDesign(
    "audit_trail",
    "Audit trail",
    "Who did what to which resource, for compliance and investigations.",
    "audit_id",
    "timestamp",
    indexes=(
        Index("ActionTypeIndex", "action_type", "timestamp"),
        Index("UserAuditIndex", "user_id", "timestamp"),
    ),
    ttl_attribute=TTL,
)

TABLES = (LOG_METADATA, USER_SESSIONS, SYSTEM_CONFIG, AUDIT_TRAIL)

UNITS = tuple(
    unit
    for design in TABLES
    for unit in (design.key, *(f"{design.key}/{index.name}" for index in design.indexes))
)
"""What capacity is bought for: each table, and each index as `<table>/<index>`."""

OPERATIONS = 10
"""Metrics that an alarm on errors or latency looks at: one for each operation."""


def alarm_count(*, provisioned: bool, level: str = "full") -> int:
    """How many alarms the module makes: for a bill, and for the test that counts them in a plan."""
    throttles, user_errors = 2 * len(UNITS), 1
    if level == "basic":
        return throttles + user_errors
    errors_and_latency = 2 * len(TABLES)
    consumed = 2 * len(UNITS) if provisioned else 0
    return throttles + errors_and_latency + user_errors + consumed


def alarm_metrics(*, provisioned: bool, level: str = "full") -> int:
    """How many metrics they look at, which is what CloudWatch charges for."""
    throttles, user_errors = 2 * len(UNITS), 1
    if level == "basic":
        return throttles + user_errors
    errors_and_latency = 2 * len(TABLES) * OPERATIONS
    consumed = 2 * 2 * len(UNITS) if provisioned else 0
    return throttles + errors_and_latency + user_errors + consumed
