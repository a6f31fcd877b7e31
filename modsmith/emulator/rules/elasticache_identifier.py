"""ElastiCache: identifiers of replication groups."""

from __future__ import annotations

import re

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.rules.elasticache_authtoken import create

AWS_REFUSES = (
    "identifiers of more than 40 letters, that begin with a digit, end with a hyphen or have two in a row"
)
SOURCE = "docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html"
OPERATIONS = ("CreateReplicationGroup",)
CODE = "InvalidParameterValue"

MOST = 40
PATTERN = re.compile(r"[A-Za-z](-?[A-Za-z0-9])*")


def check(call: Call) -> str | None:
    """Compares the identifier with the rules."""
    name = call.values["ReplicationGroupId"]
    if len(name) <= MOST and PATTERN.fullmatch(name):
        return None
    return (
        "The parameter ReplicationGroupIdentifier is not a valid identifier. Identifiers must begin with a letter;"
        " must contain only ASCII letters, digits, and hyphens; must not end with a hyphen or contain two consecutive"
        f" hyphens; and must have at most {MOST} characters."
    )


def refused(client: Clients) -> object:
    """41 letters."""
    return create(client, ReplicationGroupId="a" * (MOST + 1))


def accepted(client: Clients) -> object:
    """40 letters."""
    return create(client, ReplicationGroupId="a" * MOST)
