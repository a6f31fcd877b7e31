"""The stores of the CCS platform, as data: tables, buckets, sizes. No CDKTF here, so spec and prose may read it."""

from __future__ import annotations

import json

from generators.shared import telemetry
from modsmith.constructs import Index, TableDesign

NUMBER = "N"

TELEMETRY = TableDesign(
    "telemetry",
    "Telemetry",
    "What every vehicle reports: where it is, how fast, how warm its cargo.",
    "vehicle_id",
    "timestamp",
    indexes=(Index("StatusIndex", "status", "timestamp"),),
    ttl_attribute="ttl",
    types={"timestamp": NUMBER},
)

INCIDENTS = TableDesign(
    "incidents",
    "Incidents",
    "Emergencies, from the first signal to the last response.",
    "incident_id",
    "timestamp",
    indexes=(Index("VehicleIndex", "vehicle_id", "timestamp"), Index("StatusIndex", "status", "timestamp")),
    types={"timestamp": NUMBER},
)

ALERTS_CONFIG = TableDesign(
    "alerts_config",
    "Alerts configuration",
    "Which alerts a user wants, and how.",
    "user_id",
    "alert_type",
)

WEBSOCKET_CONNECTIONS = TableDesign(
    "websocket_connections",
    "WebSocket connections",
    "Who is connected now; a connection that was never closed expires.",
    "connection_id",
    indexes=(Index("UserIndex", "user_id", "connected_at"),),
    ttl_attribute="ttl",
    types={"connected_at": NUMBER},
)

TABLES = (TELEMETRY, INCIDENTS, ALERTS_CONFIG, WEBSOCKET_CONNECTIONS)
STREAMED = (TELEMETRY, INCIDENTS)

INCIDENT = {
    "incident_id": "INC-98765",
    "vehicle_id": "VEH-12345",
    "timestamp": 1698765432000,
    "type": "panic_button",
    "severity": "critical",
    "status": "open",
    "location": {"lat": 4.6097, "lon": -74.0817},
    "response_actions": [],
}

TTL_DAYS = telemetry.RETENTION_DAYS
TTL_SECONDS = telemetry.RETENTION_SECONDS

DATABASE_INSTANCES = 2
DATABASE_BACKUP_DAYS = 7

CACHE_NODES = 2
CACHE_SNAPSHOT_DAYS = 5

MEMORY_STORE_HOURS = 24
MAGNETIC_STORE_DAYS = 365
METRICS_TABLE = "vehicle_metrics"

BUCKETS = ("data_lake", "videos", "logs")
OLD_VERSION_DAYS = 30
"""An overwritten or deleted object can be brought back for so long."""


def telemetry_json() -> str:
    """The telemetry item as a producer writes it."""
    return json.dumps(telemetry.example())


def incident_json() -> str:
    """The incident item as a producer writes it."""
    return json.dumps(INCIDENT)


def read_units() -> int:
    """Tables and indexes: what reads are counted for."""
    return sum(1 + len(design.indexes) for design in TABLES)


def alarm_count(*, timestream: bool) -> int:
    """How many alarms the module makes: for a bill, and for the test that counts them."""
    dynamodb = 3 * read_units() + 1
    aurora = cache = 2 * DATABASE_INSTANCES
    buckets = 2 * len(BUCKETS)
    return dynamodb + aurora + cache + buckets + (2 if timestream else 0)
