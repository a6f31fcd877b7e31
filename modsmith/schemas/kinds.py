"""Which of CloudFormation's types a Terraform resource is, and which of its properties an argument."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from modsmith.schemas import store

LISTED: Mapping[str, str] = {
    "aws_appautoscaling_policy": "AWS::ApplicationAutoScaling::ScalingPolicy",
    "aws_appautoscaling_target": "AWS::ApplicationAutoScaling::ScalableTarget",
    "aws_autoscaling_group": "AWS::AutoScaling::AutoScalingGroup",
    "aws_cloudwatch_event_rule": "AWS::Events::Rule",
    "aws_cloudwatch_log_group": "AWS::Logs::LogGroup",
    "aws_cloudwatch_log_metric_filter": "AWS::Logs::MetricFilter",
    "aws_cloudwatch_metric_alarm": "AWS::CloudWatch::Alarm",
    "aws_db_instance": "AWS::RDS::DBInstance",
    "aws_db_parameter_group": "AWS::RDS::DBParameterGroup",
    "aws_db_subnet_group": "AWS::RDS::DBSubnetGroup",
    "aws_ebs_volume": "AWS::EC2::Volume",
    "aws_elasticache_cluster": "AWS::ElastiCache::CacheCluster",
    "aws_glue_catalog_database": "AWS::Glue::Database",
    "aws_glue_catalog_table": "AWS::Glue::Table",
    "aws_iam_policy": "AWS::IAM::ManagedPolicy",
    "aws_instance": "AWS::EC2::Instance",
    "aws_lb": "AWS::ElasticLoadBalancingV2::LoadBalancer",
    "aws_lb_listener": "AWS::ElasticLoadBalancingV2::Listener",
    "aws_lb_target_group": "AWS::ElasticLoadBalancingV2::TargetGroup",
    "aws_msk_cluster": "AWS::MSK::Cluster",
    "aws_neptune_cluster": "AWS::Neptune::DBCluster",
    "aws_neptune_cluster_instance": "AWS::Neptune::DBInstance",
    "aws_opensearch_domain": "AWS::OpenSearchService::Domain",
    "aws_rds_cluster": "AWS::RDS::DBCluster",
    "aws_rds_cluster_instance": "AWS::RDS::DBInstance",
    "aws_rds_cluster_parameter_group": "AWS::RDS::DBClusterParameterGroup",
    "aws_security_group": "AWS::EC2::SecurityGroup",
    "aws_sns_topic_subscription": "AWS::SNS::Subscription",
    "aws_subnet": "AWS::EC2::Subnet",
    "aws_timestreamwrite_database": "AWS::Timestream::Database",
    "aws_timestreamwrite_table": "AWS::Timestream::Table",
    "aws_vpc": "AWS::EC2::VPC",
}
"""Types whose names differ; all others are derived from their names."""

WITHIN: Mapping[str, str] = {
    "aws_cloudfront_distribution": "DistributionConfig",
    "aws_cloudfront_origin_access_control": "OriginAccessControlConfig",
    "aws_glue_catalog_table": "TableInput",
}
"""Types whose arguments are inside one property."""

ARGUMENTS: Mapping[str, Mapping[str, str]] = {
    "aws_cloudfront_distribution": {"ordered_cache_behavior": "CacheBehaviors"},
    "aws_cloudwatch_metric_alarm": {"metric_query": "Metrics"},
    "aws_db_instance": {
        "instance_class": "DBInstanceClass",
        "username": "MasterUsername",
        "password": "MasterUserPassword",
        "db_name": "DBName",
        "performance_insights_enabled": "EnablePerformanceInsights",
        "iam_database_authentication_enabled": "EnableIAMDatabaseAuthentication",
        "maintenance_window": "PreferredMaintenanceWindow",
        "backup_window": "PreferredBackupWindow",
        "vpc_security_group_ids": "VPCSecurityGroups",
        "parameter_group_name": "DBParameterGroupName",
        "enabled_cloudwatch_logs_exports": "EnableCloudwatchLogsExports",
        "ca_cert_identifier": "CACertificateIdentifier",
        "replicate_source_db": "SourceDBInstanceIdentifier",
        "snapshot_identifier": "DBSnapshotIdentifier",
    },
    "aws_dynamodb_table": {
        "attribute": "AttributeDefinitions",
        "ttl": "TimeToLiveSpecification",
        "read_capacity": "ProvisionedThroughput",
    },
    "aws_elasticache_cluster": {
        "cluster_id": "ClusterName",
        "node_type": "CacheNodeType",
        "subnet_group_name": "CacheSubnetGroupName",
        "parameter_group_name": "CacheParameterGroupName",
        "maintenance_window": "PreferredMaintenanceWindow",
    },
    "aws_elasticache_replication_group": {
        "node_type": "CacheNodeType",
        "subnet_group_name": "CacheSubnetGroupName",
        "maintenance_window": "PreferredMaintenanceWindow",
        "parameter_group_name": "CacheParameterGroupName",
    },
    "aws_iam_policy": {"policy": "PolicyDocument"},
    "aws_iam_role": {"assume_role_policy": "AssumeRolePolicyDocument"},
    "aws_rds_cluster": {
        "cluster_identifier": "DBClusterIdentifier",
        "master_password": "MasterUserPassword",
        "iam_database_authentication_enabled": "EnableIAMDatabaseAuthentication",
        "enabled_cloudwatch_logs_exports": "EnableCloudwatchLogsExports",
        "replication_source_identifier": "ReplicationSourceIdentifier",
    },
    "aws_rds_cluster_instance": {
        "cluster_identifier": "DBClusterIdentifier",
        "instance_class": "DBInstanceClass",
        "performance_insights_enabled": "EnablePerformanceInsights",
    },
    "aws_sqs_queue": {
        "max_message_size": "MaximumMessageSize",
        "message_retention_seconds": "MessageRetentionPeriod",
        "receive_wait_time_seconds": "ReceiveMessageWaitTimeSeconds",
        "visibility_timeout_seconds": "VisibilityTimeout",
    },
}
"""Type to its arguments whose names differ; all others are derived from their names."""


@functools.cache
def kind(terraform: str) -> str:
    """CloudFormation's type of a resource; "" if there is none.

    Args:
        terraform: such as `aws_rds_cluster`.
    """
    if terraform in LISTED:
        return LISTED[terraform]
    if not terraform.startswith("aws_"):
        return ""
    return _by_name().get(terraform.removeprefix("aws_").replace("_", ""), "")


@functools.cache
def _by_name() -> Mapping[str, str]:
    """Service and type without punctuation, to the type; without those that two types share."""
    found: dict[str, str] = {}
    for name in store.types():
        plain = "".join(name.split("::")[1:]).lower()
        found[plain] = "" if plain in found else name
    return found


def property_of(terraform: str, argument: str, kind: str, names: Mapping[str, str]) -> str:
    """The property that an argument is; "" if there is none.

    Args:
        terraform: Terraform's type; "" for a block inside a resource.
        argument: its argument or block.
        kind: CloudFormation's type, whose last word may begin the property's name: `name` is `QueueName`.
        names: the type's properties, by their plain names.
    """
    if listed := ARGUMENTS.get(terraform, {}).get(argument):
        return listed
    name, own = plain(argument), kind.rpartition(":")[2].lower()
    return next((names[one] for one in (name, own + name, "db" + name, name + "s") if one in names), "")


def plain(name: str) -> str:
    """A name without underscores and capitals, in which Terraform and CloudFormation agree."""
    return name.replace("_", "").lower()
