"""SQS queues with dead letters, encrypted with the caller's key and closed to plain HTTP."""

from __future__ import annotations

from collections.abc import Sequence

from modsmith.build.stack import Part, expr
from modsmith.constructs.context import NAME, TAGS
from modsmith.constructs.queue_design import QueueDesign
from modsmith.constructs.tls_only import deny_plain_http

FOURTEEN_DAYS = 14 * 24 * 60 * 60
"""The longest that SQS keeps a message. A dead letter's age counts from its first sending, so its queue must keep longer
than the queue it comes from (four days).

Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
"""


def add_queue(part: Part, design: QueueDesign, *, kms_key_arn: str) -> None:
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


def add_queue_policies(part: Part, designs: Sequence[QueueDesign]) -> None:
    """Adds `local.queues`, every queue and dead-letter queue by its key, and closes each to plain HTTP.

    Args:
        part: the file it goes to; it has the queues.
        designs: the queues.
    """
    keys = [key for design in designs for key in (design.key, f"{design.key}_dlq")]
    part.local("queues", {key: expr(f"aws_sqs_queue.{key}") for key in keys})
    every = expr("local.queues")
    policy = part.add(
        "data.aws_iam_policy_document.queue",
        {"for_each": every, "statement": [deny_plain_http(["sqs:*"], expr("each.value.arn"))]},
    )
    part.add(
        "aws_sqs_queue_policy.this",
        {
            "for_each": every,
            "queue_url": expr("each.value.id"),
            "policy": expr(f"{policy.address}[each.key].json"),
        },
    )


def _order(design: QueueDesign) -> dict[str, object]:
    return {"fifo_queue": True, "content_based_deduplication": True} if design.fifo else {}


def _throughput(design: QueueDesign) -> dict[str, object]:
    """High throughput takes both: SQS refuses the limit per group where deduplication is the queue's."""
    if not design.fifo:
        return {}
    return {"deduplication_scope": "messageGroup", "fifo_throughput_limit": "perMessageGroupId"}
