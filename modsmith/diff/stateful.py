"""Resource types that hold what a new resource would not have.

Data is not all: a key decrypts data, and other stacks and applications know the address, the name or the identity of
what is listed under `ADDRESSES`.

Source: the AWS provider's resource types (5.100 and 6.x), chosen by what AWS keeps in each.
"""

from __future__ import annotations

from typing import Final

STORES: Final = frozenset(
    {
        # tables and databases
        "aws_dynamodb_global_table",
        "aws_dynamodb_table",
        "aws_dynamodb_table_item",
        "aws_dynamodb_table_replica",
        "aws_keyspaces_keyspace",
        "aws_keyspaces_table",
        "aws_simpledb_domain",
        "aws_db_instance",
        "aws_db_cluster_snapshot",
        "aws_db_snapshot",
        "aws_db_snapshot_copy",
        "aws_rds_cluster",
        "aws_rds_cluster_instance",
        "aws_rds_cluster_snapshot_copy",
        "aws_rds_custom_db_engine_version",
        "aws_rds_global_cluster",
        "aws_dsql_cluster",
        "aws_docdb_cluster",
        "aws_docdb_cluster_instance",
        "aws_docdb_cluster_snapshot",
        "aws_docdb_global_cluster",
        "aws_docdbelastic_cluster",
        "aws_neptune_cluster",
        "aws_neptune_cluster_instance",
        "aws_neptune_cluster_snapshot",
        "aws_neptune_global_cluster",
        "aws_neptunegraph_graph",
        "aws_qldb_ledger",
        "aws_timestreamwrite_database",
        "aws_timestreamwrite_table",
        "aws_timestreaminfluxdb_db_cluster",
        "aws_timestreaminfluxdb_db_instance",
        "aws_finspace_kx_database",
        "aws_finspace_kx_volume",
        "aws_redshift_cluster",
        "aws_redshift_cluster_snapshot",
        "aws_redshiftserverless_namespace",
        "aws_redshiftserverless_snapshot",
        "aws_odb_cloud_autonomous_vm_cluster",
        "aws_odb_cloud_exadata_infrastructure",
        "aws_odb_cloud_vm_cluster",
        # caches, which may be the only place of a session or a queue
        "aws_dax_cluster",
        "aws_elasticache_cluster",
        "aws_elasticache_global_replication_group",
        "aws_elasticache_replication_group",
        "aws_elasticache_serverless_cache",
        "aws_memorydb_cluster",
        "aws_memorydb_multi_region_cluster",
        "aws_memorydb_snapshot",
        # objects, files and volumes
        "aws_s3_bucket",
        "aws_s3_bucket_object",
        "aws_s3_directory_bucket",
        "aws_s3_object",
        "aws_s3_object_copy",
        "aws_s3control_bucket",
        "aws_s3tables_namespace",
        "aws_s3tables_table",
        "aws_s3tables_table_bucket",
        "aws_s3vectors_index",
        "aws_s3vectors_vector_bucket",
        "aws_glacier_vault",
        "aws_efs_file_system",
        "aws_fsx_backup",
        "aws_fsx_file_cache",
        "aws_fsx_lustre_file_system",
        "aws_fsx_ontap_file_system",
        "aws_fsx_ontap_storage_virtual_machine",
        "aws_fsx_ontap_volume",
        "aws_fsx_openzfs_file_system",
        "aws_fsx_openzfs_snapshot",
        "aws_fsx_openzfs_volume",
        "aws_fsx_windows_file_system",
        "aws_storagegateway_cached_iscsi_volume",
        "aws_storagegateway_gateway",
        "aws_storagegateway_nfs_file_share",
        "aws_storagegateway_smb_file_share",
        "aws_storagegateway_stored_iscsi_volume",
        "aws_storagegateway_tape_pool",
        "aws_ebs_snapshot",
        "aws_ebs_snapshot_copy",
        "aws_ebs_snapshot_import",
        "aws_ebs_volume",
        "aws_instance",
        "aws_ami",
        "aws_ami_copy",
        "aws_ami_from_instance",
        "aws_lightsail_bucket",
        "aws_lightsail_database",
        "aws_lightsail_disk",
        "aws_lightsail_instance",
        "aws_workspaces_workspace",
        # backups
        "aws_backup_logically_air_gapped_vault",
        "aws_backup_vault",
        "aws_backup_vault_lock_configuration",
        # messages and streams
        "aws_kinesis_stream",
        "aws_kinesis_video_stream",
        "aws_kinesis_firehose_delivery_stream",
        "aws_sqs_queue",
        "aws_mq_broker",
        "aws_msk_cluster",
        "aws_msk_serverless_cluster",
        "aws_cloudwatch_event_archive",
        "aws_kinesisanalyticsv2_application",
        "aws_iot_thing",
        # logs, traces and metrics
        "aws_cloudwatch_log_group",
        "aws_cloudwatch_log_stream",
        "aws_cloudtrail_event_data_store",
        "aws_prometheus_workspace",
        "aws_grafana_workspace",
        "aws_securitylake_data_lake",
        # search, analytics and catalogs
        "aws_opensearch_domain",
        "aws_opensearchserverless_collection",
        "aws_elasticsearch_domain",
        "aws_kendra_index",
        "aws_qbusiness_application",
        "aws_bedrockagent_knowledge_base",
        "aws_cloudsearch_domain",
        "aws_athena_database",
        "aws_glue_catalog_database",
        "aws_glue_catalog_table",
        "aws_glue_partition",
        "aws_glue_registry",
        "aws_glue_schema",
        "aws_emr_cluster",
        "aws_quicksight_data_set",
        "aws_datazone_domain",
        "aws_sagemaker_domain",
        "aws_sagemaker_feature_group",
        "aws_sagemaker_model_package_group",
        "aws_sagemaker_notebook_instance",
        "aws_customerprofiles_domain",
        "aws_media_store_container",
        # secrets, keys and certificates
        "aws_kms_external_key",
        "aws_kms_key",
        "aws_kms_replica_external_key",
        "aws_kms_replica_key",
        "aws_cloudhsm_v2_cluster",
        "aws_cloudhsm_v2_hsm",
        "aws_paymentcryptography_key",
        "aws_secretsmanager_secret",
        "aws_secretsmanager_secret_version",
        "aws_ssm_parameter",
        "aws_appconfig_hosted_configuration_version",
        "aws_acmpca_certificate_authority",
        "aws_iam_access_key",
        "aws_key_pair",
        # values that Terraform itself makes up and keeps in the state, such as passwords and suffixes of names
        "random_bytes",
        "random_id",
        "random_integer",
        "random_password",
        "random_pet",
        "random_shuffle",
        "random_string",
        "random_uuid",
        "tls_private_key",
        # identities
        "aws_cognito_identity_pool",
        "aws_cognito_user",
        "aws_cognito_user_pool",
        "aws_directory_service_directory",
        "aws_identitystore_group",
        "aws_identitystore_user",
        # code and artifacts
        "aws_codeartifact_repository",
        "aws_codecommit_repository",
        "aws_ecr_repository",
        "aws_ecrpublic_repository",
        # applications with data of their own
        "aws_athena_workgroup",
        "aws_appsync_graphql_api",
        "aws_connect_instance",
        "aws_location_geofence_collection",
        "aws_location_tracker",
        "aws_pinpoint_app",
        "aws_rekognition_collection",
        "aws_swf_domain",
        "aws_transfer_server",
        "aws_transfer_user",
    }
)
"""They hold data, or the keys that decrypt it."""

ADDRESSES: Final = frozenset(
    {
        "aws_acm_certificate",
        "aws_api_gateway_api_key",
        "aws_api_gateway_rest_api",
        "aws_apigatewayv2_api",
        "aws_cloudfront_distribution",
        "aws_cloudfront_origin_access_identity",
        "aws_cognito_user_pool_client",
        "aws_cognito_user_pool_domain",
        "aws_dx_connection",
        "aws_dx_gateway",
        "aws_ec2_transit_gateway",
        "aws_eip",
        "aws_eks_cluster",
        "aws_globalaccelerator_accelerator",
        "aws_iam_user",
        "aws_kms_alias",
        "aws_lb",
        "aws_nat_gateway",
        "aws_organizations_account",
        "aws_organizations_organization",
        "aws_route53_delegation_set",
        "aws_route53_zone",
        "aws_s3_access_point",
        "aws_service_discovery_private_dns_namespace",
        "aws_service_discovery_public_dns_namespace",
        "aws_sns_topic",
        "aws_subnet",
        "aws_vpc",
        "aws_vpc_endpoint_service",
        "aws_vpn_gateway",
    }
)
"""Others know their address, name or identity, which a new resource would not have."""

STATEFUL: Final = STORES | ADDRESSES


def holds(type_: str) -> str:
    """What a resource of a type has that a new one would not have, for a sentence; "" for nothing."""
    if type_ in STORES:
        return "holds data or keys"
    return "has an address or identity that others use" if type_ in ADDRESSES else ""


_GONE: Final = frozenset({"delete", "forget"})


def is_lost(type_: str, actions: tuple[str, ...]) -> bool:
    """Whether a planned change takes away what a resource has: it is destroyed, replaced or forgotten.

    Args:
        type_: of the resource, such as `aws_s3_bucket`.
        actions: as a plan in JSON names them, such as `("delete", "create")`.
    """
    return type_ in STATEFUL and not _GONE.isdisjoint(actions)
