"""What the platform streams and sends, as data: queues, topics, the archive's figures, the shards' bounds."""

from generators.shared import telemetry
from modsmith.constructs import QueueDesign

TELEMETRY_ITEM = telemetry.ITEM
TELEMETRY_EXAMPLE = telemetry.example()

EMERGENCY = QueueDesign(
    "emergency",
    "Critical events that must be answered within two seconds.",
    visibility_seconds=30,
    fifo=True,
)
TELEMETRY = QueueDesign(
    "telemetry",
    "Telemetry that is processed one message at a time.",
    visibility_seconds=60,
    wait_seconds=20,
)
QUEUES = (EMERGENCY, TELEMETRY)

DAY_SECONDS = 24 * 60 * 60
DEAD_LETTER_SECONDS = 14 * DAY_SECONDS
"""The longest that SQS keeps a message; a queue keeps it for four days. The age of a standard queue's dead letter counts from its first sending.

Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
"""

ALARMS = "alarms"
TOPICS = {
    "authorities": "Authorities alerts",
    "owner": "Owner alerts",
    "manager": "Manager notifications",
    ALARMS: "Alarms",
}

ITERATOR_AGE_MS = 60_000
VISIBLE_MESSAGES = 1_000
FAILED_DELIVERIES_PERCENT = 5
EMERGENCY_AGE_SECONDS = 2

BUFFER_MB = 128
BUFFER_SECONDS = 300

MIN_SHARDS = 10
MAX_SHARDS = 50
RECORDS_PER_SHARD = 1_000
"""A second: what AWS lets a shard take, and the document's target."""
SCALE_OUT_COOLDOWN_SECONDS = 60
SCALE_IN_COOLDOWN_SECONDS = 300
DAILY_UPDATES = 10
"""`UpdateShardCount` in any 24 hours.

Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateShardCount.html
"""
MOST_DAILY_UPDATES = 40
"""The scaler's history of a day's changes fits into a parameter of 4 KB up to here."""
MOST_SHARDS = 10_000
"""`UpdateShardCount` goes no higher."""

SHARD_METRICS = (
    "IncomingBytes",
    "IncomingRecords",
    "IteratorAgeMilliseconds",
    "OutgoingBytes",
    "OutgoingRecords",
    "ReadProvisionedThroughputExceeded",
    "WriteProvisionedThroughputExceeded",
)
"""Not ALL: Kinesis answers with the names, and Terraform would plan a change for ever."""
MOST_CONSUMERS = 20
"""Consumers with enhanced fan-out that a stream may have.

Source: https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
"""

LONGEST_PROJECT = 32
NAME_LIMITS = {
    "aws_cloudwatch_event_rule": 64,
    "aws_iam_role": 64,
    "aws_kinesis_firehose_delivery_stream": 64,
    "aws_kinesis_stream": 128,
    "aws_lambda_function": 64,
    "aws_sns_topic": 256,
    "aws_sqs_queue": 80,
}
"""Characters that AWS allows in a name, by resource type; the longest project name in the longest environment fits them all."""


def alarm_count() -> int:
    """How many alarms the module makes without consumers: for a bill, and for the test that counts them in a plan."""
    stream, archive, scaler, emergency = 2, 3, 4, 1
    return stream + archive + scaler + emergency + 2 * len(QUEUES) + len(TOPICS)
