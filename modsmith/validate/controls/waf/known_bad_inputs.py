"""WAF: a web ACL blocks requests that are known to exploit vulnerabilities such as Log4Shell."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services import web_acls
from modsmith.validate.aws.services.web_acls import ADDED_GROUP, WEB_ACL
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

GROUP = "AWSManagedRulesKnownBadInputsRuleSet"
NAME = "statement.managed_rule_group_statement.name"


def check(web_acl: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for AWS's managed rules for known bad inputs, unless rules are in JSON or in other resources."""
    rules = web_acl.parts("rule")
    if not rules:
        raise NotApplicableError("Its rules are not written here.")
    own = [
        rule
        for rule in rules
        for statement in rule.parts("statement")
        for group in statement.parts("managed_rule_group_statement")
        if group.known("name") == GROUP
    ]
    if any(not web_acls.only_counts(rule) for rule in own):
        return
    if own:
        yield Violation(f"{GROUP} only counts, so exploits are not blocked.", "rule")
    elif evaluation.attached(web_acl, ADDED_GROUP, "web_acl_arn") or _refers(rules):
        raise NotApplicableError("It uses rule groups of its own, which may contain such rules.")
    else:
        yield Violation(f"No rule uses {GROUP}.", "rule")


def _refers(rules: tuple[Resource, ...]) -> bool:
    return any(
        statement.parts("rule_group_reference_statement")
        for rule in rules
        for statement in rule.parts("statement")
    )


CONTROL = Control(
    id="waf-known-bad-inputs",
    title="A web ACL blocks requests that are known to exploit vulnerabilities.",
    why="Attackers try Log4Shell and similar exploits on every public address, all the time.",
    source="https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html",
    fix=f"Add a rule with the managed rule group {GROUP} of AWS, without overriding it to count.",
    types=(WEB_ACL,),
    severity=Severity.LOW,
    check=check,
    reads=(ADDED_GROUP,),
    checkov=("CKV_AWS_192", "CKV2_AWS_47", "CKV2_AWS_76", "CKV2_AWS_77", "CKV2_AWS_78"),
    guards=((WEB_ACL, f"rule.{NAME}"),),
)
