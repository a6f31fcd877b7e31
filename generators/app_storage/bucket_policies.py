"""bucket_policies.tf: who may come to which bucket, beside what IAM allows in the account, and with which encryption.

A bucket policy that refuses every request from outside a VPC endpoint also refuses CloudFront, S3's own replication,
the console and Terraform, and the last can then not repair it. So the refusal here is for the application's own roles,
and for what they do with objects: nobody else can be locked out.
Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint.html
"""

from __future__ import annotations

from typing import Any

from generators.app_storage.model import BUCKETS, FRONTENDS, at, is_replica
from modsmith import Dynamic, File, expr
from modsmith.constructs import OBJECT_WRITES, bucket_refusals

READ = ["s3:GetObject"]
WRITE = [f"s3:{action}" for action in (*OBJECT_WRITES, "DeleteObject")]

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

ARN = expr("each.value.arn")
OBJECTS = f"{ARN}/*"
EVERYBODY = {"type": "AWS", "identifiers": ["*"]}
ROLES = "length(var.application_role_arns) > 0"

ALGORITHM = "s3:x-amz-server-side-encryption"
KEY = "s3:x-amz-server-side-encryption-aws-kms-key-id"
CUSTOMERS_KEY = "s3:x-amz-server-side-encryption-customer-algorithm"


class BucketPolicies(File):
    """One document for each of the four buckets; the policy resources stand beside the buckets."""

    def build(self) -> None:
        """Adds the differences between the buckets, and the documents."""
        self.local("bucket_policies", {key: _differences(key) for key in BUCKETS})
        self.add(
            "data.aws_iam_policy_document.bucket",
            {
                "for_each": expr("local.bucket_policies"),
                "statement": [
                    *bucket_refusals(ARN, minimum_tls="1.2"),
                    *_foreign_encryption(),
                    _cloudfront(),
                    *_application(),
                    _only_through_endpoint(),
                ],
            },
        )


def _differences(key: str) -> dict[str, Any]:
    """A gateway endpoint reaches buckets of its own region alone, so the backup asks for that of the replica region.

    Without one the primary's stands there, through which no request to the backup ever comes: the backup must not be the
    way round the restriction.
    """
    actions: list[str] = [] if key in FRONTENDS else READ if is_replica(key) else [*READ, *WRITE]
    endpoint: str | None = None if key in FRONTENDS else expr("var.s3_vpc_endpoint_id")
    if endpoint and is_replica(key):
        other = "coalesce(var.replica_s3_vpc_endpoint_id, var.s3_vpc_endpoint_id)"
        endpoint = expr(f"var.s3_vpc_endpoint_id == null ? null : {other}")
    return {
        "arn": expr(f"{at('aws_s3_bucket', key)}.arn"),
        "key_arn": expr("var.replica_kms_key_arn" if is_replica(key) else "var.kms_key_arn"),
        "application_actions": actions,
        "endpoint": endpoint,
    }


def _foreign_encryption() -> list[dict[str, Any]]:
    """Uploads that name no encryption get the bucket's own; those that name one must name the same.

    `StringNotEquals` holds for a header that is not there, hence the `Null` beside it. `aws:kms` without a key means the key
    `aws/s3`, whatever the bucket's default is, and that of `customer-algorithm` is one that the bucket's owner never has.
    Replication writes with `s3:ReplicateObject`, and so is not concerned.
    Sources: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html,
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html#require-sse-kms
    """
    given, missing = ("false", "true")
    refused = {
        "DenyOtherEncryption": [_null(ALGORITHM, given), _test("StringNotEquals", ALGORITHM, "aws:kms")],
        "DenyOtherKey": [
            _null(KEY, given),
            _test("StringNotEquals", KEY, expr("each.value.key_arn")),
        ],
        "DenyKeyOfAws": [_test("StringEquals", ALGORITHM, "aws:kms"), _null(KEY, missing)],
        "DenyCustomerKey": [_null(CUSTOMERS_KEY, given)],
    }
    return [
        {
            "sid": sid,
            "effect": "Deny",
            "actions": ["s3:PutObject"],
            "resources": [OBJECTS],
            "principals": EVERYBODY,
            "condition": conditions,
        }
        for sid, conditions in refused.items()
    ]


def _test(test: str, variable: str, value: str) -> dict[str, Any]:
    return {"test": test, "variable": variable, "values": [value]}


def _null(variable: str, value: str) -> dict[str, Any]:
    return _test("Null", variable, value)


def _cloudfront() -> Dynamic:
    """Origin access control signs as CloudFront's service principal, in the name of one distribution.

    Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
    """
    return Dynamic(
        expr("length(var.cloudfront_distribution_arns) > 0 ? [var.cloudfront_distribution_arns] : []"),
        {
            "sid": "AllowCloudFront",
            "actions": READ,
            "resources": [OBJECTS],
            "principals": {"type": "Service", "identifiers": ["cloudfront.amazonaws.com"]},
            "condition": {
                "test": "StringEquals",
                "variable": "AWS:SourceArn",
                "values": expr("statement.value"),
            },
        },
    )


def _application() -> list[Dynamic]:
    wanted = expr(f"{ROLES} && length(each.value.application_actions) > 0 ? [var.application_role_arns] : []")
    bodies: list[dict[str, Any]] = [
        {
            "sid": "AllowApplication",
            "actions": expr("each.value.application_actions"),
            "resources": [OBJECTS],
        },
        {"sid": "AllowApplicationToList", "actions": ["s3:ListBucket"], "resources": [ARN]},
    ]
    callers = {"type": "AWS", "identifiers": expr("statement.value")}
    return [Dynamic(wanted, {**body, "principals": callers}) for body in bodies]


def _only_through_endpoint() -> Dynamic:
    """A service that acts for a role, such as Rekognition, comes from AWS's own network."""
    return Dynamic(
        expr(f"{ROLES} && each.value.endpoint != null ? [var.application_role_arns] : []"),
        {
            "sid": "DenyApplicationOutsideEndpoint",
            "effect": "Deny",
            "actions": ON_OBJECTS,
            "resources": [ARN, OBJECTS],
            "principals": EVERYBODY,
            "condition": [
                {"test": "ArnEquals", "variable": "aws:PrincipalArn", "values": expr("statement.value")},
                _test("StringNotEquals", "aws:SourceVpce", expr("each.value.endpoint")),
                _test("BoolIfExists", "aws:ViaAWSService", "false"),
            ],
        },
    )
