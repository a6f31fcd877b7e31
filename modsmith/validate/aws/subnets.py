"""Subnets of the module whose hosts are reachable from the internet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import options, refers

SUBNET = "aws_subnet"
TABLE = "aws_route_table"
ROUTE = "aws_route"
ASSOCIATION = "aws_route_table_association"
GATEWAY = "aws_internet_gateway."
PARTS = (SUBNET, TABLE, ROUTE, ASSOCIATION)
"""Types that decide whether a subnet is public."""


def public(value: Any, evaluation: Evaluation) -> Iterator[Resource]:
    """The public subnets among those that a value, or the items of a list, name; subnets from elsewhere are skipped.

    Raises:
        UndeterminedError: a subnet depends on a condition.
    """
    for option in options(value):
        for item in option if isinstance(option, list | tuple) else (option,):
            for subnet in evaluation.named(item, SUBNET):
                if is_public(subnet, evaluation):
                    yield subnet


def is_public(subnet: Resource, evaluation: Evaluation) -> bool:
    """Whether a subnet gives its hosts public addresses, or routes to an internet gateway of the module.

    Raises:
        UndeterminedError: that depends on a condition.
    """
    if subnet.at("map_public_ip_on_launch") is not None and subnet.flag("map_public_ip_on_launch"):
        return True
    return evaluation.once(("public subnet", subnet.address), lambda: _leads_out(subnet, evaluation))


def _leads_out(subnet: Resource, evaluation: Evaluation) -> bool:
    for association in evaluation.referring(subnet, ASSOCIATION, "subnet_id"):
        for table in evaluation.named(association.at("route_table_id"), TABLE):
            routes = [*table.parts("route"), *evaluation.referring(table, ROUTE, "route_table_id")]
            if any(_is_to_gateway(route.at("gateway_id")) for route in routes):
                return True
    return False


def _is_to_gateway(value: Any) -> bool:
    return any(address.startswith(GATEWAY) for address in refers(value))
