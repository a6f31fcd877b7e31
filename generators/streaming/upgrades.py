"""What callers of the streaming module change to take a version."""

from __future__ import annotations

from generators.streaming.model import ALARMS, QUEUES, TOPICS
from modsmith import Upgrade

NOTES = """\
**Before the upgrade.** Terraform 1.9 is the minimum; 0.1.0 took 1.3. ARNs of topics and keys of another region or account are refused at
plan, by the input's name.

**What to change.** Five outputs with policy documents are gone. `read_policy_json`, `write_policy_json` and `stream_policy_json` replace
them: maps from store to document, with the keys `stream`, `emergency_queue`, `telemetry_queue`, `authorities_topic`, `owner_topic` and
`manager_topic`. The documents no longer cover the alarm topic.

**What the plan shows.** Queues move to `aws_sqs_queue.this["…"]`, dead-letter queues to `dead_letters["…"]`, and alarms to `metric["…"]` and
`math["…"]`. Alarms are updated in place, for their descriptions and missing data. The policy of the archive's role is updated: it
reaches buckets of this account alone.

**What to watch.** The data lake's bucket must belong to the account that the stream is in: with a bucket of another account, Firehose
stops delivering. Do not apply a plan that replaces the stream, a queue or a topic. The shard scaler keeps the number of shards that the
stream has.
"""

UPGRADES = (
    Upgrade(
        "0.2.0",
        NOTES,
        rewritten={
            ".stream_producer_policy_json": '.write_policy_json["stream"]',
            ".stream_consumer_policy_json": '.read_policy_json["stream"]',
            **{
                f'.queue_{old}_policy_jsons["{design.key}"]': f'.{new}_policy_json["{design.key}_queue"]'
                for design in QUEUES
                for old, new in (("producer", "write"), ("consumer", "read"))
            },
            **{
                f'.topic_publisher_policy_jsons["{key}"]': f'.write_policy_json["{key}_topic"]'
                for key in TOPICS
                if key != ALARMS
            },
        },
    ),
)
