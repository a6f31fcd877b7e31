"""Rules of security groups and network ACLs: from where, and to which ports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from modsmith.evaluate.evaluation import Resource, UndeterminedError
from modsmith.evaluate.values import Choice, Symbol, options, why

GROUP = "aws_security_group"
DEFAULT_GROUP = "aws_default_security_group"
RULE = "aws_security_group_rule"
INGRESS_RULE = "aws_vpc_security_group_ingress_rule"
EGRESS_RULE = "aws_vpc_security_group_egress_rule"

SOURCES = ("cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6", "cidr_block", "ipv6_cidr_block")
"""Arguments with the addresses of a rule, in all resources that have rules."""

EVERY_PORT = range(65536)
WEB = frozenset({80, 443})
"""Ports that may be open to the internet."""

_PROTOCOLS = {"6": "TCP", "tcp": "TCP", "17": "UDP", "udp": "UDP"}
_NARROW = re.compile(r"/[1-9][0-9]*$")
_CHOSEN = re.compile(r"(?:module\.[\w-]+(?:\[[^\]]*\])?(?:\.|$))*(?:(?:var|path)\.|$)")
"""An input, a path, or a module that is not read; not a resource or data source, in whatever module."""

_OF_A_VPC = re.compile(r"module\..*\.(?:vpc|\w*subnets?)_\w*cidr_blocks?\b")
"""An output with the addresses of a VPC or of its subnets, as modules for VPCs call it."""


@dataclass(frozen=True)
class Rule:
    """One rule of a security group or network ACL.

    Attributes:
        body: the resource or nested block with its arguments.
        block: the nested block's name, or "" if the rule is a resource of its own.
    """

    body: Resource
    block: str = ""

    def line(self) -> str:
        """The argument of the resource at which a violation is shown."""
        return self.block or next((path for path in SOURCES if self.body.at(path) is not None), "")

    def is_for_everybody(self, paths: Sequence[str] = SOURCES) -> bool | None:
        """Whether it is about all addresses of the internet, at these arguments; None if that is unknown."""
        found = [_is_everybody(self.body.at(path)) for path in paths]
        return True if True in found else None if None in found else False

    def is_for_all_protocols(self) -> bool:
        """Whether it is about every protocol.

        Raises:
            UndeterminedError: the protocol is unknown.
        """
        return self.protocol() in ("-1", "all")

    def protocol(self) -> str:
        """The protocol in lower case: `tcp`, `6`, `-1`, `all`.

        Raises:
            UndeterminedError: the protocol is unknown.
        """
        names = (self.body.known("protocol"), self.body.known("ip_protocol"))
        return next((str(name).lower() for name in names if name is not None), "-1")

    def ports(self) -> range:
        """The ports; empty for protocols without ports, such as ICMP.

        Raises:
            UndeterminedError: the protocol or a port is unknown.
        """
        if self.is_for_all_protocols():
            return EVERY_PORT
        if self.protocol() not in _PROTOCOLS:
            return range(0)
        first, last = self.body.number("from_port"), self.body.number("to_port")
        if first is None or last is None or first < 0:
            return EVERY_PORT
        return range(int(first), int(last) + 1)

    def named_ports(self) -> str:
        """The ports, as they are called in a message: `TCP port 22`, `UDP ports 1000-2000`, `all ports`.

        Raises:
            UndeterminedError: the protocol or a port is unknown.
        """
        ports = self.ports()
        if self.is_for_all_protocols():
            return "all ports"
        name = _PROTOCOLS.get(self.protocol(), "")
        if ports == EVERY_PORT:
            return f"all {name} ports"
        return f"{name} port {ports[0]}" if len(ports) == 1 else f"{name} ports {ports[0]}-{ports[-1]}"


def ingress(resource: Resource) -> Iterator[Rule]:
    """The rules for incoming traffic of a security group, or of a resource that is such a rule.

    Raises:
        UndeterminedError: they are unknown.
    """
    return _rules(resource, "ingress", INGRESS_RULE)


def egress(resource: Resource) -> Iterator[Rule]:
    """The rules for outgoing traffic of a security group, or of a resource that is such a rule.

    Raises:
        UndeterminedError: they are unknown.
    """
    return _rules(resource, "egress", EGRESS_RULE)


def unknown_addresses(rule: Rule, paths: Sequence[str] = SOURCES) -> UndeterminedError:
    """The error for a rule whose addresses are unknown."""
    path = next(path for path in paths if _is_everybody(rule.body.at(path)) is None)
    return UndeterminedError(rule.block or path, why(rule.body.at(path)))


def opened(rules: Iterator[Rule], ports: frozenset[int]) -> Iterator[tuple[Rule, range]]:
    """The rules that open any of these ports to the internet, with all ports of each.

    Raises:
        UndeterminedError: it is unknown whether a rule does.
    """
    for rule in rules:
        everybody = rule.is_for_everybody()
        if everybody is False:
            continue
        found = rule.ports()
        few, many = sorted((found, ports), key=len)
        if not any(port in many for port in few):
            continue
        if everybody is None:
            raise unknown_addresses(rule)
        yield rule, found


def _rules(resource: Resource, block: str, type_: str) -> Iterator[Rule]:
    if resource.type in (GROUP, DEFAULT_GROUP):
        yield from (Rule(part, block) for part in resource.parts(block))
    elif resource.type == type_ or (resource.type == RULE and resource.known("type") == block):
        yield Rule(resource)


def _is_everybody(value: Any) -> bool | None:
    """Whether addresses include all of the internet; None if that is unknown."""
    if isinstance(value, Choice):
        found = {_is_everybody(option) for option in options(value)}
        return found.pop() if len(found) == 1 else None
    if isinstance(value, Symbol):
        return False if _is_narrow(value) else None
    if isinstance(value, list | tuple):
        each = [_is_everybody(item) for item in value]
        return True if True in each else None if None in each else False
    return isinstance(value, str) and value.endswith("/0")


def _is_narrow(value: Symbol) -> bool:
    """Whether unknown addresses are surely not the whole internet.

    Addresses that resources and data sources have, such as those of a VPC or an instance, never are. What a caller
    or a module that is not read chooses may be.
    """
    if value.holes and _NARROW.search(value.text):
        return True
    if value.direct and _OF_A_VPC.match(value.text):
        return True
    return bool(value.refers) and not any(map(_CHOSEN.match, value.refers)) and not value.problem
