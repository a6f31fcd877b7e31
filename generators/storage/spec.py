"""The storage module, said once: every data store of the CCS platform, encrypted with the caller's key and watched."""

from __future__ import annotations

from generators.storage.inputs import INPUTS
from generators.storage.outputs import OUTPUTS
from generators.storage.promises import PROMISES
from generators.storage.upgrades import UPGRADES
from generators.storage.waivers import WAIVERS
from modsmith import ModuleSpec, read_sections

SPEC = ModuleSpec(
    name="storage",
    title="Data stores of the CCS platform",
    summary=(
        "Four DynamoDB tables, Aurora PostgreSQL Serverless v2, Redis, three S3 buckets and a Timestream database for vehicle"
        " telemetry, incidents, videos and logs, encrypted with the caller's KMS key, recoverable and watched."
    ),
    summary_proved_by=(
        "table-encryption",
        "database-encryption",
        "cache-encryption",
        "bucket-encryption",
        "metrics-encryption",
        "table-recovery",
        "database-backup",
        "cache-backup",
        "bucket-old-versions",
    ),
    inputs=INPUTS,
    outputs=OUTPUTS,
    promises=PROMISES,
    waivers=WAIVERS,
    sections=read_sections(__package__ or ""),
    upgrades=UPGRADES,
)
