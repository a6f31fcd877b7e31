"""What callers of the storage module change to take a version."""

from __future__ import annotations

from generators.shared.limits_upgrade import LIMITS
from generators.storage.model import TABLES
from modsmith import Upgrade

NOTES = """\
**Before the upgrade.** AWS provider 5.89.0 is the minimum; 0.1.0 took 5.26.0. ARNs of topics and keys of another region or account are
refused at plan, by the input's name.

**What to change.** The key `tables` of `read_policy_json`, `write_policy_json` and `stream_policy_json` is now a key for each table, such as
`telemetry`. `bucket_suffix` and `alarm_thresholds.dynamodb_user_errors` still work and warn: `random_suffix` and `user_errors` replace them.
Take `random_suffix` in a change of its own. It is part of the monitoring role's name, so IAM makes that role anew before the instances leave
the old one.

**What the plan shows.** Tables move to `aws_dynamodb_table.this["…"]`, and buckets with their settings to `this["…"]`. The bucket policies and the
alarms on consumed reads are updated in place. So is the Aurora cluster: Performance Insights and Database Insights are set on the cluster
as well, and in prod the name of the final snapshot changes. Alarms on throttled reads and writes of each table and index are created, and
`terraform_data` resources that remember when database and cache were made.

**What to watch.** The bucket policies now deny uploads with another key than the module's and requests with TLS below 1.2: look for such
clients first. Do not apply a plan that replaces the cluster, the cache, a table or a bucket. In accounts that used Timestream before
2025-06-20, `timestream_existing_customer = true` silences a warning.
"""

STORES = ", ".join(f'"{design.key}"' for design in TABLES)

UPGRADES = (
    Upgrade(
        "0.2.0",
        NOTES,
        rewritten={
            'toset(["tables", "data_lake", "metrics"])': f'toset([{STORES}, "data_lake", "metrics"])',
        },
    ),
    LIMITS,
)
