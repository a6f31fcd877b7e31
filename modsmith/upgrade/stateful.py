"""Resource types that hold data, decrypt it, or are what others write to and read from by name."""

from __future__ import annotations

HOLDS_DATA = frozenset(
    {
        "aws_athena_workgroup",
        "aws_backup_vault",
        "aws_cloudfront_origin_access_identity",  # bucket policies and distributions of others name it
        "aws_cloudtrail_event_data_store",
        "aws_cloudwatch_log_group",
        "aws_cloudwatch_log_stream",
        "aws_codecommit_repository",
        "aws_cognito_identity_pool",
        "aws_cognito_user_pool",
        "aws_dax_cluster",
        "aws_db_instance",
        "aws_docdb_cluster",
        "aws_docdb_cluster_instance",
        "aws_docdbelastic_cluster",
        "aws_dynamodb_global_table",
        "aws_dynamodb_table",
        "aws_dynamodb_table_item",
        "aws_dynamodb_table_replica",
        "aws_ebs_snapshot",
        "aws_ebs_volume",
        "aws_ecr_repository",
        "aws_efs_file_system",
        "aws_elasticache_cluster",
        "aws_elasticache_global_replication_group",
        "aws_elasticache_replication_group",
        "aws_elasticache_serverless_cache",
        "aws_elasticsearch_domain",
        "aws_fsx_lustre_file_system",
        "aws_fsx_ontap_file_system",
        "aws_fsx_ontap_volume",
        "aws_fsx_openzfs_file_system",
        "aws_fsx_windows_file_system",
        "aws_glacier_vault",
        "aws_glue_catalog_database",
        "aws_glue_catalog_table",
        "aws_glue_registry",
        "aws_glue_schema",
        "aws_iam_user",
        "aws_keyspaces_keyspace",
        "aws_keyspaces_table",
        "aws_kinesis_firehose_delivery_stream",
        "aws_kinesis_stream",
        "aws_kinesis_video_stream",
        "aws_kms_alias",
        "aws_kms_external_key",
        "aws_kms_key",
        "aws_kms_replica_key",
        "aws_lightsail_database",
        "aws_memorydb_cluster",
        "aws_mq_broker",
        "aws_msk_cluster",
        "aws_msk_serverless_cluster",
        "aws_neptune_cluster",
        "aws_neptune_cluster_instance",
        "aws_opensearch_domain",
        "aws_opensearchserverless_collection",
        "aws_qldb_ledger",
        "aws_rds_cluster",
        "aws_rds_cluster_instance",
        "aws_rds_global_cluster",
        "aws_redshift_cluster",
        "aws_redshiftserverless_namespace",
        "aws_route53_zone",
        "aws_s3_bucket",
        "aws_s3_bucket_object",
        "aws_s3_directory_bucket",
        "aws_s3_object",
        "aws_s3tables_table",
        "aws_s3tables_table_bucket",
        "aws_secretsmanager_secret",
        "aws_simpledb_domain",
        "aws_sns_topic",  # its subscriptions go with it
        "aws_sqs_queue",
        "aws_ssm_parameter",  # other stacks read it by name
        "aws_timestreaminfluxdb_db_instance",
        "aws_timestreamwrite_database",
        "aws_timestreamwrite_table",
        "aws_volume_attachment",
    }
)
"""Never destroyed, never replaced and never forgotten by an upgrade."""

_GONE = frozenset({"delete", "forget"})


def is_lost(type_: str, actions: tuple[str, ...]) -> bool:
    """Whether a planned change takes away what a resource holds: it is destroyed, replaced or forgotten.

    Args:
        type_: of the resource, such as `aws_s3_bucket`.
        actions: as a plan in JSON names them, such as `("delete", "create")`.
    """
    return type_ in HOLDS_DATA and not _GONE.isdisjoint(actions)
