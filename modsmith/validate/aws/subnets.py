"""Subnets of the module whose hosts are reachable from the internet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import Symbol, options, why

SUBNET = "aws_subnet"
TABLE = "aws_route_table"
ROUTE = "aws_route"
ASSOCIATION = "aws_route_table_association"
GATEWAY = "aws_internet_gateway"
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
        UndeterminedError: that is unknown.
    """
    if subnet.at("map_public_ip_on_launch") is not None and subnet.flag("map_public_ip_on_launch"):
        return True
    return evaluation.once(("public subnet", subnet.address), lambda: _leads_out(subnet, evaluation))


def _leads_out(subnet: Resource, evaluation: Evaluation) -> bool:
    for association in evaluation.referring(subnet, ASSOCIATION, "subnet_id"):
        value = association.at("route_table_id")
        if evaluation.is_lost(value):
            raise UndeterminedError(f"{association.address}.route_table_id", why(value))
        for table in evaluation.named(value, TABLE):
            routes = [*table.parts("route"), *evaluation.referring(table, ROUTE, "route_table_id")]
            if any(_is_to_gateway(route, evaluation) for route in routes):
                return True
    return False


def _is_to_gateway(route: Resource, evaluation: Evaluation) -> bool:
    """Whether a route leads to an internet gateway; the same argument also takes those of VPNs.

    Raises:
        UndeterminedError: that depends on a condition, or on what a caller or a module that is not read says.
    """
    value = route.at("gateway_id")
    found = {_is_gateway(option, evaluation) for option in options(value)}
    if len(found) == 1 and None not in found:
        return found == {True}
    raise UndeterminedError(f"{route.address}.gateway_id", why(value))


def _is_gateway(value: Any, evaluation: Evaluation) -> bool | None:
    """Whether a value is the ID of an internet gateway; None if that is unknown."""
    if not isinstance(value, Symbol):
        return isinstance(value, str) and value.startswith("igw-")
    types = {one.type.removeprefix("data.") for one in evaluation.referred(value)}
    return GATEWAY in types if types else None
