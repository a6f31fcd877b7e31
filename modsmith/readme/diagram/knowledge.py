"""What a diagram knows about resource types. Add a row here to draw a new service better.

KINDS       types with a box of their own: services and stores that a reader knows by name
NOTES       types that say something about another box, which becomes a short line in it
HIDDEN      types without a box; so is any type whose name begins with that of a kind (`aws_s3_bucket_versioning`)
FLOWS       where data goes, by the arguments of a resource
ACTIONS     where data goes, by the actions that an IAM policy allows
RUNS_AS     types that act with a role, and the argument that names it

A type that is in none of them gets a plain box.
"""

from __future__ import annotations

from dataclasses import dataclass

SELF = ""
"""The resource itself, as an end of a flow."""


@dataclass(frozen=True)
class Kind:
    """A kind of box.

    Attributes:
        name: of one.
        plural: title of a group of them.
        style: class of its colour and shape.
        shared: whether all resources of the kind share one box.
        in_vpc: whether clients reach it through a network, not through an API of AWS.
    """

    name: str
    plural: str
    style: str
    shared: bool = False
    in_vpc: bool = False


def _kind(name: str, style: str, *, plural: str = "", shared: bool = False, in_vpc: bool = False) -> Kind:
    return Kind(name, plural or f"{name}s", style, shared, in_vpc)


CLOUDWATCH = _kind("CloudWatch", "watch", plural="CloudWatch", shared=True)
CLOUDFRONT = _kind("CloudFront", "edge", plural="CloudFront")
OUTSIDE = _kind("", "outside")
CALLERS = _kind("", "outside", plural="Callers")
MODULE = _kind("Module", "plain")
_RDS = _kind("RDS database", "store", in_vpc=True)

KINDS = {
    "aws_api_gateway_rest_api": _kind("API Gateway", "edge", plural="API Gateway"),
    "aws_apigatewayv2_api": _kind("API Gateway", "edge", plural="API Gateway"),
    "aws_athena_workgroup": _kind("Athena workgroup", "compute"),
    "aws_cloudfront_distribution": CLOUDFRONT,
    "aws_cloudfront_origin_access_identity": CLOUDFRONT,
    "aws_cloudwatch_composite_alarm": CLOUDWATCH,
    "aws_cloudwatch_dashboard": CLOUDWATCH,
    "aws_cloudwatch_event_bus": _kind("EventBridge bus", "flow", plural="EventBridge buses"),
    "aws_cloudwatch_event_rule": _kind("EventBridge rule", "flow"),
    "aws_cloudwatch_metric_alarm": CLOUDWATCH,
    "aws_db_instance": _RDS,
    "aws_docdb_cluster": _kind("DocumentDB cluster", "store", in_vpc=True),
    "aws_dynamodb_table": _kind("DynamoDB table", "store"),
    "aws_ecr_repository": _kind("ECR repository", "store", plural="ECR repositories"),
    "aws_ecs_service": _kind("ECS service", "compute"),
    "aws_efs_file_system": _kind("EFS file system", "store", in_vpc=True),
    "aws_elasticache_cluster": _kind("ElastiCache", "store", plural="ElastiCache", in_vpc=True),
    "aws_elasticache_replication_group": _kind("ElastiCache", "store", plural="ElastiCache", in_vpc=True),
    "aws_elasticache_serverless_cache": _kind("ElastiCache", "store", plural="ElastiCache", in_vpc=True),
    "aws_glue_catalog_table": _kind("Glue table", "store"),
    "aws_glue_crawler": _kind("Glue crawler", "compute"),
    "aws_glue_job": _kind("Glue job", "compute"),
    "aws_kinesis_firehose_delivery_stream": _kind("Firehose", "flow", plural="Firehose"),
    "aws_kinesis_stream": _kind("Kinesis stream", "flow"),
    "aws_kms_key": _kind("KMS key", "watch", shared=True),
    "aws_lambda_function": _kind("Lambda function", "compute"),
    "aws_lb": _kind("Load balancer", "edge"),
    "aws_memorydb_cluster": _kind("MemoryDB cluster", "store", in_vpc=True),
    "aws_mq_broker": _kind("MQ broker", "flow", in_vpc=True),
    "aws_msk_cluster": _kind("MSK cluster", "flow", in_vpc=True),
    "aws_neptune_cluster": _kind("Neptune cluster", "store", in_vpc=True),
    "aws_opensearch_domain": _kind("OpenSearch domain", "store", in_vpc=True),
    "aws_pipes_pipe": _kind("EventBridge pipe", "flow"),
    "aws_rds_cluster": _kind("RDS cluster", "store", in_vpc=True),
    "aws_redshift_cluster": _kind("Redshift cluster", "store", in_vpc=True),
    "aws_s3_bucket": _kind("S3 bucket", "store"),
    "aws_scheduler_schedule": _kind("EventBridge schedule", "flow"),
    "aws_secretsmanager_secret": _kind("Secret", "watch"),
    "aws_sfn_state_machine": _kind("Step Functions", "compute", plural="Step Functions"),
    "aws_sns_topic": _kind("SNS topic", "flow"),
    "aws_sqs_queue": _kind("SQS queue", "flow"),
    "aws_ssm_parameter": _kind("SSM parameters", "watch", plural="SSM parameters", shared=True),
    "aws_timestreamwrite_table": _kind("Timestream table", "store"),
}

ENGINES = {
    "aurora-mysql": "Aurora MySQL",
    "aurora-postgresql": "Aurora PostgreSQL",
    "mariadb": "RDS MariaDB",
    "memcached": "ElastiCache Memcached",
    "mysql": "RDS MySQL",
    "postgres": "RDS PostgreSQL",
    "redis": "ElastiCache Redis",
    "valkey": "ElastiCache Valkey",
}
"""The argument `engine` of a database to the name of its kind."""

NOTES = {
    "aws_appautoscaling_target": (("resource_id",), "autoscaled"),
    "aws_dynamodb_table_replica": (("global_table_arn",), "replicated"),
    "aws_docdb_cluster_instance": (("cluster_identifier",), "{count} instances"),
    "aws_neptune_cluster_instance": (("cluster_identifier",), "{count} instances"),
    "aws_rds_cluster_instance": (("cluster_identifier",), "{count} instances"),
    "aws_s3_bucket_object_lock_configuration": (("bucket",), "Object Lock"),
    "aws_s3_bucket_website_configuration": (("bucket",), "website"),
}
"""Type to the arguments that name the box, and the line in it."""

OWN_NOTES = {"aws_dynamodb_table": {"replica.region_name": "replicated"}}
"""Type to its own arguments that make a line in its box."""

HIDDEN = (
    *("aws_iam_*", "aws_kms_*", "aws_security_group*", "aws_vpc*", "aws_subnet*", "aws_route*", "aws_eip*"),
    *(
        "aws_internet_gateway",
        "aws_nat_gateway",
        "aws_network_*",
        "aws_appautoscaling_*",
        "aws_autoscaling_*",
    ),
    *("aws_cloudwatch_log_*", "aws_cloudwatch_event_target", "aws_cloudwatch_event_permission", "aws_xray_*"),
    *(
        "aws_api_gateway_*",
        "aws_apigatewayv2_*",
        "aws_lambda_*",
        "aws_lb_*",
        "aws_ecs_*",
        "aws_glue_catalog_*",
    ),
    *("aws_timestreamwrite_database", "aws_cloudfront_*", "aws_db_*", "aws_rds_*", "aws_elasticache_*"),
    *(
        "aws_backup_*",
        "aws_acm_*",
        "aws_*_policy",
        "aws_*_attachment",
        "aws_*_association",
        "aws_*_permission",
    ),
    *("aws_*_parameter_group", "aws_*_subnet_group", "aws_*_alias", "aws_*_acl", "aws_caller_identity"),
    *("random_*", "null_*", "time_*", "terraform_data", "local_*", "tls_*", "archive_*", "external"),
)


@dataclass(frozen=True)
class Way:
    """A flow from one argument of a resource to another.

    Attributes:
        source: the argument that data comes from, its last names; `SELF` for the resource.
        target: the argument that it goes to.
        label: on the arrow.
        aside: whether it is a secondary flow, drawn dotted.
    """

    source: str
    target: str
    label: str = ""
    aside: bool = False


_FAILED = "after failures"
FLOWS = {
    "aws_api_gateway_integration": (Way("rest_api_id", "uri"),),
    "aws_apigatewayv2_integration": (Way("api_id", "integration_uri"),),
    "aws_cloudfront_distribution": (
        Way("origin.domain_name", SELF),
        Way(SELF, "logging_config.bucket", "access logs", aside=True),
    ),
    "aws_cloudwatch_composite_alarm": (Way(SELF, "alarm_actions"),),
    "aws_cloudwatch_event_rule": (Way("event_bus_name", SELF),),
    "aws_cloudwatch_event_target": (
        Way("rule", "arn"),
        Way("rule", "dead_letter_config.arn", _FAILED, aside=True),
    ),
    "aws_cloudwatch_metric_alarm": (Way(SELF, "alarm_actions"),),
    "aws_dynamodb_kinesis_streaming_destination": (Way("table_name", "stream_arn", "changes"),),
    "aws_glue_crawler": (Way("s3_target.path", SELF),),
    "aws_kinesis_firehose_delivery_stream": (
        Way("kinesis_source_configuration.kinesis_stream_arn", SELF),
        Way("msk_source_configuration.msk_cluster_arn", SELF),
        Way(SELF, "extended_s3_configuration.bucket_arn"),
        Way(SELF, "s3_configuration.bucket_arn"),
        Way(SELF, "opensearch_configuration.domain_arn"),
        Way("schema_configuration.table_name", SELF, "schema", aside=True),
    ),
    "aws_lambda_event_source_mapping": (
        Way("event_source_arn", "function_name"),
        Way("event_source_arn", "on_failure.destination_arn", _FAILED, aside=True),
    ),
    "aws_lambda_function": (Way(SELF, "dead_letter_config.target_arn", _FAILED, aside=True),),
    "aws_lambda_function_event_invoke_config": (
        Way("function_name", "on_failure.destination", _FAILED, aside=True),
        Way("function_name", "on_success.destination"),
    ),
    "aws_pipes_pipe": (Way("source", SELF), Way(SELF, "target")),
    "aws_s3_bucket_inventory": (Way("bucket", "destination.bucket.bucket_arn", "inventory", aside=True),),
    "aws_s3_bucket_logging": (Way("bucket", "target_bucket", "access logs", aside=True),),
    "aws_s3_bucket_notification": (
        Way("bucket", "lambda_function.lambda_function_arn", "events"),
        Way("bucket", "queue.queue_arn", "events"),
        Way("bucket", "topic.topic_arn", "events"),
    ),
    "aws_s3_bucket_replication_configuration": (Way("bucket", "destination.bucket", "replicates"),),
    "aws_scheduler_schedule": (Way(SELF, "target.arn"),),
    "aws_sns_topic_subscription": (Way("topic_arn", "endpoint"),),
    "aws_sqs_queue": (Way(SELF, "redrive_policy.deadLetterTargetArn", _FAILED),),
    "aws_sqs_queue_redrive_policy": (Way("queue_url", "redrive_policy.deadLetterTargetArn", _FAILED),),
}

READ, WRITE, SCALE = "read", "write", "scale"
ACTIONS = {
    READ: (
        *(
            "dynamodb:BatchGetItem",
            "dynamodb:GetItem",
            "dynamodb:GetRecords",
            "dynamodb:Query",
            "dynamodb:Scan",
        ),
        *("kinesis:GetRecords", "kinesis:SubscribeToShard", "s3:GetObject*", "sqs:ReceiveMessage"),
        *("secretsmanager:GetSecretValue", "ssm:GetParameter*", "timestream:Select", "es:ESHttpGet"),
    ),
    WRITE: (
        *("dynamodb:BatchWriteItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "events:PutEvents"),
        *(
            "es:ESHttpPost",
            "es:ESHttpPut",
            "firehose:PutRecord*",
            "kinesis:PutRecord*",
            "lambda:InvokeFunction",
        ),
        *("s3:PutObject*", "s3:DeleteObject*", "sns:Publish", "sqs:SendMessage*", "ssm:PutParameter"),
        *("states:StartExecution", "timestream:WriteRecords"),
    ),
    SCALE: (
        "kinesis:UpdateShardCount",
        "ecs:UpdateService",
        "application-autoscaling:RegisterScalableTarget",
    ),
}
"""Direction of data to the actions of IAM that move it."""

RUNS_AS = {
    "aws_ecs_service": "task_definition",
    "aws_glue_job": "role_arn",
    "aws_lambda_function": "role",
    "aws_sfn_state_machine": "role_arn",
}

PRINCIPALS = {"cloudfront.amazonaws.com": CLOUDFRONT}
"""Services of AWS that a policy of a store admits, and their kind; others are not drawn."""

POLICY_OUTPUTS = {"read": "Readers", "write": "Writers", "stream": "Stream readers"}
"""First words of outputs that hand out IAM policies, and who is meant; others by their own words."""

IN_VPC = "Clients in the VPC"
