"""WAF: a web ACL has rules, and some of them act."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services import web_acls
from modsmith.validate.aws.services.web_acls import ADDED_GROUP, RULE_GROUP, WEB_ACL
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

JSON = {WEB_ACL: "rule_json", RULE_GROUP: "rules_json"}


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a rule, and that not all rules of a web ACL that allows by default only count."""
    rules = resource.parts("rule")
    idle = _allows(resource) and all(web_acls.only_counts(rule) for rule in rules)
    if (rules and not idle) or _elsewhere(resource, evaluation):
        return
    if rules:
        yield Violation("All rules only count requests, so none is blocked.", "rule")
    else:
        yield Violation("It has no rules, so it does not filter anything.")


def _elsewhere(resource: Resource, evaluation: Evaluation) -> bool:
    """Whether rules are written as JSON, or are added by another resource."""
    if resource.is_set(JSON[resource.type]):
        return True
    return resource.type == WEB_ACL and bool(evaluation.attached(resource, ADDED_GROUP, "web_acl_arn"))


def _allows(resource: Resource) -> bool:
    return any(part.parts("allow") for part in resource.parts("default_action"))


CONTROL = Control(
    id="waf-rules",
    title="A web ACL or rule group has rules, and a web ACL that allows by default blocks something.",
    why="A web ACL without rules that act costs money and looks like protection, but lets everything through.",
    source="https://docs.aws.amazon.com/waf/latest/developerguide/web-acl.html",
    fix="Add rules, for example AWS's managed rule groups, and let them block once the counts look right.",
    types=(WEB_ACL, RULE_GROUP),
    severity=Severity.MEDIUM,
    check=check,
    reads=(ADDED_GROUP,),
    checkov=("CKV_AWS_175", "CKV_AWS_342"),
    fsbp=("WAF.10",),
    guards=((WEB_ACL, "rule"), (RULE_GROUP, "rule"), (WEB_ACL, "rule_json"), (ADDED_GROUP, "")),
)
