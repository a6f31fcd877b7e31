"""S3: destinations of notifications that exist and let S3 publish."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.iam.documents import admits
from modsmith.emulator.samples import allow, bucket, document, queue
from modsmith.emulator.state import resource_policy

AWS_REFUSES = (
    "notifications to a queue, topic or function that does not exist or whose policy does not allow S3"
)
SOURCE = "docs.aws.amazon.com/AmazonS3/latest/userguide/NotificationHowTo.html"
OPERATIONS = ("PutBucketNotificationConfiguration",)
CODE = "InvalidArgument"

SERVICE = "s3.amazonaws.com"
MESSAGE = "Unable to validate the following destination configurations"


def check(call: Call) -> str | None:
    """Reads each destination's policy, unless the caller skips the validation."""
    if call.values.get("SkipDestinationValidation"):
        return None
    configuration = call.values["NotificationConfiguration"]
    queues = [each["QueueArn"] for each in configuration.get("QueueConfigurations", ())]
    topics = [each["TopicArn"] for each in configuration.get("TopicConfigurations", ())]
    good = [_allows(call, arn, "sqs:SendMessage") for arn in queues]
    good += [_allows(call, arn, "sns:Publish") for arn in topics]
    return None if all(good) else MESSAGE


def _allows(call: Call, arn: str, action: str) -> bool:
    elsewhere = arn.split(":")[4] != call.account  # of another account: unknown here
    return elsewhere or admits(resource_policy(call, arn), action, {SERVICE, "*"})


def refused(client: Clients) -> object:
    """A queue without a policy."""
    return _notify(client, {})


def accepted(client: Clients) -> object:
    """A queue with one."""
    return _notify(client, {"Policy": document(allow("sqs:SendMessage", Principal={"Service": SERVICE}))})


def _notify(client: Clients, attributes: dict[str, str]) -> object:
    _, arn = queue(client, **attributes)
    configuration = {"QueueConfigurations": [{"QueueArn": arn, "Events": ["s3:ObjectCreated:*"]}]}
    return bucket(client, "rule-notify").put_bucket_notification_configuration(
        Bucket="rule-notify", NotificationConfiguration=configuration
    )
