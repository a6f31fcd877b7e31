"""encryption.tf: what the caller's key must allow the services that use it for this module."""

from dataclasses import replace

from generators.storage.database import LOG_GROUP
from modsmith import File, expr
from modsmith.constructs import (
    ACCOUNT_ID,
    ALARMS_PUBLISH,
    PARTITION,
    REGION,
    Condition,
    ServiceGrant,
    key_statements,
    logs_encrypt,
)

LOG_DELIVERY = ServiceGrant(
    "AllowLogDelivery",
    "delivery.logs.amazonaws.com",
    ("kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"),
    (
        Condition("StringEquals", "aws:SourceAccount", (ACCOUNT_ID,)),
        Condition("ArnLike", "aws:SourceArn", (f"arn:{PARTITION}:logs:{REGION}:{ACCOUNT_ID}:*",)),
    ),
)
"""Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-S3.html"""


class Encryption(File):
    """Tables, database, cache, buckets and Timestream use it in the name of whoever calls them; services below do not."""

    def build(self) -> None:
        """Adds the statements, named after the module: in one policy with another module's, no two may be called alike."""
        grants = (ALARMS_PUBLISH, logs_encrypt(LOG_GROUP, here=expr("local.here")), LOG_DELIVERY)
        key_statements(self, tuple(replace(grant, sid=f"Storage{grant.sid}") for grant in grants))
