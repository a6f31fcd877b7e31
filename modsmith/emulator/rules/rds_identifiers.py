"""RDS: identifiers of clusters and instances."""

from __future__ import annotations

import re

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import cluster

AWS_REFUSES = "identifiers that begin with a digit, end with a hyphen, have two hyphens in a row or more than 63 letters"
SOURCE = "docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html"
OPERATIONS = ("CreateDBCluster", "CreateDBInstance")
CODE = "InvalidParameterValue"

PARAMETERS = ("DBClusterIdentifier", "DBInstanceIdentifier")
PATTERN = re.compile(r"[A-Za-z](-?[A-Za-z0-9])*")


def check(call: Call) -> str | None:
    """Compares both identifiers with the rule."""
    for name in PARAMETERS:
        value = call.values.get(name, "a")
        if not PATTERN.fullmatch(value) or len(value) > 63:
            return (
                f"The parameter {name} is not a valid identifier. Identifiers must begin with a letter; must contain"
                " only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive"
                " hyphens."
            )
    return None


def refused(client: Clients) -> object:
    """A name with two hyphens, as from an empty part."""
    return cluster(client, DBClusterIdentifier="rule--prod")


def accepted(client: Clients) -> object:
    """A name with one."""
    return cluster(client, DBClusterIdentifier="rule-prod")
