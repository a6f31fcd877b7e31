"""WAF: a web ACL logs the requests that it sees."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services.web_acls import CLASSIC_ACLS, LOGGING, WEB_ACL
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

GUARDS = (
    (LOGGING, ""),
    (LOGGING, "resource_arn"),
    *((type_, "logging_configuration") for type_ in CLASSIC_ACLS),
)


def check(web_acl: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a logging configuration: a resource for WAF, a block for WAF Classic."""
    if web_acl.type == WEB_ACL:
        found = bool(evaluation.attached(web_acl, LOGGING, "resource_arn"))
    else:
        found = bool(web_acl.parts("logging_configuration"))
    if not found:
        yield Violation("The web ACL does not log requests.")


CONTROL = Control(
    id="waf-logging",
    title="A web ACL logs requests.",
    why="Without logs no one sees which attacks were blocked, or which users a rule blocks by mistake.",
    source="https://docs.aws.amazon.com/waf/latest/developerguide/logging.html",
    fix="Add an aws_wafv2_web_acl_logging_configuration for the web ACL.",
    types=(WEB_ACL, *CLASSIC_ACLS),
    severity=Severity.MEDIUM,
    scope="deployment",
    check=check,
    reads=(LOGGING,),
    checkov=("CKV_AWS_176", "CKV2_AWS_31"),
    fsbp=("WAF.1", "WAF.11"),
    guards=GUARDS,
)
