"""Network ACLs: the rules of one in the order in which AWS applies them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network.rules import Rule, unknown_addresses
from modsmith.validate.aws.policies import text

ACL = "aws_network_acl"
DEFAULT_ACL = "aws_default_network_acl"
RULE = "aws_network_acl_rule"

FAMILIES = ("cidr_block", "ipv6_cidr_block")


@dataclass(frozen=True)
class Entry:
    """A rule with its place; the lowest number that matches decides.

    Attributes:
        number: its place.
        allows: whether it allows, and does not deny.
        rule: addresses and ports.
    """

    number: float
    allows: bool
    rule: Rule


def inline(acl: Resource) -> list[Entry]:
    """The rules for incoming traffic in a network ACL's own blocks, in their order.

    Raises:
        UndeterminedError: they are unknown.
    """
    return _sorted(_entry(Rule(part, "ingress"), "rule_no", "action") for part in acl.parts("ingress"))


def before(rule: Resource, evaluation: Evaluation) -> list[Entry]:
    """A rule that is a resource, after the rules of the same network ACL that AWS applies first.

    Raises:
        UndeterminedError: a number or an action is unknown.
    """
    own = _entry(Rule(rule), "rule_number", "rule_action")
    others = evaluation.once("denying network ACL rules", lambda: _denying(evaluation))
    near = others.get(text(rule.at("network_acl_id")), ())
    return [*_sorted(one for one in near if one.number < own.number), own]


def is_open(entries: list[Entry], port: int) -> bool:
    """Whether rules, in their order, let every address of a family reach a TCP port.

    Raises:
        UndeterminedError: that is unknown.
    """
    return any(_is_open(entries, port, family) for family in FAMILIES)


def _is_open(entries: list[Entry], port: int, family: str) -> bool:
    for entry in entries:
        everybody = entry.rule.is_for_everybody((family,))
        if everybody is False or entry.rule.protocol() in ("17", "udp") or port not in entry.rule.ports():
            continue
        if everybody is None:
            raise unknown_addresses(entry.rule, (family,))
        return entry.allows
    return False


def _denying(evaluation: Evaluation) -> dict[str, list[Entry]]:
    """The rules that deny incoming traffic, by the text of their network ACL."""
    found: dict[str, list[Entry]] = {}
    for one in evaluation.of(RULE):
        if one.exists and not one.flag("egress") and one.known("rule_action") == "deny":
            entry = _entry(Rule(one), "rule_number", "rule_action")
            found.setdefault(text(one.at("network_acl_id")), []).append(entry)
    return found


def _entry(rule: Rule, number: str, action: str) -> Entry:
    return Entry(rule.body.number(number) or 0, rule.body.known(action) == "allow", rule)


def _sorted(entries: Iterator[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda one: one.number)
