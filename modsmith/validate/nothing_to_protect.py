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
    "aws_sagemaker_model_package_group": "It is a namespace for models.",
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
