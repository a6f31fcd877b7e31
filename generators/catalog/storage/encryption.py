"""encryption.tf: what the caller's key must allow the services that use it for this module."""

from generators.parts.caller_key import add_key_statements
from generators.parts.context import REGION
from generators.parts.key import ALARMS_PUBLISH, ServiceGrant
from generators.stack import File

LOG_GROUP = ServiceGrant(
    "AllowLogGroups",
    f"logs.{REGION}.amazonaws.com",
    ("kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"),
)
"""Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html"""

LOG_DELIVERY = ServiceGrant(
    "AllowLogDelivery",
    "delivery.logs.amazonaws.com",
    ("kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"),
)
"""Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html"""


class Encryption(File):
    """Tables, database, cache, buckets and Timestream use it in the name of whoever calls them; services below do not."""

    def build(self) -> None:
        """Adds the statements."""
        add_key_statements(self, (ALARMS_PUBLISH, LOG_GROUP, LOG_DELIVERY))
