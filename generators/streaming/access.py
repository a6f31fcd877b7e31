"""access.tf: least-privilege policies that callers attach to their own roles."""

from __future__ import annotations

from generators.streaming.model import ALARMS, QUEUES, TOPICS
from modsmith import File, expr
from modsmith.constructs import Statement, allow, by_store, use_key

PUT_RECORDS = ("DescribeStreamSummary", "ListShards", "PutRecord", "PutRecords")
GET_RECORDS = (
    "DescribeStream",
    "DescribeStreamConsumer",
    "DescribeStreamSummary",
    "GetRecords",
    "GetShardIterator",
    "ListShards",
    "SubscribeToShard",
)
SEND = ("GetQueueAttributes", "GetQueueUrl", "SendMessage")
RECEIVE = ("ChangeMessageVisibility", "DeleteMessage", "GetQueueAttributes", "GetQueueUrl", "ReceiveMessage")
MOVE = (
    "CancelMessageMoveTask",
    "DeleteMessage",
    "GetQueueAttributes",
    "GetQueueUrl",
    "ListDeadLetterSourceQueues",
    "ListMessageMoveTasks",
    "ReceiveMessage",
    "StartMessageMoveTask",
)
"""Whoever moves messages must also be allowed to receive, delete and, at the other end, send them.

Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html
"""
DECRYPT, ENCRYPT = "Decrypt", "GenerateDataKey*"
"""Producers of SQS and SNS need both: the service has them check the data key that they got."""

EACH, ARN, DEAD_LETTERS = (expr(f"each.value.{name}") for name in ("name", "arn", "dead_letters_arn"))
"""Every statement has a name of its own, so that documents can be merged."""


class Access(File):
    """Documents, not attachments: who may produce and consume is the caller's decision. One for each store and job."""

    def build(self) -> None:
        """Adds the documents and their outputs."""
        self.local("stream_stores", {"stream": {"arn": expr("aws_kinesis_stream.telemetry.arn")}})
        self.local("queue_stores", {f"{design.key}_queue": _queue(design.key) for design in QUEUES})
        self.local("topic_stores", {f"{key}_topic": _topic(key) for key in TOPICS if key != ALARMS})
        get = allow("GetRecords", "kinesis", GET_RECORDS, ARN, f"{ARN}/consumer/*")
        put = allow("PutRecords", "kinesis", PUT_RECORDS, ARN)
        receive = allow(f"ReceiveFrom{EACH}", "sqs", RECEIVE, ARN)
        send = allow(f"SendTo{EACH}", "sqs", SEND, ARN)
        publish = allow(f"PublishTo{EACH}", "sns", ("Publish",), ARN)
        move = allow(f"MoveDeadLettersFrom{EACH}", "sqs", MOVE, DEAD_LETTERS)
        back = allow(f"MoveDeadLettersTo{EACH}", "sqs", SEND, ARN)
        read_stream = self._each("read_stream", [get], DECRYPT)
        write_stream = self._each("write_stream", [put], ENCRYPT)
        read_queue = self._each("read_queue", [receive], DECRYPT)
        write_queue = self._each("write_queue", [send], DECRYPT, ENCRYPT)
        write_topic = self._each("write_topic", [publish], DECRYPT, ENCRYPT)
        redrive_queue = self._each("redrive_queue", [move, back], DECRYPT, ENCRYPT)
        self.output("read_policy_json", by_store(read_stream, read_queue))
        self.output("write_policy_json", by_store(write_stream, write_queue, write_topic))
        self.output("stream_policy_json", by_store(read_stream))
        self.output("redrive_policy_json", by_store(redrive_queue))

    def _each(self, name: str, statements: list[Statement], *key_actions: str) -> str:
        """A document for each store of a kind: what it allows, and the key through that service alone.

        Returns:
            Its address.
        """
        first = statements[0]
        service = str(first["actions"][0]).partition(":")[0]
        key = use_key(f"UseKeyTo{first['sid']}", expr("var.kms_key_id"), service, *key_actions)
        stores = f"local.{name.rpartition('_')[2]}_stores"
        body = {"for_each": expr(stores), "statement": [*statements, key]}
        return self.add(f"data.aws_iam_policy_document.{name}", body).address


def _queue(key: str) -> dict[str, str]:
    return {
        "name": f"{key.title()}Queue",
        "arn": expr(f'aws_sqs_queue.this["{key}"].arn'),
        "dead_letters_arn": expr(f'aws_sqs_queue.dead_letters["{key}"].arn'),
    }


def _topic(key: str) -> dict[str, str]:
    return {"name": f"{key.title()}Topic", "arn": expr(f'aws_sns_topic.this["{key}"].arn')}
