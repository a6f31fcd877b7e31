"""S3: notifications through EventBridge."""

from __future__ import annotations

from modsmith.emulator.gaps import Clients
from modsmith.emulator.s3_echo import echo

MOTO_GAP = "GetBucketNotificationConfiguration omits EventBridgeConfiguration"
SEEN_IN = "5.2.5"
AWS_ANSWERS: dict[str, dict[str, str]] = {"EventBridgeConfiguration": {}}


def probe(client: Clients) -> object:
    """The configuration of a bucket that notifies only EventBridge."""
    s3 = client("s3")
    s3.create_bucket(Bucket="gap-notification")
    s3.put_bucket_notification_configuration(
        Bucket="gap-notification", NotificationConfiguration={"EventBridgeConfiguration": {}}
    )
    answer = s3.get_bucket_notification_configuration(Bucket="gap-notification")
    return {name: value for name, value in answer.items() if name != "ResponseMetadata"}


def apply() -> None:
    """Stores the configuration; moto still delivers the events."""
    echo("notification")
