"""CloudWatch: an alarm's dimensions refer to resources that exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import Choice, Symbol, is_known
from modsmith.validate.aws import alarms, naming
from modsmith.validate.aws.alarms import ALARM, Metric
from modsmith.validate.aws.policies import text
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

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
"""Dimension to the resource types that it can refer to."""

NODE = ("AWS/ElastiCache", "CacheClusterId")
CACHES = {
    "aws_elasticache_replication_group": "replication_group_id",
    "aws_elasticache_cluster": "cluster_id",
}


def check(alarm: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that dimensions refer to resources of the module, if the module creates any of that kind."""
    at = "dimensions" if alarm.at("metric_name") is not None else "metric_query"
    checked = False
    for metric in alarms.metrics(alarm):
        for name, value in metric.dimensions.items():
            known = _names(metric, name, value, evaluation)
            checked |= known is not None
            if known is False:
                yield Violation(f"The dimension {name} does not refer to a resource of this module.", at)
    if not checked:
        raise NotApplicableError("The alarm's dimensions refer to no resource of this module.")


def _names(metric: Metric, name: str, value: Any, evaluation: Evaluation) -> bool | None:
    """Whether a dimension refers to a resource of the module; None if the module creates none of that kind."""
    if (metric.namespace, name) == NODE:
        if not any(any(evaluation.of(one)) for one in CACHES):
            return None
        if evaluation.named(value, *CACHES):
            return True
        return all(each.startswith(_prefixes(evaluation)) for each in naming.spelled(value, evaluation))
    could = NAMED.get((metric.namespace, name), ())
    if not any(any(evaluation.of(one)) for one in could):
        return None
    return bool(evaluation.named(value, *could)) or (
        isinstance(value, Symbol) and not is_known(evaluation.resolve(value))
    )


def _prefixes(evaluation: Evaluation) -> tuple[str, ...]:
    """What the names of the module's cache nodes begin with; cached, because every alarm needs it."""
    return evaluation.once(
        "prefixes",
        lambda: tuple(
            text(evaluation.resolve(given))
            for one in evaluation.of(*CACHES)
            if (given := one.at(CACHES[one.type])) is not None and not isinstance(given, Choice)
        ),
    )


CONTROL = Control(
    id="alarm-target",
    title="An alarm's dimensions refer to resources of the module, if the module creates any of that kind.",
    why="CloudWatch accepts any name. An alarm on a queue that does not exist stays green forever.",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html",
    fix="Set the dimension with a reference to the resource that the alarm watches.",
    types=(ALARM,),
    severity=Severity.MEDIUM,
    check=check,
)
