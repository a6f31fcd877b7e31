"""Queues, topics and streams."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modsmith.upgrade.data import NAME, TEXT, Clients, Store, Values, identity, region

_MOST_READS = 10
"""Answers that are read before a message counts as gone."""

_ENDPOINT = f"{NAME}@example.com"


def _send(clients: Clients, values: Values) -> None:
    fifo = {"MessageGroupId": NAME, "MessageDeduplicationId": NAME} if values.get("fifo_queue") else {}
    clients("sqs", region(values)).send_message(QueueUrl=values["url"], MessageBody=TEXT, **fifo)


def _receive(clients: Clients, values: Values, _: None) -> str:
    client = clients("sqs", region(values))
    for _number in range(_MOST_READS):
        answer = client.receive_message(
            QueueUrl=values["url"], MaxNumberOfMessages=10, VisibilityTimeout=0, WaitTimeSeconds=0
        )
        if any(message["Body"] == TEXT for message in answer.get("Messages", ())):
            return ""
    return "the message is gone"


def _subscribe(clients: Clients, values: Values) -> str:
    """The ARN of a subscription: an address, or for a FIFO topic, which takes only queues, a queue."""
    fifo = bool(values.get("fifo_topic"))
    protocol = "sqs" if fifo else "email"
    endpoint = f"arn:aws:sqs:{region(values)}:123456789012:{NAME}.fifo" if fifo else _ENDPOINT
    answer = clients("sns", region(values)).subscribe(
        TopicArn=values["arn"], Protocol=protocol, Endpoint=endpoint, ReturnSubscriptionArn=True
    )
    return str(answer["SubscriptionArn"])


def _subscribed(clients: Clients, values: Values, subscription: str) -> str:
    client = clients("sns", region(values))
    pages = client.get_paginator("list_subscriptions_by_topic").paginate(TopicArn=values["arn"])
    found = {one["SubscriptionArn"] for page in pages for one in page["Subscriptions"]}
    return "" if subscription in found else f"the subscription {subscription} is gone"


def _record(clients: Clients, values: Values) -> None:
    client = clients("kinesis", region(values))
    client.put_record(StreamName=values["name"], Data=TEXT.encode(), PartitionKey=NAME)


def _recorded(clients: Clients, values: Values, _: None) -> str:
    client = clients("kinesis", region(values))
    if any(record["Data"] == TEXT.encode() for record in _records(client, values["name"])):
        return ""
    return "the record is gone"


def _records(client: Any, stream: str) -> Iterator[Any]:
    for shard in client.list_shards(StreamName=stream)["Shards"]:
        iterator = client.get_shard_iterator(
            StreamName=stream, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON"
        )["ShardIterator"]
        yield from client.get_records(ShardIterator=iterator)["Records"]


def _delivery(clients: Clients, values: Values) -> list[str]:
    client = clients("firehose", region(values))
    stream = client.describe_delivery_stream(DeliveryStreamName=values["name"])["DeliveryStreamDescription"]
    return [stream["DeliveryStreamARN"], str(stream.get("CreateTimestamp", ""))]


STORES = {
    "aws_sqs_queue": Store("a message", _send, _receive),
    "aws_sns_topic": Store("a subscription", _subscribe, _subscribed),
    "aws_kinesis_stream": Store("a record", _record, _recorded),
    "aws_kinesis_firehose_delivery_stream": identity(_delivery, "its buffer cannot be read"),
}
