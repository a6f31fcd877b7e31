"""Types of resources that have nothing to protect, each with the reason.

The matrix shows them as not applicable. Do not list a type here that a control checks or reads. A type that neither a
control nor this list covers is a failure.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from modsmith.validate.nothing_to_protect.networks import NOTHING_IN_NETWORKS

_ALIAS = "It is an alias for a resource that has its own controls."
_LINK = "It connects two resources that have their own controls."
_SUBNETS = "It groups subnets; the network's own rules apply to them."
_NOTICES = "It sends notices to a topic, which has its own controls."
_PART = "It belongs to a file system, which has its own controls."
_SETTINGS = "It holds settings of an engine; the controls of what uses them apply."
_SNAPSHOT = "It has the encryption of what it copies, which has its own controls."
_LIMIT = "It limits the use, and so the cost, of a resource that has its own controls."
_VIEW = "It displays metrics and does not store or change anything."
_CLUSTER = "It is a part of a cluster, which has its own controls."
_RESOLVES = "It answers requests. The API's authentication decides who may send them."
_CATALOG = "It describes data in a catalog. The encryption of both has its own controls."
_NAMESPACE = "It is a namespace for resources with their own controls."
_DISCOVERY = "It is a name by which services find each other. Their networks decide who may connect."

_BY_REASON: Final[Mapping[str, tuple[str, ...]]] = {
    "It is a path of an API. Its methods have their own controls.": ("aws_api_gateway_resource",),
    "It is a state of an API. The stage that publishes it has its own controls.": (
        "aws_api_gateway_deployment",
        "aws_apigatewayv2_deployment",
    ),
    "It sets the status, headers and shape of responses.": (
        "aws_api_gateway_gateway_response",
        "aws_api_gateway_integration_response",
        "aws_api_gateway_method_response",
        "aws_apigatewayv2_integration_response",
        "aws_apigatewayv2_route_response",
    ),
    "It is a schema, or finds one.": (
        "aws_api_gateway_model",
        "aws_apigatewayv2_model",
        "aws_schemas_discoverer",
        "aws_schemas_schema",
    ),
    "It is documentation.": (
        "aws_api_gateway_documentation_part",
        "aws_api_gateway_documentation_version",
    ),
    "It limits how often an API can be called.": (
        "aws_api_gateway_usage_plan",
        "aws_api_gateway_usage_plan_key",
    ),
    "It says how tokens are checked. Methods and routes that use it have their own controls.": (
        "aws_api_gateway_authorizer",
        "aws_apigatewayv2_authorizer",
    ),
    "It connects a domain name and a stage, which have their own controls.": (
        "aws_api_gateway_base_path_mapping",
        "aws_apigatewayv2_api_mapping",
    ),
    "It connects an API to load balancers or security groups, which have their own controls.": (
        "aws_api_gateway_vpc_link",
        "aws_apigatewayv2_vpc_link",
    ),
    "It names a role, which has its own controls.": (
        "aws_api_gateway_account",
        "aws_cognito_identity_pool_roles_attachment",
        "aws_cognito_user_group",
        "aws_config_remediation_configuration",
    ),
    "It is a list that rules of web ACLs use.": (
        "aws_waf_byte_match_set",
        "aws_waf_ipset",
        "aws_waf_regex_pattern_set",
        "aws_wafregional_byte_match_set",
        "aws_wafregional_ipset",
        "aws_wafregional_regex_pattern_set",
        "aws_wafv2_ip_set",
        "aws_wafv2_regex_pattern_set",
    ),
    "It blocks addresses that send too many requests.": (
        "aws_waf_rate_based_rule",
        "aws_wafregional_rate_based_rule",
    ),
    "It is a public certificate. The authority that issued it has its own controls.": (
        "aws_acmpca_certificate",
        "aws_acmpca_certificate_authority_certificate",
    ),
    "It says what CloudFront caches or forwards, and gives no one access.": (
        "aws_cloudfront_cache_policy",
        "aws_cloudfront_continuous_deployment_policy",
        "aws_cloudfront_origin_request_policy",
    ),
    "It changes requests or responses, and has no permissions.": ("aws_cloudfront_function",),
    "It is a public key, or a group of them.": (
        "aws_cloudfront_key_group",
        "aws_cloudfront_public_key",
        "aws_iam_user_ssh_key",
        "aws_transfer_ssh_key",
    ),
    "It collects metrics and does not change anything.": (
        "aws_cloudfront_monitoring_subscription",
        "aws_cloudwatch_log_metric_filter",
    ),
    "It names where logs or findings go. The destination has its own controls.": (
        "aws_cloudfront_realtime_log_config",
        "aws_cloudwatch_log_delivery",
        "aws_cloudwatch_log_delivery_destination",
        "aws_cognito_log_delivery_configuration",
        "aws_config_delivery_channel",
        "aws_route53_resolver_query_log_config",
        "aws_route53_resolver_query_log_config_association",
    ),
    "It checks resources and does not change them.": (
        "aws_accessanalyzer_analyzer",
        "aws_config_config_rule",
        "aws_config_conformance_pack",
        "aws_config_organization_conformance_pack",
        "aws_config_organization_custom_rule",
        "aws_config_organization_managed_rule",
        "aws_route53_health_check",
    ),
    "It is a list of addresses that GuardDuty compares traffic with.": (
        "aws_guardduty_ipset",
        "aws_guardduty_threatintelset",
    ),
    "It collects or shows findings.": (
        "aws_securityhub_action_target",
        "aws_securityhub_finding_aggregator",
        "aws_securityhub_insight",
        "aws_securityhub_product_subscription",
    ),
    "It joins accounts for findings. Each account has its own controls.": (
        "aws_guardduty_invite_accepter",
        "aws_guardduty_member",
        "aws_macie2_invitation_accepter",
        "aws_macie2_member",
        "aws_securityhub_invite_accepter",
        "aws_securityhub_member",
    ),
    "AWS accepts only HTTPS there. Another resource holds the credentials.": (
        "aws_cloudwatch_event_api_destination",
    ),
    "It has no permissions of its own. Policies that are attached to it have their own controls.": (
        "aws_iam_group_membership",
    ),
    "It is a name.": ("aws_iam_account_alias", "aws_route53_delegation_set"),
    "It tells who someone is. The trust policies of roles decide what they can do.": (
        "aws_iam_openid_connect_provider",
        "aws_iam_saml_provider",
    ),
    "AWS defines its permissions.": ("aws_iam_service_linked_role",),
    "It removes permissions that Terraform does not know.": (
        "aws_iam_group_policies_exclusive",
        "aws_iam_group_policy_attachments_exclusive",
        "aws_iam_role_policies_exclusive",
        "aws_iam_role_policy_attachments_exclusive",
        "aws_iam_user_policies_exclusive",
        "aws_iam_user_policy_attachments_exclusive",
    ),
    "It says which names a network can resolve.": (
        "aws_route53_resolver_firewall_domain_list",
        "aws_route53_resolver_firewall_rule_group",
        "aws_route53_resolver_rule",
        "aws_route53_resolver_rule_association",
        "aws_route53_vpc_association_authorization",
        "aws_route53_zone_association",
    ),
    "It is the address, the look or the scopes of sign-in pages.": (
        "aws_cognito_managed_login_branding",
        "aws_cognito_resource_server",
        "aws_cognito_user_pool_domain",
        "aws_cognito_user_pool_ui_customization",
    ),
    "It is a namespace.": ("aws_schemas_registry",),
    "It is a schedule, or a selection of instances.": (
        "aws_ssm_default_patch_baseline",
        "aws_ssm_maintenance_window",
        "aws_ssm_maintenance_window_target",
        "aws_ssm_patch_group",
    ),
}

NOTHING_TO_PROTECT: Final[Mapping[str, str]] = {
    **NOTHING_IN_NETWORKS,
    **{type_: reason for reason, types in _BY_REASON.items() for type_ in types},
    "aws_kms_alias": _ALIAS,
    "aws_route53_record": _ALIAS,
    "aws_cloudwatch_dashboard": _VIEW,
    "aws_s3_bucket_intelligent_tiering_configuration": (
        "It moves objects between access tiers of one storage class. Cost limits belong in a promise."
    ),
    "aws_s3_bucket_analytics_configuration": "It collects metrics and does not change anything.",
    "aws_s3_bucket_metric": "It collects metrics and does not change anything.",
    "aws_s3_bucket_notification": (
        "It names who hears of events. The policies of queues, topics and functions decide whether they do."
    ),
    "aws_s3_bucket_inventory": (
        "It lists objects in another bucket, which has its own controls, and does not change anything."
    ),
    "aws_s3_bucket_website_configuration": (
        "It names pages. The bucket's policy and public access block decide who can read them."
    ),
    "aws_lambda_function_event_invoke_config": "It sets how often Lambda retries. An alarm reports failures.",
    "aws_cloudfront_origin_access_identity": (
        "It has no permissions of its own. Bucket policies decide what it can read."
    ),
    "aws_cloudwatch_log_stream": "It belongs to a log group, which has its own controls.",
    "aws_cloudwatch_query_definition": "It is a saved query.",
    "aws_resourcegroups_group": "It is a list of resources, selected by tags.",
    "aws_elasticache_subnet_group": _SUBNETS,
    "aws_docdb_subnet_group": _SUBNETS,
    "aws_redshift_subnet_group": _SUBNETS,
    "aws_dms_replication_subnet_group": _SUBNETS,
    "aws_glue_catalog_database": "It is a namespace for tables, which have their own controls.",
    "aws_athena_named_query": "It is a saved query.",
    "aws_dynamodb_tag": "It is a tag.",
    "aws_ec2_tag": "It is a tag.",
    "aws_lb_target_group_attachment": _LINK,
    "aws_route_table_association": _LINK,
    "aws_main_route_table_association": _LINK,
    "aws_iam_instance_profile": "It attaches a role, which has its own controls, to instances.",
    "aws_acm_certificate_validation": "It waits for a certificate and does not create anything.",
    "aws_placement_group": "It sets how close together instances are placed.",
    "aws_ecs_cluster_capacity_providers": _LINK,
    "aws_ecs_tag": "It is a tag.",
    "aws_ecr_pull_through_cache_rule": (
        "It names a registry whose images ECR copies. Credentials for it are in Secrets Manager."
    ),
    "aws_ecr_replication_configuration": (
        "It copies images to registries whose own policies must allow that."
    ),
    "aws_ecrpublic_repository": "Its images are public on purpose.",
    "aws_eks_access_entry": (
        "It names a principal. Access policies and Kubernetes roles decide what the principal may do."
    ),
    "aws_eks_addon": "It is software in a cluster, which has its own controls.",
    "aws_eks_fargate_profile": "It selects pods for Fargate, which runs them in private subnets only.",
    "aws_eks_identity_provider_config": (
        "It names an issuer of tokens. Kubernetes roles decide what their owners may do."
    ),
    "aws_eks_pod_identity_association": "It gives a role, which has its own controls, to pods.",
    "aws_lambda_alias": "It is a name for versions of a function, which has its own controls.",
    "aws_lambda_code_signing_config": "It restricts the code of functions and allows nothing.",
    "aws_lambda_event_source_mapping": _LINK,
    "aws_lambda_function_recursion_config": "It stops functions that call themselves.",
    "aws_lambda_layer_version": "It is code of functions. Permissions to use it have their own control.",
    "aws_lambda_provisioned_concurrency_config": "It keeps instances of a function ready.",
    "aws_lambda_runtime_management_config": "It sets when Lambda updates the runtime of a function.",
    "aws_codebuild_fleet": "It reserves machines for builds, which have their own controls.",
    "aws_appsync_domain_name": "It is a name for an API, which AppSync serves with TLS only.",
    "aws_appsync_domain_name_api_association": _LINK,
    "aws_appsync_function": _RESOLVES,
    "aws_appsync_resolver": _RESOLVES,
    "aws_appsync_type": "It is a part of an API's schema.",
    "aws_sfn_alias": "It is a name for versions of a state machine, which has its own controls.",
    "aws_batch_compute_environment": (
        "It launches instances. Their template, role, subnets and security groups have their own controls."
    ),
    "aws_batch_job_queue": "It is an order of jobs, which have their own controls.",
    "aws_batch_scheduling_policy": "It sets how jobs share capacity.",
    "aws_elastic_beanstalk_application": _NAMESPACE,
    "aws_elastic_beanstalk_application_version": "It names a file in a bucket, which has its own controls.",
    "aws_emr_instance_fleet": _CLUSTER,
    "aws_emr_instance_group": _CLUSTER,
    "aws_emr_managed_scaling_policy": _CLUSTER,
    "aws_emrcontainers_virtual_cluster": "It names a namespace of an EKS cluster, which has its own controls.",
    "aws_glue_catalog_table_optimizer": "It rewrites files of a table without changing its data.",
    "aws_glue_classifier": "It is a rule by which crawlers recognize formats.",
    "aws_glue_data_quality_ruleset": "It is a set of rules for data and does not change anything.",
    "aws_glue_partition": _CATALOG,
    "aws_glue_partition_index": _CATALOG,
    "aws_glue_registry": "It is a namespace for schemas.",
    "aws_glue_schema": "It describes records and does not contain any.",
    "aws_glue_trigger": "It starts jobs, which have their own controls.",
    "aws_glue_workflow": "It groups jobs and triggers.",
    "aws_sagemaker_app_image_config": "It describes an image for notebooks.",
    "aws_sagemaker_endpoint": "It serves an endpoint configuration, which has its own controls.",
    "aws_sagemaker_image": "It is a name for versions of an image.",
    "aws_sagemaker_image_version": "It names an image in a registry, which has its own controls.",
    "aws_sagemaker_model_package_group": "It is a namespace for models.",
    "aws_codedeploy_app": _NAMESPACE,
    "aws_codedeploy_deployment_config": "It sets how fast a deployment proceeds.",
    "aws_codestarconnections_connection": "It connects to a provider of sources once a person has confirmed it.",
    "aws_scheduler_schedule_group": _NAMESPACE,
    "aws_service_discovery_http_namespace": _DISCOVERY,
    "aws_service_discovery_private_dns_namespace": _DISCOVERY,
    "aws_service_discovery_service": _DISCOVERY,
    "aws_xray_group": _VIEW,
    "aws_xray_sampling_rule": "It sets how many requests are traced.",
    "aws_dax_subnet_group": _SUBNETS,
    "aws_memorydb_subnet_group": _SUBNETS,
    "aws_neptune_subnet_group": _SUBNETS,
    "aws_dax_parameter_group": _SETTINGS,
    "aws_memorydb_parameter_group": _SETTINGS,
    "aws_neptune_parameter_group": _SETTINGS,
    "aws_db_option_group": _SETTINGS,
    "aws_mq_configuration": _SETTINGS,
    "aws_msk_configuration": _SETTINGS,
    "aws_mskconnect_worker_configuration": _SETTINGS,
    "aws_redshift_authentication_profile": _SETTINGS,
    "aws_db_instance_role_association": _LINK,
    "aws_rds_cluster_role_association": _LINK,
    "aws_db_proxy_target": _LINK,
    "aws_elasticache_user_group": _LINK,
    "aws_elasticache_user_group_association": _LINK,
    "aws_elasticache_global_replication_group": _LINK,
    "aws_redshift_cluster_iam_roles": _LINK,
    "aws_redshift_snapshot_schedule_association": _LINK,
    "aws_msk_scram_secret_association": _LINK,
    "aws_msk_single_scram_secret_association": _LINK,
    "aws_opensearch_package_association": _LINK,
    "aws_dynamodb_kinesis_streaming_destination": _LINK,
    "aws_dynamodb_global_table": _LINK,
    "aws_fsx_data_repository_association": _LINK,
    "aws_rds_cluster_endpoint": _ALIAS,
    "aws_neptune_cluster_endpoint": _ALIAS,
    "aws_redshiftserverless_custom_domain_association": _ALIAS,
    "aws_redshift_event_subscription": _NOTICES,
    "aws_docdb_event_subscription": _NOTICES,
    "aws_neptune_event_subscription": _NOTICES,
    "aws_dms_event_subscription": _NOTICES,
    "aws_backup_vault_notifications": _NOTICES,
    "aws_docdb_cluster_snapshot": _SNAPSHOT,
    "aws_neptune_cluster_snapshot": _SNAPSHOT,
    "aws_redshift_cluster_snapshot": _SNAPSHOT,
    "aws_redshiftserverless_snapshot": _SNAPSHOT,
    "aws_fsx_backup": _SNAPSHOT,
    "aws_fsx_openzfs_snapshot": _SNAPSHOT,
    "aws_fsx_ontap_volume": _PART,
    "aws_fsx_ontap_storage_virtual_machine": _PART,
    "aws_redshift_usage_limit": _LIMIT,
    "aws_redshiftserverless_usage_limit": _LIMIT,
    "aws_docdb_cluster_instance": "Its cluster encrypts and keeps the data, and has its own controls.",
    "aws_db_proxy_default_target_group": "It sets how many connections a proxy keeps open.",
    "aws_redshift_snapshot_schedule": "It says when snapshots are taken. How long they are kept has its own control.",
    "aws_redshift_scheduled_action": "It pauses, resumes or resizes a cluster at set times.",
    "aws_redshift_snapshot_copy": "It copies snapshots with the key of a grant, which has its own control.",
    "aws_memorydb_user": "It always needs a password or IAM. Clusters, which use it, have their own controls.",
    "aws_msk_serverless_cluster": "It always encrypts, and accepts only clients that authenticate with IAM.",
    "aws_mskconnect_custom_plugin": "It is code in a bucket, which has its own controls.",
    "aws_athena_data_catalog": "It names a source of tables, whose own permissions apply.",
    "aws_athena_prepared_statement": "It is a saved query.",
    "aws_athena_capacity_reservation": "It reserves capacity for queries.",
    "aws_backup_vault_lock_configuration": "It is a safeguard itself: it keeps backups from being deleted.",
    "aws_backup_framework": "It reports on backups and does not change anything.",
    "aws_backup_report_plan": "It writes reports to a bucket, which has its own controls.",
    "aws_backup_region_settings": "It chooses the services that AWS Backup copies.",
    "aws_backup_restore_testing_plan": "It restores backups for a test and deletes what it restored.",
    "aws_backup_restore_testing_selection": "It chooses what is restored for a test.",
    "aws_keyspaces_keyspace": "It is a namespace for tables, which have their own controls.",
    "aws_dms_certificate": "It holds the public certificate of an authority.",
    "aws_dynamodb_contributor_insights": "It collects metrics and does not change anything.",
    "aws_dynamodb_table_item": "It belongs to a table, which has its own controls.",
    "aws_s3_bucket_accelerate_configuration": "It chooses the route of transfers, which are encrypted on any route.",
    "aws_s3_bucket_request_payment_configuration": "It decides who pays for requests.",
    "aws_s3control_storage_lens_configuration": "It collects metrics and does not change anything.",
    "aws_elasticache_reserved_cache_node": "It is a discount.",
    "aws_rds_reserved_instance": "It is a discount.",
    "aws_rds_instance_state": "It starts or stops an instance, which has its own controls.",
    "aws_rds_certificate": "It chooses the authority that signs the certificates of new instances.",
    "aws_efs_replication_configuration": "The copy that it makes is always encrypted.",
    "aws_opensearch_domain_saml_options": "It names the identity provider of a domain, which has its own controls.",
    "aws_elasticsearch_domain_saml_options": "It names the identity provider of a domain, which has its own controls.",
    "aws_opensearch_outbound_connection": _LINK,
    "aws_opensearch_inbound_connection_accepter": _LINK,
    "aws_opensearch_package": "It is a dictionary in a bucket, which has its own controls.",
    "aws_msk_vpc_connection": "It leads to a cluster, whose policy and authentication decide who may use it.",
    "aws_msk_topic": "It belongs to a cluster, which has its own controls.",
    "aws_backup_global_settings": "It turns features of AWS Backup on for the account.",
    "aws_backup_logically_air_gapped_vault": "It is always encrypted and locked.",
    "null_resource": "It does not exist in AWS.",
    "terraform_data": "It does not exist in AWS.",
    "random_id": "It is a value in the state and not a secret.",
    "random_pet": "It is a value in the state and not a secret.",
    "random_string": "It is a value in the state and not a secret.",
    "random_integer": "It is a value in the state and not a secret.",
    "random_uuid": "It is a value in the state and not a secret.",
    "random_shuffle": "It is a value in the state and not a secret.",
    "time_sleep": "It waits and does not create anything.",
    "time_static": "It is a point in time.",
    "time_rotating": "It is a point in time.",
    "time_offset": "It is a point in time.",
}
"""Type to the reason why it needs no control, as a sentence."""
