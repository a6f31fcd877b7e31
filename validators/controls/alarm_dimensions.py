"""CloudWatch: an alarm's dimensions name something that is there."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from validators import alarms, naming
from validators.alarms import ALARM, Metric
from validators.configuration.values import Symbol, is_known
from validators.configuration.world import Resource, World
from validators.control import Control, Lack

WHOLE_ACCOUNT = (
    ("AWS/DynamoDB", "UserErrors"),
    ("AWS/DynamoDB", "Account*"),
    ("AWS/DynamoDB", "Max*"),
    ("AWS/Lambda", "*ConcurrentExecutions"),
    ("AWS/SNS", "SMS*"),
    ("AWS/SES", "*"),
    ("AWS/Route53*", "*"),
    ("AWS/Events", "*"),
)
"""Metrics that AWS reports without dimensions: namespace and name."""

NAMED = {
    ("AWS/DynamoDB", "TableName"): "aws_dynamodb_table",
    ("AWS/Kinesis", "StreamName"): "aws_kinesis_stream",
    ("AWS/Firehose", "DeliveryStreamName"): "aws_kinesis_firehose_delivery_stream",
    ("AWS/RDS", "DBInstanceIdentifier"): "aws_rds_cluster_instance aws_db_instance",
    ("AWS/RDS", "DBClusterIdentifier"): "aws_rds_cluster",
    ("AWS/SQS", "QueueName"): "aws_sqs_queue",
    ("AWS/SNS", "TopicName"): "aws_sns_topic",
    ("AWS/Lambda", "FunctionName"): "aws_lambda_function",
    ("AWS/S3", "BucketName"): "aws_s3_bucket",
}
"""Dimension to the types of what it names."""

PER_OPERATION = {"SystemErrors", "SuccessfulRequestLatency"}
GUARDS = ((ALARM, "dimensions"), (ALARM, "metric_query.metric.dimensions"))


def judge(alarm: Resource, world: World) -> Iterator[Lack]:
    """Every metric of AWS has the dimensions that it is reported with, and none is empty."""
    for metric in alarms.metrics(alarm):
        at = "dimensions" if alarm.at("metric_name") is not None else "metric_query"
        account = any(
            fnmatchcase(metric.namespace, space) and fnmatchcase(metric.name, name)
            for space, name in WHOLE_ACCOUNT
        )
        if not metric.dimensions and metric.namespace.startswith("AWS/") and not account:
            yield Lack(f"{metric.name} is reported with dimensions only.", at)
        if (metric.namespace, metric.name) == ("AWS/DynamoDB", "UserErrors") and metric.dimensions:
            yield Lack("UserErrors is reported for the account, without dimensions.", at)
        if (
            metric.namespace == "AWS/DynamoDB"
            and metric.name in PER_OPERATION
            and "Operation" not in metric.dimensions
        ):
            yield Lack(f"{metric.name} is reported for each Operation only.", at)
        for name, value in metric.dimensions.items():
            if value in (None, ""):
                yield Lack(f"The dimension {name} is empty.", at)
            elif not _names(metric, name, value, world):
                yield Lack(f"The dimension {name} names nothing of this module.", at)


def _names(metric: Metric, name: str, value: Any, world: World) -> bool:
    """Whether it names a resource of the module, where it has any that it could name."""
    if isinstance(value, Symbol) and not is_known(world.resolve(value)):
        return True
    types = NAMED.get((metric.namespace, name), "").split()
    could = list(world.of(*types))
    if metric.namespace == "AWS/ElastiCache" and name == "CacheClusterId":
        groups = world.of("aws_elasticache_replication_group")
        prefixes = [each for one in groups for each in naming.spelled(one.at("replication_group_id"), world)]
        clusters = any(world.of("aws_elasticache_cluster"))
        return clusters or not prefixes or any(str(value).startswith(f"{prefix}-") for prefix in prefixes)
    return not could or any(world.names(value, one) for one in could)


CONTROL = Control(
    id="alarm-dimensions",
    title="An alarm's dimensions are those that its metric is reported with, and name something of the module.",
    why="CloudWatch does not add up over a missing dimension, and takes any name: the alarm never has data.",
    source="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Monitoring-metrics-creating-cloudwatch-alarms.html",
    mend="Set every dimension of the metric, by reference to the resource that it is about.",
    types=(ALARM,),
    judge=judge,
    guards=GUARDS,
)
