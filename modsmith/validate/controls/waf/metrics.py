"""WAF: web ACLs, rule groups and their rules send metrics."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services.web_acls import RULE_GROUP, WEB_ACL
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

VISIBILITY, ENABLED = "visibility_config", "cloudwatch_metrics_enabled"


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that metrics are on for the whole and for each rule."""
    if not _sends(resource):
        yield Violation("It sends no metrics to CloudWatch.", VISIBILITY)
    silent = [str(rule.at("name")) for rule in resource.parts("rule") if not _sends(rule)]
    if silent:
        yield Violation(f"Rules without metrics in CloudWatch: {', '.join(silent)}.", "rule")


def _sends(part: Resource) -> bool:
    return any(one.flag(ENABLED) for one in part.parts(VISIBILITY))


CONTROL = Control(
    id="waf-metrics",
    title="A web ACL, a rule group and each of their rules send metrics to CloudWatch.",
    why="Without metrics no alarm can tell that an attack is going on or that a rule blocks users.",
    source="https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-testing-prep.html",
    fix="Set cloudwatch_metrics_enabled = true in each visibility_config.",
    types=(WEB_ACL, RULE_GROUP),
    severity=Severity.LOW,
    check=check,
    fsbp=("WAF.12",),
    guards=tuple(
        (type_, f"{where}{VISIBILITY}.{ENABLED}")
        for type_ in (WEB_ACL, RULE_GROUP)
        for where in ("", "rule.")
    ),
)
