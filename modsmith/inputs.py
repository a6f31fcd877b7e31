"""Inputs that most modules have, so that the same thing has the same name, type and rules everywhere.

inputs=(inputs.project_name(), inputs.environment(), inputs.tags())
"""

from modsmith.spec.bucket_inputs import (
    BUCKET_NAME,
    access_logs_bucket_name,
    cors_allowed_origins,
    enable_eventbridge_notifications,
    random_suffix,
)
from modsmith.spec.inputs import (
    BOUNDARY_ARN,
    KEY_ARN,
    LOG_RETENTIONS,
    TOPIC_ARN,
    alarm_topic_arns,
    enable_cloudwatch_alarms,
    environment,
    kms_key_id,
    log_retention_days,
    permissions_boundary_arn,
    project_name,
    tags,
)
from modsmith.spec.table_inputs import (
    CONSUMED_CAPACITY_THRESHOLD,
    DYNAMODB_THRESHOLDS,
    autoscaling_capacity,
    autoscaling_target_utilization,
    backup_retention_days,
    capacity_overrides,
    on_demand_maximum,
    read_back_capacity,
    table_class,
)

__all__ = [
    "BOUNDARY_ARN",
    "BUCKET_NAME",
    "CONSUMED_CAPACITY_THRESHOLD",
    "DYNAMODB_THRESHOLDS",
    "KEY_ARN",
    "LOG_RETENTIONS",
    "TOPIC_ARN",
    "access_logs_bucket_name",
    "alarm_topic_arns",
    "autoscaling_capacity",
    "autoscaling_target_utilization",
    "backup_retention_days",
    "capacity_overrides",
    "cors_allowed_origins",
    "enable_cloudwatch_alarms",
    "enable_eventbridge_notifications",
    "environment",
    "kms_key_id",
    "log_retention_days",
    "on_demand_maximum",
    "permissions_boundary_arn",
    "project_name",
    "random_suffix",
    "read_back_capacity",
    "table_class",
    "tags",
]
