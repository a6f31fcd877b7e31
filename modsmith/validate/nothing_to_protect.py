"""Types of resources that have nothing to protect, each with the reason.

The matrix shows them as not applicable. Do not list a type here that a control checks or reads. A type that neither a
control nor this list covers is a failure.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from modsmith.validate.nothing_in_networks import NOTHING_IN_NETWORKS

_ALIAS = "It is an alias for a resource that has its own controls."
_LINK = "It connects two resources that have their own controls."
_SUBNETS = "It groups subnets; the network's own rules apply to them."
_VIEW = "It displays metrics and does not store or change anything."
_CLUSTER = "It is a part of a cluster, which has its own controls."
_RESOLVES = "It answers requests. The API's authentication decides who may send them."
_CATALOG = "It describes data in a catalog. The encryption of both has its own controls."
_NAMESPACE = "It is a namespace for resources with their own controls."
_DISCOVERY = "It is a name by which services find each other. Their networks decide who may connect."

NOTHING_TO_PROTECT: Final[Mapping[str, str]] = {
    **NOTHING_IN_NETWORKS,
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
    "aws_db_subnet_group": _SUBNETS,
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
