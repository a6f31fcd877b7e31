"""access.tf: least-privilege policies that callers attach to their own roles."""

from __future__ import annotations

from typing import Any

from generators.streaming.model import QUEUES
from modsmith import File, expr
from modsmith.constructs import DNS_SUFFIX, REGION

PUT_RECORDS = ("DescribeStreamSummary", "ListShards", "PutRecord", "PutRecords")
GET_RECORDS = (
    "DescribeStream",
    "DescribeStreamSummary",
    "GetRecords",
    "GetShardIterator",
    "ListShards",
    "SubscribeToShard",
)
SEND = ("GetQueueAttributes", "GetQueueUrl", "SendMessage")
RECEIVE = ("ChangeMessageVisibility", "DeleteMessage", "GetQueueAttributes", "GetQueueUrl", "ReceiveMessage")
DECRYPT, ENCRYPT = "kms:Decrypt", "kms:GenerateDataKey*"
"""Producers of SQS and SNS need both: the service has them check the data key that they got."""

EACH = expr("title(each.key)")
"""Every statement has a name of its own, so that documents can be merged."""


class Access(File):
    """Documents, not attachments: who may produce and consume is the caller's decision. One for each stream, queue and topic."""

    def build(self) -> None:
        """Adds the documents and their outputs."""
        stream = expr("aws_kinesis_stream.telemetry.arn")
        put = _allow("PutRecords", "kinesis", PUT_RECORDS, stream)
        self._stream("producer", [put, _use_key(put, ENCRYPT)])
        get = _allow("GetRecords", "kinesis", GET_RECORDS, stream, f"{stream}/consumer/*")
        self._stream("consumer", [get, _use_key(get, DECRYPT)])
        self.local("queue_arns", {design.key: expr(f"aws_sqs_queue.{design.key}.arn") for design in QUEUES})
        self.local("topic_arns", expr("{ for key, topic in aws_sns_topic.this : key => topic.arn }"))
        send = _allow(f"SendTo{EACH}", "sqs", SEND, expr("each.value"))
        self._each("queue_producer", "queue_arns", [send, _use_key(send, DECRYPT, ENCRYPT)])
        receive = _allow(f"ReceiveFrom{EACH}", "sqs", RECEIVE, expr("each.value"))
        self._each("queue_consumer", "queue_arns", [receive, _use_key(receive, DECRYPT)])
        publish = _allow(f"PublishTo{EACH}", "sns", ("Publish",), expr("each.value"))
        self._each("topic_publisher", "topic_arns", [publish, _use_key(publish, DECRYPT, ENCRYPT)])

    def _stream(self, who: str, statements: list[dict[str, Any]]) -> None:
        document = self.add(f"data.aws_iam_policy_document.stream_{who}", {"statement": statements})
        self.output(f"stream_{who}_policy_json", document["json"])

    def _each(self, who: str, arns: str, statements: list[dict[str, Any]]) -> None:
        document = self.add(
            f"data.aws_iam_policy_document.{who}",
            {"for_each": expr(f"local.{arns}"), "statement": statements},
        )
        self.output(
            f"{who}_policy_jsons", expr(f"{{ for key, policy in {document.address} : key => policy.json }}")
        )


def _allow(sid: str, service: str, actions: tuple[str, ...], *resources: str) -> dict[str, Any]:
    return {
        "sid": sid,
        "actions": [f"{service}:{action}" for action in actions],
        "resources": list(resources),
    }


def _use_key(allow: dict[str, Any], *actions: str) -> dict[str, Any]:
    """Only through the service that the other statement is about: the key opens nothing else to these callers."""
    service = allow["actions"][0].partition(":")[0]
    return {
        "sid": f"UseKeyTo{allow['sid']}",
        "actions": list(actions),
        "resources": [expr("var.kms_key_id")],
        "condition": {
            "test": "StringEquals",
            "variable": "kms:ViaService",
            "values": [f"{service}.{REGION}.{DNS_SUFFIX}"],
        },
    }
