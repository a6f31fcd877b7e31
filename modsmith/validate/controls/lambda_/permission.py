"""Lambda: only named principals can call a function, and services only on behalf of a known source."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants, policies
from modsmith.validate.aws.functions import PERMISSION
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

PINS = ("source_arn", "source_account", "principal_org_id", "event_source_token")
GUARDS = (
    (PERMISSION, "principal"),
    (PERMISSION, "source_arn"),
    (PERMISSION, "action"),
    (PERMISSION, "function_name"),
)


def check(permission: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that principal, action and function are named, and that a service has a source."""
    for argument in ("principal", "action", "function_name"):
        if not permission.is_set(argument):
            yield Violation(f"The permission has no {argument}.", argument)
            return
    action = policies.settled(permission.at("action"), "action")
    if grants.is_wild(action):
        yield Violation(f"The permission allows {action}.", "action")
    principal = policies.settled(permission.at("principal"), "principal")
    pinned = any(_is_pin(permission, path) for path in PINS)
    if grants.is_any_account(principal) and not _is_pin(permission, "principal_org_id"):
        yield Violation("The permission lets anyone call the function.", "principal")
    elif principal.endswith(".amazonaws.com") and not pinned:
        yield Violation(
            "The permission lets a service call the function for any account: it has no source_arn.",
            "source_arn",
        )


def _is_pin(permission: Resource, path: str) -> bool:
    return permission.is_set(path) and not grants.is_any_account(policies.text(permission.at(path)))


CONTROL = Control(
    id="lambda-permission",
    title="A permission to call a function names the principal, and a service's source.",
    why="Without source_arn, the service calls the function for rules, buckets or topics of any account.",
    source="https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html",
    fix="Set principal, and source_arn or source_account for a service.",
    types=(PERMISSION,),
    severity=Severity.CRITICAL,
    check=check,
    checkov=("CKV_AWS_301", "CKV_AWS_364"),
    trivy=("AVD-AWS-0067",),
    fsbp=("Lambda.1",),
    always=True,
    guards=GUARDS,
)
