"""WAF Classic: web ACLs, rule groups and rules are not empty."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services.web_acls import CLASSIC_ACLS, CLASSIC_GROUPS, CLASSIC_RULES
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CONTENT = {
    "aws_waf_web_acl": ("rules", "rules"),
    "aws_wafregional_web_acl": ("rule", "rules"),
    "aws_waf_rule_group": ("activated_rule", "rules"),
    "aws_wafregional_rule_group": ("activated_rule", "rules"),
    "aws_waf_rule": ("predicates", "conditions"),
    "aws_wafregional_rule": ("predicate", "conditions"),
}
"""Type to the block that it must have, and what that holds."""


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that there is at least one rule or condition."""
    block, what = CONTENT[resource.type]
    if not resource.parts(block):
        yield Violation(f"It has no {what}, so it does not filter anything.")


CONTROL = Control(
    id="waf-classic",
    title="A web ACL, rule group or rule of WAF Classic has at least one rule or condition.",
    why="An empty web ACL or rule looks like protection but lets everything through.",
    source="https://docs.aws.amazon.com/waf/latest/developerguide/classic-web-acl.html",
    fix="Add rules or conditions, or better: replace WAF Classic with aws_wafv2_web_acl.",
    types=(*CLASSIC_ACLS, *CLASSIC_GROUPS, *CLASSIC_RULES),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_175",),
    fsbp=("WAF.2", "WAF.3", "WAF.4", "WAF.6", "WAF.7", "WAF.8"),
    guards=tuple((type_, block) for type_, (block, _) in CONTENT.items()),
)
