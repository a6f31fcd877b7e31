"""object_lock.tf: retention of the GeoJSON data that nobody can shorten.

S3 chooses Object Lock when a bucket is made. It can be added to a bucket since November 2023, but never taken away,
and Terraform's `object_lock_enabled` would replace the bucket. So a change of mind is ignored there and refused by
a postcondition: nothing that holds data is ever replaced for it.
Sources: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-configure.html,
https://aws.amazon.com/about-aws/whats-new/2023/11/amazon-s3-enabling-object-lock-buckets/
"""

from __future__ import annotations

from typing import Any

from generators.storage_stack.model import DATA
from modsmith import File, expr

SWITCHED_ON_LATER = """\
object_lock cannot be switched on for ${self.bucket}, which was made without it: the module does not replace a bucket
that holds data. Leave object_lock null, or enable it for good yourself (versioning must be on) and apply again:
aws s3api put-object-lock-configuration --bucket ${self.bucket} \
--object-lock-configuration ObjectLockEnabled=Enabled
"""
SWITCHED_OFF = "object_lock cannot be switched off for ${self.bucket}: S3 keeps Object Lock for as long as the bucket exists."


def guard() -> dict[str, Any]:
    """Arguments of the bucket: Object Lock as asked for when it is made, and no other later."""
    return {
        "object_lock_enabled": expr("each.value.holds_data && var.object_lock != null"),
        "lifecycle": {
            "ignore_changes": ["object_lock_enabled"],
            "postcondition": [
                {
                    "condition": expr(
                        "each.value.holds_data && var.object_lock != null ? self.object_lock_enabled : true"
                    ),
                    "error_message": SWITCHED_ON_LATER,
                },
                {
                    "condition": expr(
                        "each.value.holds_data && var.object_lock == null ? !self.object_lock_enabled : true"
                    ),
                    "error_message": SWITCHED_OFF,
                },
            ],
        },
    }


class ObjectLock(File):
    """Nothing unless the caller asks for it."""

    def build(self) -> None:
        """Adds the retention that every new version gets."""
        self.add(
            f"aws_s3_bucket_object_lock_configuration.{DATA}",
            {
                "count": expr("var.object_lock == null ? 0 : 1"),
                "bucket": expr(f'aws_s3_bucket.this["{DATA}"].id'),
                "rule": {
                    "default_retention": {
                        "mode": expr("var.object_lock.mode"),
                        "days": expr("var.object_lock.days"),
                    }
                },
                "depends_on": ["aws_s3_bucket_versioning.this"],
            },
        )
