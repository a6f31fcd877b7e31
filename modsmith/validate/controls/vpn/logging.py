"""VPN: connections are logged."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLIENT = "aws_ec2_client_vpn_endpoint"
SITE = "aws_vpn_connection"
TUNNELS = ("tunnel1_log_options", "tunnel2_log_options")
ENABLED = "cloudwatch_log_options.log_enabled"
GUARDS = (
    (CLIENT, "connection_log_options"),
    (CLIENT, "connection_log_options.enabled"),
    *((SITE, path) for tunnel in TUNNELS for path in (tunnel, f"{tunnel}.{ENABLED}")),
)


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the log of clients' connections, or those of both tunnels."""
    if resource.type == CLIENT:
        if not resource.flag("connection_log_options.0.enabled"):
            yield Violation("Connections of clients are not logged.", "connection_log_options")
        return
    for tunnel in TUNNELS:
        if not resource.flag(f"{tunnel}.0.cloudwatch_log_options.0.log_enabled"):
            yield Violation(f"A tunnel is not logged: {tunnel} is off.", tunnel)


CONTROL = Control(
    id="vpn-logging",
    title="Connections of Client VPN and tunnels of Site-to-Site VPN are logged.",
    why="Without logs, nobody can tell who connected, or why a tunnel went down.",
    source="https://docs.aws.amazon.com/vpn/latest/s2svpn/monitoring-logs.html",
    fix="Switch on connection_log_options, or log_enabled for both tunnels, with a log group.",
    types=(CLIENT, SITE),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("EC2.51", "EC2.171"),
    guards=GUARDS,
)
