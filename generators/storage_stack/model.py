"""The stores of the CO2 analysis, as data. No CDKTF here, so spec and prose may read it."""

from __future__ import annotations

from dataclasses import dataclass

from modsmith.constructs import Index, TableDesign

CACHE = TableDesign(
    "cache",
    "Cache",
    "What the analysis has already reasoned out, by a hash of the question.",
    "cache_key",
    indexes=(Index("cached-at-index", "cached_at"),),
    ttl_attribute="ttl",
)

INDEX = CACHE.indexes[0]

BUCKETS = {"static_website": "static-website", "geojson_data": "geojson-data"}
"""Key in Terraform and in the outputs to the last part of the bucket's name."""

DATA = "geojson_data"
"""Key of the bucket with data, which is archived, locked and read from other pages; the other has a website's files."""

REPLICATION_RULE = "everything"
"""Id of the replication rule, a dimension of its metrics."""

DOCUMENTED_QUERY = "cached_at > :one_hour_ago"
"""DynamoDB refuses it: a key condition needs equality on the partition key, and `cached_at` is that."""

MOMENT_QUERY = "cached_at = :moment"
"""What the index can be asked for: one exact moment."""

RECENT_FILTER = "cached_at > :one_hour_ago"
"""As the filter of a scan it is allowed; the scan still reads the whole index."""

PARAMETERS = {
    "dynamodb/cache-table-name": "aws_dynamodb_table.cache.name",
    "dynamodb/cache-table-arn": "aws_dynamodb_table.cache.arn",
    "dynamodb/stream-arn": "aws_dynamodb_table.cache.stream_arn",
    "s3/static-bucket-name": 'aws_s3_bucket.this["static_website"].bucket',
    "s3/static-bucket-arn": 'aws_s3_bucket.this["static_website"].arn',
    "s3/geojson-bucket-name": 'aws_s3_bucket.this["geojson_data"].bucket',
    "s3/geojson-bucket-arn": 'aws_s3_bucket.this["geojson_data"].arn',
    "cloudfront/oai-id": "aws_cloudfront_origin_access_identity.this.id",
}
"""Last part of a parameter's name to the attribute that is its value."""

METRICS_FILTER = "EntireBucket"

HOURS_A_MONTH = 730


@dataclass(frozen=True)
class Prices:
    """US dollars in us-east-1, as the platform's document gives them but for what AWS has changed since."""

    read_unit_hour: float = 0.00013
    write_unit_hour: float = 0.00065
    million_reads: float = 0.125
    million_writes: float = 0.625
    table_gb: float = 0.25
    bucket_gb: float = 0.023
    thousand_gets: float = 0.0004


PRICES = Prices()


def provisioned_month(units: float) -> float:
    """Dollars for a month of as many read and write units, for table or index."""
    return units * HOURS_A_MONTH * (PRICES.read_unit_hour + PRICES.write_unit_hour)


def dev_month() -> float:
    """A million reads and 100,000 writes of small items, each written to the index too, and 1 GB stored twice."""
    writes = 2 * 0.1 * PRICES.million_writes
    return PRICES.million_reads + writes + 2 * PRICES.table_gb


def prod_month(units: float) -> float:
    """Table and index with as many units each, and 1 GB stored twice."""
    return 2 * provisioned_month(units) + 2 * PRICES.table_gb


def buckets_month() -> float:
    """10 GB and 100,000 GETs."""
    return 10 * PRICES.bucket_gb + 100 * PRICES.thousand_gets


def alarm_count() -> int:
    """How many alarms the module makes."""
    return 2 + 2 * len(BUCKETS)


def alarm_metrics() -> int:
    """How many metrics they look at, which is what CloudWatch charges for."""
    throttles, latency, rates_and_failures = 4, 4, 2 * len(BUCKETS)
    return throttles + latency + rates_and_failures


DEFAULT_THRESHOLDS = {
    "throttle_events": 10,
    "latency_ms": 100,
    "bucket_4xx_percent": 5,
    "bucket_5xx_errors": 0,
    "failed_replications": 0,
}
"""When alarms fire unless the caller says otherwise; those of the first four alarms are the document's."""
