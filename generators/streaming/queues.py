"""queues.tf: the emergency and the telemetry queue, each with its dead letters."""

from __future__ import annotations

from typing import Any

from generators.streaming.model import DEAD_LETTER_SECONDS, QUEUES
from modsmith import File, Reference, expr
from modsmith.constructs import NAME, TAGS, QueueDesign, deny_plain_http

QUEUE, DEAD_LETTERS = "aws_sqs_queue.this", "aws_sqs_queue.dead_letters"
EVERY = expr("local.queues")
SETTINGS = "var.queue_settings[each.key]"


class Queues(File):
    """A message that fails three times waits among the dead letters for fourteen days."""

    def build(self) -> None:
        """Adds the queues and tells callers their names."""
        self.local("queues", {design.key: _kind(design) for design in QUEUES})
        both = f'merge({QUEUE}, {{ for key, queue in {DEAD_LETTERS} : "${{key}}_dlq" => queue }})'
        self.local("queues_and_dead_letters", expr(both))
        dead_letters = self.add(DEAD_LETTERS, _dead_letters())
        queues = self.add(QUEUE, _queue())
        self.add("aws_sqs_queue_redrive_allow_policy.this", _redrive_allow_policy())
        self._refuse_plain_http()
        for attribute in ("name", "arn", "url"):
            self.output(f"queue_{attribute}s", _map(queues, attribute))
            self.output(f"dead_letter_queue_{attribute}s", _map(dead_letters, attribute))
        for design in QUEUES:
            this = f'this["{design.key}"]'
            dead = f"{design.key}_dlq"
            self.moved(f"aws_sqs_queue.{design.key}", f"aws_sqs_queue.{this}")
            self.moved(f"aws_sqs_queue.{dead}", f'{DEAD_LETTERS}["{design.key}"]')
            policy = "aws_sqs_queue_redrive_allow_policy"
            self.moved(f"{policy}.{dead}", f"{policy}.{this}")

    def _refuse_plain_http(self) -> None:
        every = expr("local.queues_and_dead_letters")
        arn = expr("each.value.arn")
        policy = self.add(
            "data.aws_iam_policy_document.queue",
            {"for_each": every, "statement": [deny_plain_http(["sqs:*"], arn)]},
        )
        self.add(
            "aws_sqs_queue_policy.this",
            {
                "for_each": every,
                "queue_url": expr("each.value.id"),
                "policy": expr(f"{policy.address}[each.key].json"),
            },
        )


def _kind(design: QueueDesign) -> dict[str, Any]:
    """SQS takes the limit for each message group only where deduplication is within a group, too."""
    return {
        "suffix": ".fifo" if design.fifo else "",
        "fifo": design.fifo,
        "deduplication_scope": "messageGroup" if design.fifo else None,
        "fifo_throughput_limit": "perMessageGroupId" if design.fifo else None,
    }


def _dead_letters() -> dict[str, Any]:
    """A dead letter's age counts from its first sending, so its queue keeps longer than the queue it comes from."""
    return {
        "for_each": EVERY,
        "name": f"{NAME}-{expr('each.key')}-dlq{expr('each.value.suffix')}",
        "message_retention_seconds": DEAD_LETTER_SECONDS,
        "fifo_queue": expr("each.value.fifo"),
        "content_based_deduplication": expr("each.value.fifo"),
        "kms_master_key_id": expr("var.kms_key_id"),
        "tags": TAGS,
    }


def _queue() -> dict[str, Any]:
    return {
        "for_each": EVERY,
        "name": f"{NAME}-{expr('each.key')}{expr('each.value.suffix')}",
        "visibility_timeout_seconds": expr(f"{SETTINGS}.visibility_timeout_seconds"),
        "receive_wait_time_seconds": expr(f"{SETTINGS}.receive_wait_time_seconds"),
        "fifo_queue": expr("each.value.fifo"),
        "content_based_deduplication": expr("each.value.fifo"),
        "deduplication_scope": expr("each.value.deduplication_scope"),
        "fifo_throughput_limit": expr("each.value.fifo_throughput_limit"),
        "kms_master_key_id": expr("var.kms_key_id"),
        "redrive_policy": expr(
            "jsonencode({\n"
            f"  deadLetterTargetArn = {DEAD_LETTERS}[each.key].arn\n"
            f"  maxReceiveCount     = {SETTINGS}.max_receives\n"
            "})"
        ),
        "tags": TAGS,
    }


def _redrive_allow_policy() -> dict[str, Any]:
    return {
        "for_each": EVERY,
        "queue_url": expr(f"{DEAD_LETTERS}[each.key].id"),
        "redrive_allow_policy": expr(
            "jsonencode({\n"
            '  redrivePermission = "byQueue"\n'
            f"  sourceQueueArns   = [{QUEUE}[each.key].arn]\n"
            "})"
        ),
    }


def _map(queues: Reference, attribute: str) -> str:
    return expr(f"{{ for key, queue in {queues.address} : key => queue.{attribute} }}")
