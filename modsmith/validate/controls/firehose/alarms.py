"""Firehose: alarms report late deliveries, failed conversions and unread sources."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import alarms, firehose
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

KINDS = ("S3", "Redshift", "Splunk", "HttpEndpoint", "AmazonOpenSearchService", "AmazonOpenSearchServerless",
         "Elasticsearch", "Snowflake", "Iceberg")  # fmt: skip
DELIVERY = tuple(f"DeliveryTo{kind}.{what}" for kind in KINDS for what in ("DataFreshness", "Success"))
CONVERSION = ("FailedConversion.Records", "FailedConversion.Bytes")
READING = (
    "DataReadFromKinesisStream.Records",
    "DataReadFromKinesisStream.Bytes",
    "KinesisMillisBehindLatest",
)
GUARDS = ((alarms.ALARM, ""), (alarms.ALARM, "dimensions"), (alarms.ALARM, "metric_name"))


def check(stream: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for an alarm on delivery and, if the stream has them, on conversion and source."""
    wanted = {"the age or success of deliveries": DELIVERY}
    if any(part.blocks("data_format_conversion_configuration") for part in firehose.destinations(stream)):
        wanted["records that cannot be converted"] = CONVERSION
    if stream.blocks("kinesis_source_configuration"):
        wanted["reads from its source"] = READING
    for what, names in wanted.items():
        if not alarms.watching(evaluation, stream, "AWS/Firehose", names, "DeliveryStreamName"):
            yield Violation(f"No alarm watches {what}.")


CONTROL = Control(
    id="firehose-alarms",
    title="Alarms watch a delivery stream for late deliveries, failed conversions and an unread source.",
    why="Without its role or key, the stream stops silently until the source's records have expired.",
    source="https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-metrics.html",
    fix="Add alarms on DeliveryToS3.DataFreshness, FailedConversion.Records and KinesisMillisBehindLatest.",
    types=(firehose.STREAM,),
    severity=Severity.LOW,
    scope="deployment",
    check=check,
    reads=(alarms.ALARM,),
    guards=GUARDS,
)
