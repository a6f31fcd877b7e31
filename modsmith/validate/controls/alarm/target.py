"""CloudWatch: an alarm's dimensions name something that is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import Symbol, is_known
from modsmith.validate.aws import alarms, naming
from modsmith.validate.aws.alarms import ALARM, Metric
from modsmith.validate.control import Control, NotApplicableError, Violation

NAMED = {
    ("AWS/DynamoDB", "TableName"): ("aws_dynamodb_table",),
    ("AWS/Kinesis", "StreamName"): ("aws_kinesis_stream",),
    ("AWS/Firehose", "DeliveryStreamName"): ("aws_kinesis_firehose_delivery_stream",),
    ("AWS/RDS", "DBInstanceIdentifier"): ("aws_rds_cluster_instance", "aws_db_instance"),
    ("AWS/RDS", "DBClusterIdentifier"): ("aws_rds_cluster",),
    ("AWS/SQS", "QueueName"): ("aws_sqs_queue",),
    ("AWS/SNS", "TopicName"): ("aws_sns_topic",),
    ("AWS/Lambda", "FunctionName"): ("aws_lambda_function",),
    ("AWS/S3", "BucketName"): ("aws_s3_bucket",),
}
"""Dimension to the types of what it names."""

NODE = ("AWS/ElastiCache", "CacheClusterId")
CACHES = {
    "aws_elasticache_replication_group": "replication_group_id",
    "aws_elasticache_cluster": "cluster_id",
}


def check(alarm: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """What a dimension names must be of the module, where that makes what it could name."""
    at = "dimensions" if alarm.at("metric_name") is not None else "metric_query"
    checked = False
    for metric in alarms.metrics(alarm):
        for name, value in metric.dimensions.items():
            known = _names(metric, name, value, evaluation)
            checked |= known is not None
            if known is False:
                yield Violation(f"The dimension {name} names nothing of this module.", at)
    if not checked:
        raise NotApplicableError("Its dimensions name nothing that this module makes.")


def _names(metric: Metric, name: str, value: Any, evaluation: Evaluation) -> bool | None:
    """Whether it names a resource of the module; None where the module makes none that it could name."""
    if (metric.namespace, name) == NODE:
        prefixes = [
            (each, one.type)
            for one in evaluation.of(*CACHES)
            for each in naming.spelled(one.at(CACHES[one.type]), evaluation)
        ]
        spelled = naming.spelled(value, evaluation)
        direct = any(evaluation.names(value, one) for one in evaluation.of(*CACHES))
        return (
            direct or any(text.startswith(each) for text in spelled for each, _ in prefixes)
            if prefixes
            else None
        )
    could = list(evaluation.of(*NAMED.get((metric.namespace, name), ())))
    if not could:
        return None
    return any(evaluation.names(value, one) for one in could) or (
        isinstance(value, Symbol) and not is_known(evaluation.resolve(value))
    )


CONTROL = Control(
    id="alarm-target",
    title="What an alarm's dimensions name is a resource of the module, where that makes any of the kind.",
    why="CloudWatch takes any name: an alarm on a queue that is not there is green for ever.",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html",
    fix="Set the dimension by reference to the resource that the alarm is about.",
    types=(ALARM,),
    check=check,
)
