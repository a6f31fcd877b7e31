"""Who may come to which bucket, beside what IAM allows in the account.

A bucket policy that refuses every request from outside a VPC endpoint also refuses CloudFront, S3's own replication,
the console and Terraform, and the last can then not mend it. So the refusal here is for the application's own roles,
and for what they do with objects: nobody else can be locked out.
Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint.html
"""

from __future__ import annotations

from typing import Any

from generators.app_storage.model import FRONTENDS, is_replica
from modsmith import Dynamic, expr

READ = ["s3:GetObject"]
WRITE = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:ListMultipartUploadParts", "s3:PutObject"]

ON_OBJECTS = [
    "s3:AbortMultipartUpload",
    "s3:DeleteObject*",
    "s3:GetObject*",
    "s3:ListBucket*",
    "s3:ListMultipartUploadParts",
    "s3:PutObject*",
    "s3:RestoreObject",
]
"""All that touches images or tells their names; nothing that configures the bucket."""

CALLERS = {"type": "AWS", "identifiers": expr("statement.value")}
ROLES = expr("length(var.application_role_arns) > 0 ? [var.application_role_arns] : []")


def statements(key: str) -> tuple[Dynamic, ...]:
    """The statements of one bucket; those for lists that are empty are not there at all.

    Args:
        key: of the bucket.
    """
    arn = expr(f"aws_s3_bucket.{key}.arn")
    if key in FRONTENDS:
        return (_cloudfront(arn),)
    allowed = READ if is_replica(key) else [*READ, *WRITE]
    return (_cloudfront(arn), _objects(arn, allowed), _list(arn), _only_through_endpoint(key, arn))


def _cloudfront(arn: str) -> Dynamic:
    """Origin access control signs as CloudFront's service principal, in the name of one distribution.

    Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
    """
    return Dynamic(
        expr("length(var.cloudfront_distribution_arns) > 0 ? [var.cloudfront_distribution_arns] : []"),
        {
            "sid": "AllowCloudFront",
            "actions": READ,
            "resources": [f"{arn}/*"],
            "principals": {"type": "Service", "identifiers": ["cloudfront.amazonaws.com"]},
            "condition": {
                "test": "StringEquals",
                "variable": "AWS:SourceArn",
                "values": expr("statement.value"),
            },
        },
    )


def _objects(arn: str, actions: list[str]) -> Dynamic:
    body = {
        "sid": "AllowApplication",
        "actions": actions,
        "resources": [f"{arn}/*"],
        "principals": CALLERS,
    }
    return Dynamic(ROLES, body)


def _list(arn: str) -> Dynamic:
    body = {
        "sid": "AllowApplicationToList",
        "actions": ["s3:ListBucket"],
        "resources": [arn],
        "principals": CALLERS,
    }
    return Dynamic(ROLES, body)


def _only_through_endpoint(key: str, arn: str) -> Dynamic:
    """A gateway endpoint reaches buckets of its own region alone, so the backup asks for that of the replica region.

    Without one the primary's stands there, through which no request to the backup ever comes: the backup must not be the
    way round the restriction.
    """
    endpoint = "var.s3_vpc_endpoint_id"
    if is_replica(key):
        endpoint = "coalesce(var.replica_s3_vpc_endpoint_id, var.s3_vpc_endpoint_id)"
    wanted = "var.s3_vpc_endpoint_id != null && length(var.application_role_arns) > 0"
    return Dynamic(
        expr(f"{wanted} ? [var.application_role_arns] : []"),
        {
            "sid": "DenyApplicationOutsideEndpoint",
            "effect": "Deny",
            "actions": ON_OBJECTS,
            "resources": [arn, f"{arn}/*"],
            "principals": {"type": "AWS", "identifiers": ["*"]},
            "condition": _conditions(endpoint),
        },
    )


def _conditions(endpoint: str) -> list[dict[str, Any]]:
    """A service that acts for a role, such as Rekognition, comes from AWS's own network."""
    return [
        {"test": "ArnEquals", "variable": "aws:PrincipalArn", "values": expr("statement.value")},
        {"test": "StringNotEquals", "variable": "aws:SourceVpce", "values": [expr(endpoint)]},
        {"test": "BoolIfExists", "variable": "aws:ViaAWSService", "values": ["false"]},
    ]
