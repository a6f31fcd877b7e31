"""VPN: tunnels use IKEv2."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

SITE = "aws_vpn_connection"
TUNNELS = ("tunnel1_ike_versions", "tunnel2_ike_versions")


def check(connection: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that both tunnels allow IKEv2 only; by default, they allow IKEv1 too."""
    for tunnel in TUNNELS:
        if connection.known(tunnel) != ["ikev2"]:
            yield Violation(f'A tunnel accepts IKEv1: {tunnel} is not ["ikev2"].', tunnel)


CONTROL = Control(
    id="vpn-ike",
    title="Both tunnels of a Site-to-Site VPN accept IKEv2 only.",
    why="IKEv1 has known weaknesses, such as keys that can be guessed offline.",
    source="https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html",
    fix='Set tunnel1_ike_versions and tunnel2_ike_versions to ["ikev2"].',
    types=(SITE,),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("EC2.183",),
    guards=tuple((SITE, tunnel) for tunnel in TUNNELS),
)
