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


def alarm_count(*, provisioned: bool) -> int:
    """How many alarms the module makes: for a bill, and for the test that counts them in a plan."""
    units = sum(1 + len(design.indexes) for design in TABLES)
    throttles, errors_and_latency, user_errors = 2 * units, 2 * len(TABLES), 1
    consumed = 2 * units if provisioned else 0
    return throttles + errors_and_latency + user_errors + consumed
