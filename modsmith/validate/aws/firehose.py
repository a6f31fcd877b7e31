"""Firehose: what controls of delivery streams share."""

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
    """Where it delivers to.

    Raises:
        UndeterminedError: nobody knows.
    """
    return [part for path in DESTINATIONS for part in stream.parts(path)]


def buckets(stream: Resource) -> list[tuple[str, Resource]]:
    """Blocks that write to a bucket, each with its path: destinations in S3, and what others keep there.

    Raises:
        UndeterminedError: nobody knows how many there are.
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
