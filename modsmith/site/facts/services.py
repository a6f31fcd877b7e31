"""The AWS services that a module uses, by the types of its resources."""

from __future__ import annotations

from collections.abc import Iterable

from modsmith.readme.diagram import names

_SERVICES = (
    ("aws_api_gateway_", "API Gateway"),
    ("aws_apigatewayv2_", "API Gateway"),
    ("aws_athena_", "Athena"),
    ("aws_backup_", "Backup"),
    ("aws_cloudfront_", "CloudFront"),
    ("aws_cloudwatch_event_", "EventBridge"),
    ("aws_cloudwatch_log_", "CloudWatch Logs"),
    ("aws_cloudwatch_", "CloudWatch"),
    ("aws_cognito_", "Cognito"),
    ("aws_db_", "RDS"),
    ("aws_docdb_", "DocumentDB"),
    ("aws_dynamodb_", "DynamoDB"),
    ("aws_ecr_", "ECR"),
    ("aws_ecs_", "ECS"),
    ("aws_efs_", "EFS"),
    ("aws_eks_", "EKS"),
    ("aws_elasticache_", "ElastiCache"),
    ("aws_glue_", "Glue"),
    ("aws_kinesis_firehose_", "Firehose"),
    ("aws_kinesis_", "Kinesis"),
    ("aws_kms_", "KMS"),
    ("aws_lambda_", "Lambda"),
    ("aws_lb", "Elastic Load Balancing"),
    ("aws_memorydb_", "MemoryDB"),
    ("aws_mq_", "Amazon MQ"),
    ("aws_msk_", "MSK"),
    ("aws_neptune_", "Neptune"),
    ("aws_opensearch_", "OpenSearch"),
    ("aws_pipes_", "EventBridge"),
    ("aws_rds_", "RDS"),
    ("aws_redshift_", "Redshift"),
    ("aws_route53_", "Route 53"),
    ("aws_s3", "S3"),
    ("aws_scheduler_", "EventBridge"),
    ("aws_secretsmanager_", "Secrets Manager"),
    ("aws_sfn_", "Step Functions"),
    ("aws_sns_", "SNS"),
    ("aws_sqs_", "SQS"),
    ("aws_ssm_", "Systems Manager"),
    ("aws_timestream", "Timestream"),
    ("aws_wafv2_", "WAF"),
)

_BESIDE = ("aws_iam_", "aws_appautoscaling_", "terraform_data", "null_", "random_", "time_")
"""Prefixes of types that belong to the other services of a module, or to none."""


def service(type_: str) -> str:
    """The service of a resource type; "" if it is not one that a reader looks for.

    A type that is not in the table is named by its own words: `aws_sagemaker_endpoint` is `Sagemaker endpoint`.
    """
    if type_.startswith(_BESIDE):
        return ""
    return next((name for prefix, name in _SERVICES if type_.startswith(prefix)), names.of_type(type_))


def services(types: Iterable[str]) -> list[str]:
    """The services of resource types, in alphabetical order."""
    return sorted({service(type_) for type_ in types} - {""})
