"""VPC: a route to a peer is for the peer's addresses only."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network.rules import Rule, unknown_addresses
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

PEER = "vpc_peering_connection_id"
TABLES = ("aws_route_table", "aws_default_route_table")
ROUTE = "aws_route"
DESTINATIONS = ("cidr_block", "ipv6_cidr_block", "destination_cidr_block", "destination_ipv6_cidr_block")


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that no route to a peering connection is for all addresses."""
    routes = (resource,) if resource.type == ROUTE else resource.parts("route")
    peered = [Rule(route) for route in routes if route.is_set(PEER)]
    if not peered:
        raise NotApplicableError("It has no route to a peered VPC.")
    for route in peered:
        everything = route.is_for_everybody(DESTINATIONS)
        if everything is None:
            raise unknown_addresses(route, DESTINATIONS)
        if everything:
            yield Violation("All traffic is routed to a peered VPC.", "route")


CONTROL = Control(
    id="vpc-peering-routes",
    title="A route to a peered VPC is for that VPC's addresses only.",
    why="The peer, which may be another account's, sees all traffic that has no closer route.",
    source="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html",
    fix="Set the destination to the addresses of the peered VPC.",
    types=(*TABLES, ROUTE),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV2_AWS_44",),
)
