"""encryption.tf: what the caller's two keys must allow those that use them for this module."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generators.app_storage.buckets import bucket_name
from generators.app_storage.model import ROLE
from modsmith import Dynamic, File, expr
from modsmith.constructs import ALARMS_PUBLISH, DNS_SUFFIX, NAME, PARTITION, REGION, key_statements, roles_use

REPLICA_REGION = expr("data.aws_region.replica.id")


class Encryption(File):
    """Neither document depends on a resource of the module, so keys that carry them can be made first, in the same apply.

    Statements are named after the module: in one policy with another module's, no two may be called alike.
    """

    def build(self) -> None:
        """Adds the statements of both keys."""
        self.local("replication_role", f"{NAME}-{ROLE}-${{var.random_suffix}}")
        self._statements("", "images", REGION, ("kms:Decrypt",), ("kms:Decrypt", "kms:GenerateDataKey*"))
        self._statements(
            "replica_", "images_backup", REPLICA_REGION, ("kms:Decrypt", "kms:Encrypt"), ("kms:Decrypt",)
        )

    def _statements(
        self,
        prefix: str,
        images: str,
        region: str,
        replication: tuple[str, ...],
        application: tuple[str, ...],
    ) -> None:
        s3 = f"s3.{region}.{DNS_SUFFIX}"
        role = roles_use("AppStorageAllowReplication", (expr("local.replication_role"),), replication, (s3,))
        key_statements(
            self,
            (replace(ALARMS_PUBLISH, sid=f"AppStorage{ALARMS_PUBLISH.sid}"),),
            roles=(role, _cloudfront(), _application(images, s3, application)),
            prefix=prefix,
        )


def _cloudfront() -> Dynamic:
    """Without it CloudFront answers 403 for every object that the key encrypts.

    Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
    """
    return Dynamic(
        expr("length(var.cloudfront_distribution_arns) > 0 ? [var.cloudfront_distribution_arns] : []"),
        {
            "sid": "AppStorageAllowCloudFront",
            "actions": ["kms:Decrypt"],
            "resources": ["*"],
            "principals": {"type": "Service", "identifiers": ["cloudfront.amazonaws.com"]},
            "condition": {
                "test": "StringEquals",
                "variable": "AWS:SourceArn",
                "values": expr("statement.value"),
            },
        },
    )


def _application(images: str, s3: str, actions: tuple[str, ...]) -> Dynamic:
    """The roles' accounts and the roles by name: KMS refuses a principal that does not exist yet."""
    bucket = f"arn:{PARTITION}:s3:::{bucket_name(images)}"
    conditions: list[dict[str, Any]] = [
        {"test": "ArnEquals", "variable": "aws:PrincipalArn", "values": expr("statement.value")},
        {"test": "StringEquals", "variable": "kms:ViaService", "values": [s3]},
        {
            "test": "StringLike",
            "variable": "kms:EncryptionContext:aws:s3:arn",
            "values": [bucket, f"{bucket}/*"],
        },
    ]
    accounts = (
        'distinct([for arn in statement.value : "arn:${data.aws_partition.current.partition}:iam::'
        '${split(":", arn)[4]}:root"])'
    )
    return Dynamic(
        expr("length(var.application_role_arns) > 0 ? [var.application_role_arns] : []"),
        {
            "sid": "AppStorageAllowApplication",
            "actions": list(actions),
            "resources": ["*"],
            "principals": {"type": "AWS", "identifiers": expr(accounts)},
            "condition": conditions,
        },
    )
