"""Changes after which a control is right to pass, with the reason."""

from __future__ import annotations

from collections.abc import Mapping

ANY = "*"
"""Stands for every change."""

DEFAULT = "the provider's or AWS's default is what the control wants"
REQUIRED = "Terraform refuses it, because the argument is required"
NOTHING = "without it there is nothing that the control is about"
NO_POLICY = "without a policy, nobody is granted anything, or AWS's default applies"
ADDRESS = "the others refer to it by its address, which Terraform refuses if there are several or none"
OTHER = "another control, alarm-metric, is about it"
TITLE = "it only names a statement"
EXACT = "operators without wildcards compare it, so it cannot be everyone"
ITSELF = "in the policy of a resource, the resource is the one that has the policy"
ANY_KEY = "a module without a key of its own may use any key, also one of AWS"
ELSEWHERE = "its bucket is not in the module, so it is checked alone"
UNTIMED = "without a time limit, metrics are the caller's choice"
STRICTER = "the control asks for no less whatever it is"
CALLERS_SUBNETS = "the caller chooses the subnets; those of a module that was not read are undetermined"

ALLOWED: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "alarm-dimensions": {
        "aws_cloudwatch_metric_alarm.metric_name": ("null", OTHER),
        "aws_cloudwatch_metric_alarm.metric_query": ("left out", OTHER),
        "aws_cloudwatch_metric_alarm.metric_query.metric": ("left out", OTHER),
        "aws_cloudwatch_metric_alarm.metric_query.metric.metric_name": ("null", REQUIRED),
    },
    "alarm-rule": {
        "aws_cloudwatch_metric_alarm.metric_name": ("null", OTHER),
        "aws_cloudwatch_metric_alarm.metric_query": ("left out", OTHER),
        "aws_cloudwatch_metric_alarm.metric_query.metric": ("left out", OTHER),
    },
    "alarm-target": {
        "aws_elasticache_replication_group": (ANY, ADDRESS),
        "aws_sqs_queue": (ANY, ADDRESS),
    },
    "autoscaling-bounds": {"aws_appautoscaling_target.resource_id": (ANY, ADDRESS)},
    "autoscaling-policy": {
        "aws_appautoscaling_target.resource_id": (ANY, ADDRESS),
        "aws_appautoscaling_target.scalable_dimension": (ANY, ADDRESS),
        "aws_appautoscaling_target.service_namespace": (ANY, ADDRESS),
    },
    "cloudfront-origin-access": {
        "aws_cloudfront_distribution.origin": ("left out", REQUIRED),
        "aws_cloudfront_distribution.origin.domain_name": ("null", REQUIRED),
    },
    "cloudfront-tls": {"aws_cloudfront_distribution.viewer_certificate": ("left out", REQUIRED)},
    "dynamodb-alarms": {"aws_dynamodb_table.global_secondary_index": ("left out", NOTHING)},
    "dynamodb-autoscaling": {
        "aws_appautoscaling_target.service_namespace": (ANY, "the dimension, dynamodb:…, says the same"),
        "aws_dynamodb_table.billing_mode": ("null", DEFAULT),
        "aws_dynamodb_table.global_secondary_index": ("left out", NOTHING),
    },
    "dynamodb-encryption": {
        "aws_dynamodb_table.replica": ("left out", NOTHING),
        "aws_dynamodb_table.server_side_encryption.kms_key_arn": (ANY, ANY_KEY),
    },
    "dynamodb-keys": {
        "aws_dynamodb_table.global_secondary_index.range_key": ("null", NOTHING),
        "aws_dynamodb_table.range_key": ("null", NOTHING),
    },
    "dynamodb-recovery": {
        "aws_dynamodb_table.point_in_time_recovery.recovery_period_in_days": ("null", DEFAULT),
        "aws_dynamodb_table.replica": ("left out", NOTHING),
    },
    "elasticache-alarms": {"aws_elasticache_replication_group.num_cache_clusters": ("null", DEFAULT)},
    "elasticache-backup": {"aws_elasticache_cluster.engine": ("null", REQUIRED)},
    "elasticache-family": {"aws_elasticache_replication_group.engine": ("null", DEFAULT)},
    "events-targets": {
        "aws_lambda_permission.source_arn": ("null", "without it, every rule may invoke the function")
    },
    "firehose-alarms": {
        "aws_kinesis_firehose_delivery_stream.extended_s3_configuration": ("left out", NOTHING),
        "aws_kinesis_firehose_delivery_stream.extended_s3_configuration.data_format_conversion_configuration": (
            "left out",
            NOTHING,
        ),
        "aws_kinesis_firehose_delivery_stream.kinesis_source_configuration": ("left out", NOTHING),
    },
    "firehose-encryption": {
        "aws_kinesis_firehose_delivery_stream.extended_s3_configuration": ("left out", NOTHING)
    },
    "firehose-errors": {
        "aws_kinesis_firehose_delivery_stream.extended_s3_configuration.prefix": ("null", DEFAULT)
    },
    "firehose-format": {
        "aws_kinesis_firehose_delivery_stream.extended_s3_configuration.compression_format": ("null", DEFAULT)
    },
    "firehose-schema": {"aws_glue_catalog_table.database_name": (ANY, ADDRESS)},
    "glue-table": {"aws_glue_catalog_table.partition_keys": ("left out", NOTHING)},
    "iam-documents": {
        "aws_iam_policy_document.statement.condition.test": ("null", REQUIRED),
        "aws_iam_policy_document.statement.condition.values": (ANY, EXACT),
        "aws_iam_policy_document.statement.condition.variable": ("null", REQUIRED),
        "aws_iam_policy_document.statement.not_resources": (ANY, "the statement denies"),
        "aws_iam_policy_document.statement.principals": ("left out", STRICTER),
        "aws_iam_policy_document.statement.principals.identifiers": ("null", REQUIRED),
        "aws_iam_policy_document.statement.resources": (ANY, ITSELF),
        "aws_iam_policy_document.statement.sid": (ANY, TITLE),
    },
    "iam-least-privilege": {
        "aws_iam_policy_document.statement": ("left out", NOTHING),
        "aws_iam_policy_document.statement.condition.values": (ANY, EXACT),
        "aws_iam_policy_document.statement.sid": (ANY, TITLE),
        "aws_iam_role.inline_policy.policy": (ANY, NO_POLICY),
    },
    "iam-trust": {"aws_iam_role.assume_role_policy": ("perhaps null", REQUIRED)},
    "kinesis-deletion": {"aws_kinesis_stream.enforce_consumer_deletion": (ANY, DEFAULT)},
    "kinesis-mode": {
        "aws_kinesis_stream.stream_mode_details": ("left out", DEFAULT),
        "aws_kinesis_stream.stream_mode_details.stream_mode": ("null", REQUIRED),
    },
    "kms-deletion": {"aws_kms_key.deletion_window_in_days": ("null", DEFAULT)},
    "kms-policy": {
        "aws_iam_policy_document.statement.condition.values": (ANY, EXACT),
        "aws_iam_policy_document.statement.resources": (ANY, ITSELF),
        "aws_iam_policy_document.statement.sid": (ANY, TITLE),
        "aws_kms_external_key.policy": ("perhaps null", NO_POLICY),
        "aws_kms_key.policy": ("perhaps null", NO_POLICY),
        "aws_kms_replica_external_key.policy": ("perhaps null", NO_POLICY),
        "aws_kms_replica_key.policy": ("perhaps null", NO_POLICY),
        "aws_kms_key_policy.policy": ("perhaps null", REQUIRED),
    },
    "kms-rotation": {"aws_kms_key.rotation_period_in_days": ("null", DEFAULT)},
    "lambda-logs": {"aws_cloudwatch_log_group.name": (ANY, ADDRESS)},
    "lambda-secrets": {
        "aws_lambda_function.environment": ("left out", NOTHING),
        "aws_lambda_function.environment.variables": ("null", NOTHING),
    },
    "rds-alarms": {"aws_db_instance.engine": (ANY, STRICTER)},
    "rds-availability": {"aws_rds_cluster.engine_mode": (ANY, STRICTER)},
    "rds-encryption": {
        "aws_db_instance.manage_master_user_password": ("null", NOTHING),
        "aws_db_instance.performance_insights_enabled": ("null", NOTHING),
        "aws_rds_cluster.manage_master_user_password": ("null", NOTHING),
    },
    "rds-monitoring": {"aws_iam_role": (ANY, ADDRESS)},
    "rds-network": {
        "aws_db_subnet_group": (ANY, ADDRESS),
        "aws_db_subnet_group.subnet_ids": (ANY, CALLERS_SUBNETS),
        "aws_rds_cluster_instance.publicly_accessible": (ANY, DEFAULT),
    },
    "rds-password": {"aws_rds_cluster.master_password_wo": (ANY, "Terraform stores no write-only argument")},
    "s3-acl": {"aws_s3_bucket_acl.acl": ("null", DEFAULT)},
    "s3-deletion": {"aws_s3_bucket.force_destroy": (ANY, DEFAULT)},
    "s3-encryption": {
        "aws_s3_bucket_server_side_encryption_configuration.bucket": (ANY, ELSEWHERE),
        "aws_s3_bucket_server_side_encryption_configuration.rule.apply_server_side_encryption_by_default"
        ".kms_master_key_id": (ANY, ANY_KEY),
    },
    "s3-lifecycle": {
        "aws_s3_bucket_lifecycle_configuration.bucket": (ANY, ELSEWHERE),
        "aws_s3_bucket_lifecycle_configuration.rule.filter": ("left out", "then a rule is for all objects"),
    },
    "s3-object-lock": {"aws_s3_bucket": (ANY, ADDRESS)},
    "s3-old-versions": {
        "aws_s3_bucket_lifecycle_configuration.rule.filter": ("left out", "then a rule is for all objects")
    },
    "s3-ownership": {"aws_s3_bucket_ownership_controls.bucket": (ANY, ELSEWHERE)},
    "s3-policy": {
        "aws_s3_bucket.policy": ("perhaps null", NO_POLICY),
        "aws_s3_bucket_policy.policy": (ANY, NO_POLICY),
    },
    "s3-public-access": {"aws_s3_bucket_public_access_block.bucket": (ANY, ELSEWHERE)},
    "s3-replication": {
        "aws_s3_bucket": (ANY, ADDRESS),
        "aws_s3_bucket_replication_configuration.rule.destination.metrics": ("left out", UNTIMED),
    },
    "s3-tls": {"aws_iam_policy_document.statement.sid": (ANY, TITLE)},
    "s3-versioning": {"aws_s3_bucket_versioning.bucket": (ANY, ELSEWHERE)},
    "sns-alarm-publishing": {
        "aws_cloudwatch_metric_alarm": (ANY, STRICTER),
        "aws_cloudwatch_metric_alarm.alarm_actions": (ANY, STRICTER),
        "aws_cloudwatch_metric_alarm.insufficient_data_actions": (ANY, STRICTER),
        "aws_cloudwatch_metric_alarm.ok_actions": (ANY, STRICTER),
        "aws_kms_key": (ANY, ADDRESS),
        "aws_sns_topic.kms_master_key_id": (ANY, "the policy of a key from elsewhere is not in the module"),
        "aws_sns_topic.policy": ("null", NO_POLICY),
    },
    "sns-policy": {
        "aws_sns_topic.policy": ("perhaps null", NO_POLICY),
        "aws_sns_topic_policy.policy": (ANY, NO_POLICY),
    },
    "sns-subscriptions": {
        "aws_sns_topic_subscription.endpoint": (ANY, "SNS refuses an endpoint that does not fit the protocol")
    },
    "sns-tls": {"aws_iam_policy_document.statement.sid": (ANY, TITLE)},
    "sqs-alarms": {
        "aws_sqs_queue": (ANY, ADDRESS),
        "aws_sqs_queue.fifo_queue": ("null", DEFAULT),
    },
    "sqs-dead-letter": {"aws_sqs_queue": (ANY, ADDRESS)},
    "sqs-dead-letter-source": {
        "aws_sqs_queue": (ANY, ADDRESS),
        "aws_sqs_queue.redrive_policy": ("null", NOTHING),
    },
    "sqs-fifo": {"aws_sqs_queue.fifo_throughput_limit": ("null", DEFAULT)},
    "sqs-policy": {
        "aws_sqs_queue.policy": ("perhaps null", NO_POLICY),
        "aws_sqs_queue_policy.policy": (ANY, NO_POLICY),
    },
    "ssm-secrets": {
        "aws_ssm_parameter.insecure_value": (
            ANY,
            "only a value that is written in the code can be seen in it",
        ),
        "aws_ssm_parameter.value": (ANY, "only a value that is written in the code can be seen in it"),
    },
}
"""Control to what it reads, as type and arguments; and for that the change, or `ANY`, and the reason."""
