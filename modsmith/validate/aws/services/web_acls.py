"""Web ACLs of WAF, and of WAF Classic."""

from __future__ import annotations

from modsmith.evaluate.evaluation import Resource

WEB_ACL, RULE_GROUP = "aws_wafv2_web_acl", "aws_wafv2_rule_group"
CLASSIC_ACLS = ("aws_waf_web_acl", "aws_wafregional_web_acl")
CLASSIC_GROUPS = ("aws_waf_rule_group", "aws_wafregional_rule_group")
CLASSIC_RULES = ("aws_waf_rule", "aws_wafregional_rule")
ASSOCIATIONS = ("aws_wafv2_web_acl_association", "aws_wafregional_web_acl_association")
LOGGING = "aws_wafv2_web_acl_logging_configuration"
ADDED_GROUP = "aws_wafv2_web_acl_rule_group_association"


def only_counts(rule: Resource) -> bool:
    """Whether a rule of a web ACL counts requests and does nothing else.

    Raises:
        UndeterminedError: the answer is unknown.
    """
    for name in ("action", "override_action"):
        for part in rule.parts(name):
            if part.parts("count"):
                return True
    return False
