"""S3: notifications through EventBridge."""

from __future__ import annotations

from modsmith.emulator.gaps import Clients
from modsmith.emulator.s3_echo import echo

MOTO_LACKS = "GetBucketNotificationConfiguration does not tell EventBridgeConfiguration"
SEEN_IN = "5.2.5"
AWS_ANSWERS: dict[str, dict[str, str]] = {"EventBridgeConfiguration": {}}


def probe(client: Clients) -> object:
    """The configuration of a bucket that notifies EventBridge alone."""
    s3 = client("s3")
    s3.create_bucket(Bucket="gap-notification")
    s3.put_bucket_notification_configuration(
        Bucket="gap-notification", NotificationConfiguration={"EventBridgeConfiguration": {}}
    )
    told = s3.get_bucket_notification_configuration(Bucket="gap-notification")
    return {name: value for name, value in told.items() if name != "ResponseMetadata"}


def apply() -> None:
    """Echo the configuration; moto still delivers the events."""
    echo("notification")
