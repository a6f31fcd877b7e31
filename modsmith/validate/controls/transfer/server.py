"""Transfer Family: a server encrypts transfers, with current ciphers, and is not on the internet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.links import listed
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

SERVER = "aws_transfer_server"
LEAST_YEAR = 2024
"""Policies of this year and later have no SHA-1 and no CBC ciphers.

Source: https://docs.aws.amazon.com/transfer/latest/userguide/security-policies.html
"""

_YEAR = re.compile(r"-(20\d\d)-")


def check(server: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks protocols, the security policy and the kind of endpoint."""
    if "FTP" in listed(server, "protocols"):
        yield Violation("FTP sends passwords and files unencrypted.", "protocols")
    policy = str(server.known("security_policy_name") or "")
    year = _YEAR.search(policy)
    if not year or int(year[1]) < LEAST_YEAR:
        yield Violation("The server accepts outdated ciphers.", "security_policy_name")
    if server.known("endpoint_type") not in ("VPC", "VPC_ENDPOINT"):
        yield Violation(
            "The server is on the internet, and no security group limits access.", "endpoint_type"
        )


CONTROL = Control(
    id="transfer-server",
    title="A transfer server does not offer FTP or outdated ciphers, and has its endpoint in a VPC.",
    why="Attackers on the network can read FTP, and try passwords on every public server.",
    source="https://docs.aws.amazon.com/transfer/latest/userguide/security-policies.html",
    fix=(
        'Omit FTP from protocols, and set security_policy_name = "TransferSecurityPolicy-2024-01" and '
        'endpoint_type = "VPC".'
    ),
    types=(SERVER,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_164", "CKV_AWS_357", "CKV_AWS_380"),
    fsbp=("Transfer.2",),
    guards=((SERVER, "security_policy_name"), (SERVER, "endpoint_type")),
)
