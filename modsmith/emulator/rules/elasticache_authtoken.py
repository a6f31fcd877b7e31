"""ElastiCache: tokens that are long enough and travel encrypted."""

from __future__ import annotations

from typing import Any

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients

AWS_REFUSES = (
    "an AUTH token without encryption in transit, or of fewer than 16 or more than 128 allowed letters"
)
SOURCE = "docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html"
OPERATIONS = ("CreateReplicationGroup", "CreateCacheCluster")
CODE = "InvalidParameterValue"

SPECIAL = set("!&#$^<>-")


def check(call: Call) -> str | None:
    """Compares the token with the rules."""
    token = call.values.get("AuthToken")
    if token is None:
        return None
    if not call.values.get("TransitEncryptionEnabled"):
        return "The AUTH token is only supported when encryption-in-transit is enabled"
    allowed = all((letter.isalnum() and letter.isascii()) or letter in SPECIAL for letter in token)
    if not (16 <= len(token) <= 128 and allowed):
        return (
            "Invalid AuthToken provided. Tokens must be 16 to 128 printable ASCII characters; allowed special"
            " characters are ! & # $ ^ < > -"
        )
    return None


def refused(client: Clients) -> object:
    """A token without encryption."""
    return create(client, AuthToken="0123456789abcdef")


def accepted(client: Clients) -> object:
    """A token with encryption."""
    return create(client, AuthToken="0123456789abcdef", TransitEncryptionEnabled=True)


def create(client: Clients, **changes: Any) -> object:
    """Creates a replication group of one node."""
    values = {
        "ReplicationGroupId": "rule",
        "ReplicationGroupDescription": "rule",
        "Engine": "redis",
        "EngineVersion": "7.0",
        "CacheNodeType": "cache.r6g.large",
        "NumCacheClusters": 1,
    }
    return client("elasticache").create_replication_group(**values | changes)
