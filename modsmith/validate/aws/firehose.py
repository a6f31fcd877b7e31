"""Firehose: helpers for controls of delivery streams."""

from __future__ import annotations

from modsmith.evaluate.evaluation import Resource

STREAM = "aws_kinesis_firehose_delivery_stream"
S3 = "extended_s3_configuration"
CONVERSION = f"{S3}.data_format_conversion_configuration"
DESTINATIONS = (
    S3,
    "s3_configuration",
    "redshift_configuration",
    "elasticsearch_configuration",
    "opensearch_configuration",
    "opensearchserverless_configuration",
    "splunk_configuration",
    "http_endpoint_configuration",
    "snowflake_configuration",
    "iceberg_configuration",
)
_BUCKETS = ("s3_configuration", "s3_backup_configuration")


def destinations(stream: Resource) -> list[Resource]:
    """The destination blocks of a delivery stream.

    Raises:
        UndeterminedError: the answer is unknown.
    """
    return [part for path in DESTINATIONS for part in stream.parts(path)]


def buckets(stream: Resource) -> list[tuple[str, Resource]]:
    """Blocks that write to a bucket, with their paths: S3 destinations, and the backups of other destinations.

    Raises:
        UndeterminedError: their number is unknown.
    """
    found = []
    for path in DESTINATIONS:
        for number, part in enumerate(stream.parts(path)):
            here = f"{path}.{number}"
            if path in (S3, "s3_configuration"):
                found.append((here, part))
            for inner in _BUCKETS:
                found += [(f"{here}.{inner}.{at}", one) for at, one in enumerate(part.parts(inner))]
    return found
