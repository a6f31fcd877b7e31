"""What AWS bills for a resource. There are no prices here: they differ by region and change.

A type that AWS does not bill by itself, such as a bucket policy, is not in the table; its service is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Meter:
    """Something that AWS counts.

    Attributes:
        what: is counted, and the unit.
        arguments: of the resource that change it, nested blocks included; a caller's inputs reach them.
    """

    what: str
    arguments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bill:
    """What AWS bills for the resources of one type.

    Attributes:
        meters: what is counted.
        source: the page with the prices.
    """

    meters: tuple[Meter, ...]
    source: str


def _aws(path: str) -> str:
    return f"https://aws.amazon.com/{path}/pricing/"


_INSTANCE = Meter("Instance hours, by class", ("instance_class",))

BILLS: Mapping[str, Bill] = {
    "aws_athena_workgroup": Bill(
        (Meter("Data scanned by queries, per TB", ("configuration.bytes_scanned_cutoff_per_query",)),),
        _aws("athena"),
    ),
    "aws_cloudfront_distribution": Bill(
        (Meter("Data transferred to viewers, per GB", ("price_class",)), Meter("Requests of viewers")),
        _aws("cloudfront"),
    ),
    "aws_cloudwatch_composite_alarm": Bill((Meter("Composite alarms, per month"),), _aws("cloudwatch")),
    "aws_cloudwatch_dashboard": Bill((Meter("Dashboards, per month"),), _aws("cloudwatch")),
    "aws_cloudwatch_event_bus": Bill((Meter("Events that are published"),), _aws("eventbridge")),
    "aws_cloudwatch_log_group": Bill(
        (
            Meter("Log data that is ingested, per GB"),
            Meter("Log data that is kept, per GB and month", ("retention_in_days",)),
        ),
        _aws("cloudwatch"),
    ),
    "aws_cloudwatch_metric_alarm": Bill(
        (Meter("Metrics that alarms watch, per month", ("period",)),), _aws("cloudwatch")
    ),
    "aws_db_instance": Bill(
        (
            _INSTANCE,
            Meter("Storage and provisioned I/O", ("allocated_storage", "storage_type", "iops", "multi_az")),
            Meter("Backups beyond the size of the database", ("backup_retention_period",)),
        ),
        _aws("rds"),
    ),
    "aws_dynamodb_table": Bill(
        (
            Meter(
                "Reads and writes: requests on demand, or provisioned capacity by the hour",
                ("billing_mode", "read_capacity", "write_capacity"),
            ),
            Meter(
                "Storage of tables and indexes, per GB and month", ("table_class", "global_secondary_index")
            ),
            Meter("Point-in-time recovery, by the size of the table", ("point_in_time_recovery",)),
            Meter("Writes to replicas, and their storage", ("replica",)),
        ),
        _aws("dynamodb"),
    ),
    "aws_ecr_repository": Bill((Meter("Storage of images, per GB and month"),), _aws("ecr")),
    "aws_efs_file_system": Bill(
        (
            Meter("Storage, per GB and month", ("lifecycle_policy",)),
            Meter("Throughput", ("throughput_mode",)),
        ),
        _aws("efs"),
    ),
    "aws_elasticache_cluster": Bill(
        (Meter("Node hours, by type", ("node_type", "num_cache_nodes")),), _aws("elasticache")
    ),
    "aws_elasticache_replication_group": Bill(
        (
            Meter(
                "Node hours, by type",
                ("node_type", "num_cache_clusters", "num_node_groups", "replicas_per_node_group"),
            ),
            Meter("Snapshots beyond the first, per GB and month", ("snapshot_retention_limit",)),
        ),
        _aws("elasticache"),
    ),
    "aws_glue_catalog_table": Bill((Meter("Objects and requests of the Data Catalog"),), _aws("glue")),
    "aws_glue_crawler": Bill((Meter("Crawler time, per DPU hour", ("schedule",)),), _aws("glue")),
    "aws_glue_job": Bill(
        (Meter("Job time, per DPU hour", ("number_of_workers", "worker_type")),), _aws("glue")
    ),
    "aws_kinesis_firehose_delivery_stream": Bill(
        (
            Meter("Data that is ingested, per GB"),
            Meter(
                "Conversion to a columnar format, per GB",
                ("extended_s3_configuration.data_format_conversion_configuration",),
            ),
        ),
        _aws("firehose"),
    ),
    "aws_kinesis_stream": Bill(
        (
            Meter(
                "Shard hours and units of 25 KB put; or data in and out, on demand",
                ("shard_count", "stream_mode_details"),
            ),
            Meter("Retention beyond 24 hours", ("retention_period",)),
            Meter("Metrics of each shard", ("shard_level_metrics",)),
        ),
        "https://aws.amazon.com/kinesis/data-streams/pricing/",
    ),
    "aws_kinesis_stream_consumer": Bill(
        (Meter("Enhanced fan-out: hours for each shard, and data, per GB"),),
        "https://aws.amazon.com/kinesis/data-streams/pricing/",
    ),
    "aws_kms_key": Bill(
        (
            Meter("Keys, per month, with each yearly rotation", ("enable_key_rotation",)),
            Meter("Requests that encrypt and decrypt"),
        ),
        _aws("kms"),
    ),
    "aws_lambda_function": Bill(
        (
            Meter(
                "Time of invocations, by memory, and their number",
                ("memory_size", "timeout", "architectures"),
            ),
            Meter("Provisioned concurrency", ("reserved_concurrent_executions",)),
        ),
        _aws("lambda"),
    ),
    "aws_lb": Bill((Meter("Load balancer hours and capacity units"),), _aws("elasticloadbalancing")),
    "aws_rds_cluster": Bill(
        (
            Meter("Capacity: ACU hours, serverless", ("serverlessv2_scaling_configuration",)),
            Meter("Storage and I/O", ("storage_type", "allocated_storage")),
            Meter("Backups beyond the size of the cluster", ("backup_retention_period",)),
        ),
        "https://aws.amazon.com/rds/aurora/pricing/",
    ),
    "aws_rds_cluster_instance": Bill(
        (
            Meter("Instance hours, by class; ACU hours for db.serverless", ("instance_class",)),
            Meter("Performance Insights beyond 7 days", ("performance_insights_retention_period",)),
        ),
        "https://aws.amazon.com/rds/aurora/pricing/",
    ),
    "aws_s3_bucket": Bill((Meter("Storage, per GB and month; requests; data transferred out"),), _aws("s3")),
    "aws_s3_bucket_analytics_configuration": Bill((Meter("Objects that are analyzed"),), _aws("s3")),
    "aws_s3_bucket_intelligent_tiering_configuration": Bill(
        (Meter("Objects that are monitored", ("tiering",)),), _aws("s3")
    ),
    "aws_s3_bucket_inventory": Bill((Meter("Objects that are listed", ("schedule",)),), _aws("s3")),
    "aws_s3_bucket_lifecycle_configuration": Bill(
        (Meter("Transitions between storage classes", ("rule",)),), _aws("s3")
    ),
    "aws_s3_bucket_metric": Bill((Meter("Request metrics, as metrics of CloudWatch"),), _aws("cloudwatch")),
    "aws_s3_bucket_replication_configuration": Bill(
        (Meter("Replicated requests, storage and transfer between regions", ("rule",)),), _aws("s3")
    ),
    "aws_s3_bucket_versioning": Bill(
        (Meter("Storage of earlier versions of objects", ("versioning_configuration",)),), _aws("s3")
    ),
    "aws_secretsmanager_secret": Bill(
        (Meter("Secrets, per month, and calls of the API"),), _aws("secrets-manager")
    ),
    "aws_sfn_state_machine": Bill(
        (Meter("State transitions; or requests and time, express", ("type",)),), _aws("step-functions")
    ),
    "aws_sns_topic": Bill(
        (Meter("Messages that are published and delivered", ("fifo_topic",)),), _aws("sns")
    ),
    "aws_sqs_queue": Bill((Meter("Requests", ("fifo_queue", "receive_wait_time_seconds")),), _aws("sqs")),
    "aws_ssm_parameter": Bill(
        (Meter("Parameters of the advanced tier; standard ones are free", ("tier",)),),
        _aws("systems-manager"),
    ),
    "aws_timestreamwrite_table": Bill(
        (
            Meter("Writes, per million"),
            Meter(
                "Memory store, per GB and hour",
                ("retention_properties.memory_store_retention_period_in_hours",),
            ),
            Meter(
                "Magnetic store, per GB and month",
                ("retention_properties.magnetic_store_retention_period_in_days",),
            ),
            Meter("Queries"),
        ),
        _aws("timestream"),
    ),
}
