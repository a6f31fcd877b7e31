"""What callers of the app_storage module change to take a version."""

from __future__ import annotations

from generators.shared.limits_upgrade import LIMITS
from modsmith import Upgrade

NOTES = """\
**Before the upgrade.** AWS provider 5.72.0 is the minimum; 0.1.0 took 5.0. ARNs of topics and keys of another region or account are
refused at plan, by the input's name.

**What to change.** The document for the table's stream is `stream_policy_json["table"]`; in 0.1.0 it was `read_policy_json["stream"]`. In prod,
decide about `enable_table_replica`: by default the table now gets a replica in the second region, which costs as much as the table.
`enable_table_replica = false` declines.

**What the plan shows.** Buckets and their settings move to `this["…"]` and `backup["…"]`. Bucket policies, alarms and the order of
lifecycle rules are updated in place. Request metrics and alarms on errors, latency and failed requests are created, with a topic in the
replica region where you name none. With replication, the role of the replication and its policy are replaced, because the role's name now
ends in `random_suffix`. Keys whose policy is `kms_key_policy_json` are updated with it.

**What to watch.** Apply the key policies in the same run as the new role: until both keys know it, S3 retries to replicate. The bucket
policies now deny uploads with another key than the module's and requests with TLS below 1.2: look for such clients first. Do not apply a
plan that replaces the table or a bucket. Request metrics are billed.
"""

UPGRADES = (
    Upgrade(
        "0.2.0",
        NOTES,
        rewritten={'.read_policy_json["stream"]': '.stream_policy_json["table"]'},
    ),
    LIMITS,
)
