"""Load balancers: their kinds, their listeners, and the zones that they are in."""

from __future__ import annotations

import re

from modsmith.evaluate.evaluation import Resource, UndeterminedError
from modsmith.evaluate.values import why
from modsmith.validate.control import NotApplicableError

BALANCERS = ("aws_lb", "aws_alb")
LISTENERS = ("aws_lb_listener", "aws_alb_listener")
TARGETS = ("aws_lb_target_group", "aws_alb_target_group")
CLASSIC = "aws_elb"

_TLS_12 = re.compile(r"ELBSecurityPolicy-(TLS13-1-[23]|TLS-1-2|FS-1-2)-")
_RECOMMENDED = re.compile(r"ELBSecurityPolicy-TLS13-1-(3|2-Res)-")


def kind(balancer: Resource) -> str:
    """`application`, `network` or `gateway`.

    Raises:
        UndeterminedError: it is unknown.
    """
    return str(balancer.known("load_balancer_type") or "application")


def policy(listener: Resource) -> str:
    """The TLS policy of a listener; "" for AWS's default, which allows TLS 1.0.

    Raises:
        NotApplicableError: the listener does not end TLS connections.
        UndeterminedError: it is unknown.
    """
    if protocol(listener) not in ("HTTPS", "TLS"):
        raise NotApplicableError("The listener does not decrypt traffic.")
    return str(listener.known("ssl_policy") or "")


def protocol(listener: Resource) -> str:
    """The protocol of a listener in upper case; "" if it has none, as of a gateway load balancer.

    Raises:
        UndeterminedError: it is unknown.
    """
    return str(listener.known("protocol") or "").upper()


def is_tls_12(name: str) -> bool:
    """Whether a TLS policy refuses all versions before TLS 1.2."""
    return bool(_TLS_12.match(name))


def is_recommended(name: str) -> bool:
    """Whether ELB.17 recommends a TLS policy: TLS 1.2 with forward secrecy and AEAD ciphers only, or TLS 1.3."""
    return bool(_RECOMMENDED.match(name))


def count(resource: Resource, path: str) -> int:
    """How many members a list has; they may be unknown themselves.

    Raises:
        UndeterminedError: their number is unknown.
    """
    value = resource.at(path)
    if value is None:
        return 0
    if isinstance(value, list | tuple):
        return len(value)
    raise UndeterminedError(path, why(value))
