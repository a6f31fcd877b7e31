"""Security groups: whether a resource has any, and which of the module let in everyone on a port."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import Symbol, options
from modsmith.validate.aws.network import rules

GROUP = "aws_security_group"
RULE = "aws_security_group_rule"
INGRESS = "aws_vpc_security_group_ingress_rule"
PARTS = (GROUP, RULE, INGRESS)
"""Types that decide whom a security group lets in."""


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
    """The groups, among those that a value names, that let in everyone on a port.

    Args:
        value: IDs of groups; groups from elsewhere are skipped.
        port: that must not be open.
        evaluation: the evaluation to search.

    Raises:
        UndeterminedError: whom a group lets in is unknown.
    """
    for option in options(value):
        for item in option if isinstance(option, list | tuple) else (option,):
            for group in evaluation.named(item, GROUP):
                if _is_open(group, frozenset({port}), evaluation):
                    yield group


def _is_open(group: Resource, ports: frozenset[int], evaluation: Evaluation) -> bool:
    if any(rules.opened(rules.ingress(group), ports)):
        return True
    for type_ in (RULE, INGRESS):
        for one in evaluation.referring(group, type_, "security_group_id"):
            if any(rules.opened(rules.ingress(one), ports)):
                if one.exists is None:
                    raise UndeterminedError(one.address, f"whether it is created depends on {one.doubt}")
                return True
    return False
