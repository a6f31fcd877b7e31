"""Security groups: whether a resource has any, and which of the module let in everyone on a port."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import Symbol, options

GROUP = "aws_security_group"
RULE = "aws_security_group_rule"
INGRESS = "aws_vpc_security_group_ingress_rule"
PARTS = (GROUP, RULE, INGRESS)
"""Types that decide whom a security group lets in."""

EVERYONE = ("0.0.0.0/0", "::/0")
_RANGES = ("cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6")


def is_chosen(resource: Resource, path: str) -> bool:
    """Whether a resource names security groups; a list with a group of the module and unknown ones is not empty.

    Raises:
        UndeterminedError: that is unknown.
    """
    value = resource.at(path)
    if isinstance(value, Symbol) and any(f"{GROUP}." in address for address in value.refers):
        return True
    return resource.is_set(path)


def open_groups(value: Any, port: int, evaluation: Evaluation) -> Iterator[Resource]:
    """The groups, among those that a value names, that certainly let in everyone on a port.

    Args:
        value: IDs of groups; groups from elsewhere are skipped.
        port: that must not be open.
        evaluation: the evaluation to search.

    Raises:
        UndeterminedError: what belongs to a group depends on a condition.
    """
    for option in options(value):
        for item in option if isinstance(option, list | tuple) else (option,):
            for group in evaluation.named(item, GROUP):
                if any(_is_open(rule, port) for rule in _rules(group, evaluation)):
                    yield group


def _rules(group: Resource, evaluation: Evaluation) -> Iterator[Resource]:
    yield from group.parts("ingress")
    yield from (
        one for one in evaluation.referring(group, RULE, "security_group_id") if one.at("type") == "ingress"
    )
    yield from evaluation.referring(group, INGRESS, "security_group_id")


def _is_open(rule: Resource, port: int) -> bool:
    ranges = [rule.at(name) for name in _RANGES]
    sources = [item for one in ranges for item in (one if isinstance(one, list | tuple) else (one,))]
    if not any(isinstance(one, str) and one in EVERYONE for one in sources):
        return False
    if "-1" in (str(rule.at("protocol")), str(rule.at("ip_protocol"))):
        return True
    first, last = rule.at("from_port"), rule.at("to_port")
    return isinstance(first, int | float) and isinstance(last, int | float) and first <= port <= last
