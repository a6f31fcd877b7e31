"""Least privilege: what an identity's policy may allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants, policies
from modsmith.validate.aws.policies import Statement
from modsmith.validate.control import Violation

WITHOUT_RESOURCES = (
    "acm:listcertificates",
    "application-autoscaling:describe*",
    "autoscaling:describe*",
    "cloudfront:listdistributions",
    "cloudwatch:getmetric*",
    "cloudwatch:listmetrics",
    "cloudwatch:putmetricdata",
    "cognito-identity:listidentitypools",
    "cognito-idp:listuserpools",
    "dynamodb:describelimits",
    "dynamodb:liststreams",
    "dynamodb:listtables",
    "ec2:createnetworkinterface",
    "ec2:deletenetworkinterface",
    "ec2:describe*",
    "ec2messages:*",
    "ecr-public:getauthorizationtoken",
    "ecr:getauthorizationtoken",
    "ecs:discoverpollendpoint",
    "ecs:listclusters",
    "ecs:listtaskdefinitions",
    "eks:describeaddonversions",
    "eks:listclusters",
    "elasticloadbalancing:describe*",
    "iam:generatecredentialreport",
    "iam:getaccountauthorizationdetails",
    "iam:getaccountpasswordpolicy",
    "iam:getaccountsummary",
    "iam:getcredentialreport",
    "iam:listaccountaliases",
    "iam:listgroups",
    "iam:listopenidconnectproviders",
    "iam:listpolicies",
    "iam:listroles",
    "iam:listsamlproviders",
    "iam:listservercertificates",
    "iam:listusers",
    "iam:listvirtualmfadevices",
    "kinesis:describelimits",
    "kinesis:liststreams",
    "kms:createkey",
    "kms:generaterandom",
    "kms:list*",
    "lambda:getaccountsettings",
    "lambda:listeventsourcemappings",
    "lambda:listfunctions",
    "lambda:listlayers",
    "logs:createlogdelivery",
    "logs:deletelogdelivery",
    "logs:describeloggroups",
    "logs:describequerydefinitions",
    "logs:describeresourcepolicies",
    "logs:getlogdelivery",
    "logs:listlogdeliveries",
    "logs:putresourcepolicy",
    "logs:updatelogdelivery",
    "organizations:describeorganization",
    "organizations:listaccounts",
    "organizations:listroots",
    "pricing:*",
    "route53:gethostedzonecount",
    "route53:listhostedzones",
    "route53:listhostedzonesbyname",
    "s3:getaccountpublicaccessblock",
    "s3:listallmybuckets",
    "secretsmanager:batchgetsecretvalue",
    "secretsmanager:getrandompassword",
    "secretsmanager:listsecrets",
    "sns:listtopics",
    "sqs:listqueues",
    "ssm:describeparameters",
    "ssmmessages:*",
    "sts:getcalleridentity",
    "sts:getservicebearertoken",
    "tag:getresources",
    "tag:gettagkeys",
    "tag:gettagvalues",
    "timestream:cancelquery",
    "timestream:describeendpoints",
    "xray:*",
)
"""Actions without resource-level permissions, which require `*` as resource.

Source: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
"""

METRICS, NAMESPACE = "cloudwatch:putmetricdata", "cloudwatch:namespace"


def check(resource: Resource, path: str, evaluation: Evaluation) -> Iterator[Violation]:
    """Yields violations for what the policy at a path of a role, user, group or policy allows too broadly.

    Raises:
        UndeterminedError: the policy is unknown.
    """
    for one in policies.statements(resource, path, evaluation):
        if one.allows:
            yield from statement(one, path)


def statement(one: Statement, path: str) -> Iterator[Violation]:
    """Yields violations for what a statement allows an identity too broadly.

    Raises:
        UndeterminedError: the answer is unknown.
    """
    name = f"The statement {one.sid}" if one.sid else "A statement"
    yield from (Violation(f"{name} {what}.", path) for what in _wrong(one, path))


def _wrong(one: Statement, path: str) -> Iterator[str]:
    if one.inverted:
        yield "allows everything except what it lists"
    if not one.actions or not one.resources:
        yield "has no action or resource"
    actions = [policies.settled(action, path).lower() for action in one.actions]
    for action in actions:
        if action != "xray:*" and grants.is_wild(action):
            yield f"allows {action}"
    if any(is_everything(resource, path) for resource in one.resources):
        named = [each for each in actions if not any(fnmatchcase(each, known) for known in WITHOUT_RESOURCES)]
        if named:
            yield f"allows {', '.join(named)} on all resources"
    if METRICS in actions and not grants.is_bound(one, (NAMESPACE,)):
        yield "allows metrics in every namespace"


def is_everything(value: Any, path: str) -> bool:
    """Whether a statement's resource matches everything, or everything of a kind.

    Raises:
        UndeterminedError: the answer is unknown.
    """
    shown = policies.settled(value, path)
    if not shown.strip("*?"):
        return True
    parts = re.sub(r"\$\{[^}]*\}", "x", shown).split(":", 5)
    if len(parts) != 6:
        return False
    kinds = r"\*(/\*)?" if parts[2] == "s3" else r"\*|[\w-]+[/:]\*"
    return bool(re.fullmatch(kinds, parts[5]))
