"""Firehose: somebody hears when records stay behind, are refused or are not even read."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import alarms, firehose
from modsmith.validate.control import Control, Violation

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
    """The end of the way always; conversion and source where it has them."""
    wanted = {"the age or success of its deliveries": DELIVERY}
    if any(part.blocks("data_format_conversion_configuration") for part in firehose.destinations(stream)):
        wanted["the records that it cannot convert"] = CONVERSION
    if stream.blocks("kinesis_source_configuration"):
        wanted["whether it reads its source"] = READING
    for what, names in wanted.items():
        if not alarms.watching(evaluation, stream, "AWS/Firehose", names, "DeliveryStreamName"):
            yield Violation(f"No alarm watches {what}.")


CONTROL = Control(
    id="firehose-alarms",
    title="A delivery stream is watched for late deliveries, failed conversions and a source that it does not read.",
    why="A role or key that was taken away stops it without a word, until the source has forgotten the records.",
    source="https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-metrics.html",
    fix="Add alarms on DeliveryToS3.DataFreshness, FailedConversion.Records and KinesisMillisBehindLatest.",
    types=(firehose.STREAM,),
    check=check,
    reads=(alarms.ALARM,),
    guards=GUARDS,
)
