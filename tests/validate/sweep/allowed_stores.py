"""Changes after which a control of databases, caches, streams or backups is right to pass, with the reason."""

from __future__ import annotations

from collections.abc import Mapping

from .allowed import ADDRESS, ANY, ANY_KEY, DEFAULT, NO_POLICY, NOTHING, REQUIRED, STRICTER

WITHOUT_SETTINGS = "DMS refuses an endpoint of Redis without its settings, which name the server"
UNAUTHENTICATED = "ElastiCache refuses a user without a password, unless no_password_required is set"
CALLERS_SUBNET = "callers choose the subnet; one of a module that is not read is a case of its fixture"
UNSAVED = "Terraform stores no write-only argument"
NOBODY = "without addresses a rule lets in nobody; its fixture has a case of unknown ones"
RESTORED = "AWS refuses a cluster without it, unless it is restored"

STORES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "athena-metrics": {
        "aws_athena_workgroup.configuration": ("left out", DEFAULT),
        "aws_athena_workgroup.configuration.publish_cloudwatch_metrics_enabled": (ANY, DEFAULT),
    },
    "backup-encryption": {"aws_backup_vault.kms_key_arn": (ANY, ANY_KEY)},
    "backup-plan": {
        "aws_backup_plan.rule": ("left out", REQUIRED),
        "aws_backup_plan.rule.lifecycle.cold_storage_after": ("null", NOTHING),
    },
    "dms-authentication": {
        "aws_dms_endpoint.mongodb_settings": ("left out", DEFAULT),
        "aws_dms_endpoint.mongodb_settings.auth_type": ("null", DEFAULT),
        "aws_dms_endpoint.redis_settings": ("left out", WITHOUT_SETTINGS),
        "aws_dms_endpoint.redis_settings.auth_type": ("null", REQUIRED),
    },
    "dms-network": {"aws_dms_replication_instance.publicly_accessible": (ANY, DEFAULT)},
    "dms-tls": {
        "aws_dms_endpoint.redis_settings": ("left out", WITHOUT_SETTINGS),
        "aws_dms_endpoint.redis_settings.ssl_security_protocol": ("null", DEFAULT),
    },
    "docdb-tls": {
        "aws_docdb_cluster_parameter_group.parameter": ("left out", DEFAULT),
        "aws_docdb_cluster_parameter_group.parameter.name": ("null", REQUIRED),
        "aws_docdb_cluster_parameter_group.parameter.value": ("null", REQUIRED),
    },
    "efs-network": {
        "aws_efs_mount_target.subnet_id": (ANY, CALLERS_SUBNET),
        "aws_subnet.map_public_ip_on_launch": (ANY, DEFAULT),
    },
    "elasticache-serverless": {"aws_elasticache_serverless_cache.engine": ("null", REQUIRED)},
    "elasticache-users": {
        "aws_elasticache_user.access_string": ("null", REQUIRED),
        "aws_elasticache_user.authentication_mode": ("left out", UNAUTHENTICATED),
        "aws_elasticache_user.authentication_mode.type": ("null", REQUIRED),
    },
    "memorydb-access": {"aws_memorydb_cluster.acl_name": ("null", REQUIRED)},
    "mq-logs": {"aws_mq_broker.engine_type": ("null", REQUIRED)},
    "mq-upgrades": {
        "aws_mq_broker.engine_type": ("null", REQUIRED),
        "aws_mq_broker.engine_version": ("null", REQUIRED),
    },
    "msk-access": {
        "aws_msk_cluster.broker_node_group_info": ("left out", REQUIRED),
        "aws_msk_cluster.broker_node_group_info.connectivity_info": ("left out", DEFAULT),
        "aws_msk_cluster.broker_node_group_info.connectivity_info.public_access": ("left out", DEFAULT),
        "aws_msk_cluster.broker_node_group_info.connectivity_info.public_access.type": ("null", DEFAULT),
    },
    "msk-encryption": {
        "aws_msk_cluster.encryption_info.encryption_in_transit": ("left out", DEFAULT),
        "aws_msk_cluster.encryption_info.encryption_in_transit.client_broker": ("null", DEFAULT),
        "aws_msk_cluster.encryption_info.encryption_in_transit.in_cluster": (ANY, DEFAULT),
    },
    "neptune-network": {
        "aws_neptune_cluster_instance.publicly_accessible": (ANY, DEFAULT),
        "aws_neptunegraph_graph.public_connectivity": (ANY, DEFAULT),
    },
    "opensearch-tls": {
        "aws_elasticsearch_domain.domain_endpoint_options.enforce_https": (ANY, DEFAULT),
        "aws_opensearch_domain.domain_endpoint_options.enforce_https": (ANY, DEFAULT),
    },
    "policies-public": {
        "aws_backup_vault_policy.policy": ("perhaps null", REQUIRED),
        "aws_dynamodb_resource_policy.policy": ("perhaps null", REQUIRED),
        "aws_elasticsearch_domain.access_policies": ("perhaps null", NO_POLICY),
        "aws_elasticsearch_domain_policy.access_policies": ("perhaps null", REQUIRED),
        "aws_elasticsearch_domain_policy.domain_name": (ANY, STRICTER),
        "aws_kinesis_resource_policy.policy": ("perhaps null", REQUIRED),
        "aws_msk_cluster_policy.policy": ("perhaps null", REQUIRED),
        "aws_opensearch_domain.access_policies": ("perhaps null", NO_POLICY),
        "aws_opensearch_domain_policy.access_policies": ("perhaps null", REQUIRED),
        "aws_opensearch_domain_policy.domain_name": (ANY, STRICTER),
        "aws_redshift_resource_policy.policy": ("perhaps null", REQUIRED),
        "aws_redshiftserverless_resource_policy.policy": ("perhaps null", REQUIRED),
    },
    "redshift-encryption": {
        "aws_redshift_cluster.kms_key_id": (ANY, ANY_KEY),
        "aws_redshiftserverless_namespace.kms_key_id": (ANY, ANY_KEY),
    },
    "redshift-names": {"aws_redshift_cluster.master_username": ("null", RESTORED)},
    "redshift-network": {
        "aws_security_group": (ANY, ADDRESS),
        "aws_security_group.ingress": ("left out", NOTHING),
        "aws_security_group.ingress.cidr_blocks": (ANY, NOBODY),
    },
    "redshift-password": {
        "aws_redshift_cluster.master_password_wo": (ANY, UNSAVED),
        "aws_redshiftserverless_namespace.admin_user_password_wo": (ANY, UNSAVED),
    },
    "redshift-tls": {
        "aws_redshift_cluster.cluster_parameter_group_name": ("null", DEFAULT),
        "aws_redshift_parameter_group.family": ("null", REQUIRED),
        "aws_redshift_parameter_group.parameter.name": ("null", REQUIRED),
    },
    "redshift-upgrades": {"aws_redshift_cluster.allow_version_upgrade": (ANY, DEFAULT)},
    "upgrades-minor": {
        "aws_db_instance.auto_minor_version_upgrade": ("null", DEFAULT),
        "aws_rds_cluster_instance.auto_minor_version_upgrade": ("null", DEFAULT),
    },
}
"""Control to what it reads, as type and arguments; and for that the change, or `ANY`, and the reason."""
