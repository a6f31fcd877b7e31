"""Types of resources that have nothing to protect, each with the reason.

The matrix shows them as not applicable. What a control judges, or reads as a part of another resource, stands not here,
and what neither a control nor this list knows is a failure.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_NAME = "It is a name for something that is judged itself."
_TIE = "It ties together two things that are judged themselves."
_PLACE = "It groups subnets, whose rules are those of the network."
_VIEW = "It shows metrics, and neither stores nor changes anything."

NOTHING_TO_PROTECT: Final[Mapping[str, str]] = {
    "aws_kms_alias": _NAME,
    "aws_route53_record": _NAME,
    "aws_cloudwatch_dashboard": _VIEW,
    "aws_s3_bucket_intelligent_tiering_configuration": (
        "It moves objects between tiers of one storage class; what they cost is a promise."
    ),
    "aws_s3_bucket_analytics_configuration": "It measures, and changes nothing.",
    "aws_s3_bucket_metric": "It measures, and changes nothing.",
    "aws_s3_bucket_website_configuration": (
        "It names pages; who may read them is for the bucket's policy and public access block to say."
    ),
    "aws_lambda_function_event_invoke_config": "It says how often Lambda tries again; failures show in an alarm.",
    "aws_cloudfront_origin_access_identity": "It may do nothing by itself; bucket policies say what it reads.",
    "aws_cloudwatch_log_stream": "It is a part of a log group, which is judged itself.",
    "aws_cloudwatch_query_definition": "It is a saved query.",
    "aws_resourcegroups_group": "It is a list of resources by their tags.",
    "aws_db_subnet_group": _PLACE,
    "aws_elasticache_subnet_group": _PLACE,
    "aws_docdb_subnet_group": _PLACE,
    "aws_redshift_subnet_group": _PLACE,
    "aws_dms_replication_subnet_group": _PLACE,
    "aws_glue_catalog_database": "It is a namespace for tables, which are judged themselves.",
    "aws_athena_named_query": "It is a saved query.",
    "aws_dynamodb_tag": "It is a tag.",
    "aws_ec2_tag": "It is a tag.",
    "aws_autoscaling_attachment": _TIE,
    "aws_lb_target_group_attachment": _TIE,
    "aws_route_table_association": _TIE,
    "aws_main_route_table_association": _TIE,
    "aws_iam_instance_profile": "It hands a role, which is judged itself, to instances.",
    "aws_acm_certificate_validation": "It waits for a certificate, and makes nothing.",
    "aws_placement_group": "It says how close together instances stand.",
    "aws_ecs_cluster_capacity_providers": _TIE,
    "aws_sagemaker_model_package_group": "It is a namespace for models.",
    "null_resource": "It is nothing that exists in AWS.",
    "terraform_data": "It is nothing that exists in AWS.",
    "random_id": "It is a value in the state, which is no secret.",
    "random_pet": "It is a value in the state, which is no secret.",
    "random_string": "It is a value in the state, which is no secret.",
    "random_integer": "It is a value in the state, which is no secret.",
    "random_uuid": "It is a value in the state, which is no secret.",
    "random_shuffle": "It is a value in the state, which is no secret.",
    "time_sleep": "It waits, and makes nothing.",
    "time_static": "It is a point in time.",
    "time_rotating": "It is a point in time.",
    "time_offset": "It is a point in time.",
}
"""Type to the reason why it needs no control, a sentence."""
