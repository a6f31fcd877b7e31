"""SQS queues with dead-letter queues: encrypted, TLS only, watched by alarms, with policies for their users."""

from __future__ import annotations

from dataclasses import dataclass

from modsmith.build.stack import Part, Reference, expr
from modsmith.constructs.alarms import alarm
from modsmith.constructs.naming import NAME, TAGS
from modsmith.constructs.queue_design import QueueDesign
from modsmith.constructs.statements import deny_plain_http

FOURTEEN_DAYS = 14 * 24 * 60 * 60
"""The longest that SQS keeps a message. A dead letter's age counts from its first sending, so its queue must keep longer
than the queue it comes from (four days).

Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
"""


OLDEST_MESSAGE_SECONDS = 15 * 60
"""Age at which a waiting message raises an alarm, unless the design says otherwise."""


@dataclass(frozen=True)
class Queue(Reference):
    """A queue that was added; `queue["url"]` is a template of its attribute.

    Attributes:
        dead_letters: its dead-letter queue.
        read_policy: policy document of a consumer; `queue.read_policy["json"]`.
        write_policy: policy document of a producer.
    """

    dead_letters: Reference
    read_policy: Reference
    write_policy: Reference


def queue(part: Part, design: QueueDesign, *, kms_key_arn: str) -> Queue:
    """Adds a queue and everything that belongs to it.

    Under the design's key: the queue, its dead-letter queue with redrive allow policy, a policy for each that refuses
    plain HTTP, alarms on old messages and on dead letters, and policy documents for consumers and producers.

    Example:
        >>> work = queue(self, QueueDesign("work", "Jobs.", visibility_seconds=30), kms_key_arn=expr("var.kms_key_id"))
        >>> self.output("queue_url", work["url"])
        >>> self.output("read_policy_json", {"work": work.read_policy["json"]})

    Args:
        part: the file it goes to. The module must have `context` and `local.alarm_actions`, see `alarm_topic`.
        design: what the queue is.
        kms_key_arn: template of the ARN of the key that encrypts both queues.
    """
    queue_pair(part, design, kms_key_arn=kms_key_arn)
    made, dead = (Reference(f"aws_sqs_queue.{key}") for key in (design.key, f"{design.key}_dlq"))
    for one, key in ((made, design.key), (dead, f"{design.key}_dlq")):
        document = part.add(
            f"data.aws_iam_policy_document.{key}_queue",
            {"statement": [deny_plain_http(["sqs:*"], one["arn"])]},
        )
        part.add(f"aws_sqs_queue_policy.{key}", {"queue_url": one["id"], "policy": document["json"]})
    _watch(part, design, made, dead)
    return Queue(
        made.address,
        dead,
        _allow(part, design, made, "read", kms_key_arn),
        _allow(part, design, made, "write", kms_key_arn),
    )


def _watch(part: Part, design: QueueDesign, made: Reference, dead: Reference) -> None:
    common = {
        "namespace": "AWS/SQS",
        "statistic": "Maximum",
        "period": 300,
        "evaluation_periods": 1,
        "comparison_operator": "GreaterThanThreshold",
    }
    alarm(
        part,
        f"{design.key}_oldest_message",
        {
            "alarm_name": f"{NAME}-{design.key.replace('_', '-')}-oldest-message",
            "alarm_description": "Messages wait too long. Check the consumers of the queue.",
            **common,
            "metric_name": "ApproximateAgeOfOldestMessage",
            "dimensions": {"QueueName": made["name"]},
            "threshold": OLDEST_MESSAGE_SECONDS,
        },
    )
    alarm(
        part,
        f"{design.key}_dead_letters",
        {
            "alarm_name": f"{NAME}-{design.key.replace('_', '-')}-dead-letters",
            "alarm_description": "A message failed repeatedly. Read it in the dead-letter queue.",
            **common,
            "metric_name": "ApproximateNumberOfMessagesVisible",
            "dimensions": {"QueueName": dead["name"]},
            "threshold": 0,
        },
    )


_ACTIONS = {
    "read": (
        "sqs:ChangeMessageVisibility",
        "sqs:DeleteMessage",
        "sqs:GetQueueAttributes",
        "sqs:ReceiveMessage",
    ),
    "write": ("sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"),
}
_KEY_ACTIONS = {"read": ("kms:Decrypt",), "write": ("kms:Decrypt", "kms:GenerateDataKey")}
"""Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html"""


def _allow(part: Part, design: QueueDesign, made: Reference, job: str, kms_key_arn: str) -> Reference:
    """The policy document of one job."""
    statements = [
        {"sid": f"{job.title()}Queue", "actions": list(_ACTIONS[job]), "resources": [made["arn"]]},
        {"sid": "UseKey", "actions": list(_KEY_ACTIONS[job]), "resources": [kms_key_arn]},
    ]
    return part.add(f"data.aws_iam_policy_document.{design.key}_{job}", {"statement": statements})


def queue_pair(part: Part, design: QueueDesign, *, kms_key_arn: str) -> None:
    """Adds `aws_sqs_queue.<key>`, `aws_sqs_queue.<key>_dlq` and who may redrive to it.

    Args:
        part: the file it goes to.
        design: what the queue is.
        kms_key_arn: template of the key that encrypts both.
    """
    dead_letters = part.add(
        f"aws_sqs_queue.{design.key}_dlq",
        {
            "name": f"{NAME}-{design.dead_letter_thing}",
            "message_retention_seconds": FOURTEEN_DAYS,
            **_order(design),
            "kms_master_key_id": kms_key_arn,
            "tags": TAGS,
        },
    )
    queue = part.add(
        f"aws_sqs_queue.{design.key}",
        {
            "name": f"{NAME}-{design.thing}",
            "visibility_timeout_seconds": design.visibility_seconds,
            "receive_wait_time_seconds": design.wait_seconds or None,
            **_order(design),
            **_throughput(design),
            "kms_master_key_id": kms_key_arn,
            "redrive_policy": expr(
                "jsonencode({\n"
                f"  deadLetterTargetArn = {dead_letters.address}.arn\n"
                f"  maxReceiveCount     = {design.receives}\n"
                "})"
            ),
            "tags": TAGS,
        },
    )
    part.add(
        f"aws_sqs_queue_redrive_allow_policy.{design.key}_dlq",
        {
            "queue_url": dead_letters["id"],
            "redrive_allow_policy": expr(
                "jsonencode({\n"
                '  redrivePermission = "byQueue"\n'
                f"  sourceQueueArns   = [{queue.address}.arn]\n"
                "})"
            ),
        },
    )


def _order(design: QueueDesign) -> dict[str, object]:
    return {"fifo_queue": True, "content_based_deduplication": True} if design.fifo else {}


def _throughput(design: QueueDesign) -> dict[str, object]:
    """High throughput takes both: SQS refuses the limit per group where deduplication is the queue's."""
    if not design.fifo:
        return {}
    return {"deduplication_scope": "messageGroup", "fifo_throughput_limit": "perMessageGroupId"}
