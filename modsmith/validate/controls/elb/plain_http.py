"""Elastic Load Balancing: listeners for HTTP only redirect to HTTPS."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network import balancers
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

REDIRECT = "default_action.redirect"
GUARDS = tuple((type_, path) for type_ in balancers.LISTENERS for path in (REDIRECT, f"{REDIRECT}.protocol"))


def check(listener: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the default action of a listener for HTTP."""
    if balancers.protocol(listener) != "HTTP":
        return
    targets = [action.known("redirect.0.protocol") for action in listener.parts("default_action")]
    if "HTTPS" not in targets:
        yield Violation("The listener answers plain HTTP and does not redirect to HTTPS.", "protocol")


CONTROL = Control(
    id="elb-plain-http",
    title="A listener for HTTP only redirects to HTTPS.",
    why="Everyone on the way can read and change plain HTTP, with the passwords and cookies in it.",
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html",
    fix='Redirect to HTTPS in default_action (protocol = "HTTPS", status_code = "HTTP_301").',
    types=balancers.LISTENERS,
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_2", "CKV2_AWS_20"),
    trivy=("AVD-AWS-0054",),
    fsbp=("ELB.1",),
    guards=GUARDS,
)
