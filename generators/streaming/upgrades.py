"""What callers of the streaming module change to take a version."""

from __future__ import annotations

from generators.streaming.model import ALARMS, QUEUES, TOPICS
from modsmith import Upgrade

UPGRADES = (
    Upgrade(
        "0.2.0",
        "TODO.",
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
