locals {
  throttled_units = {
    table = {
      TableName = aws_dynamodb_table.main.name
    }
    GSI1 = {
      TableName                = aws_dynamodb_table.main.name
      GlobalSecondaryIndexName = "GSI1"
    }
    GSI2 = {
      TableName                = aws_dynamodb_table.main.name
      GlobalSecondaryIndexName = "GSI2"
    }
  }

  replicated_pairs = {
    frontend = {
      SourceBucket      = aws_s3_bucket.frontend.bucket
      DestinationBucket = aws_s3_bucket.frontend_backup.bucket
      RuleId            = "everything"
    }
    images = {
      SourceBucket      = aws_s3_bucket.images.bucket
      DestinationBucket = aws_s3_bucket.images_backup.bucket
      RuleId            = "everything"
    }
  }

  watched_units = { for key, value in local.throttled_units : key => value if var.enable_cloudwatch_alarms }

  watched_pairs = {
    for key, value in local.replicated_pairs : key => value
    if var.enable_cloudwatch_alarms && local.replicate
  }
}

resource "aws_cloudwatch_metric_alarm" "read_throttles" {
  for_each = local.watched_units

  alarm_name          = "${join("-", compact([each.value.TableName, lookup(each.value, "GlobalSecondaryIndexName", "")]))}-read-throttles"
  alarm_description   = "Reads of ${each.key} are throttled: look for a hot key, or for traffic that doubled within half an hour."
  namespace           = "AWS/DynamoDB"
  metric_name         = "ReadThrottleEvents"
  dimensions          = each.value
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarm_thresholds.read_throttle_events
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "write_throttles" {
  for_each = local.watched_units

  alarm_name          = "${join("-", compact([each.value.TableName, lookup(each.value, "GlobalSecondaryIndexName", "")]))}-write-throttles"
  alarm_description   = "Writes of ${each.key} are throttled: look for a hot key, or for traffic that doubled within half an hour."
  namespace           = "AWS/DynamoDB"
  metric_name         = "WriteThrottleEvents"
  dimensions          = each.value
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarm_thresholds.write_throttle_events
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "system_errors" {
  count = var.enable_cloudwatch_alarms ? 1 : 0

  alarm_name          = "${aws_dynamodb_table.main.name}-system-errors"
  alarm_description   = "DynamoDB answers requests with HTTP 500: check that callers retry, then the AWS status page."
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarm_thresholds.system_errors
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  metric_query {
    id          = "total"
    expression  = "SUM(METRICS())"
    label       = "System errors"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = [
      "GetItem",
      "BatchGetItem",
      "Query",
      "Scan",
      "TransactGetItems",
      "PutItem",
      "UpdateItem",
      "DeleteItem",
      "BatchWriteItem",
      "TransactWriteItems",
    ]

    content {
      id = lower(metric_query.value)

      metric {
        namespace   = "AWS/DynamoDB"
        metric_name = "SystemErrors"

        dimensions = {
          TableName = aws_dynamodb_table.main.name
          Operation = metric_query.value
        }

        stat   = "Sum"
        period = 300
      }
    }
  }

  tags = local.tags

  lifecycle {
    precondition {
      condition     = alltrue([for arn in var.alarm_topic_arns : split(":", arn)[3] == data.aws_region.current.id])
      error_message = "alarm_topic_arns must hold topics of ${data.aws_region.current.id}, where the provider aws works: an alarm notifies only topics of its own region."
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "failed_replications" {
  for_each = local.watched_pairs

  alarm_name          = "${local.name}-${each.key}-failed-replications"
  alarm_description   = "Objects of the ${each.key} bucket could not be replicated: check the keys and the replication role, then run S3 Batch Replication for them."
  namespace           = "AWS/S3"
  metric_name         = "OperationsFailedReplication"
  dimensions          = each.value
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarm_thresholds.failed_replications
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "replication_latency" {
  for_each = local.watched_pairs
  provider = aws.replica

  alarm_name          = "${local.name}-${each.key}-replication-latency"
  alarm_description   = "The backup of the ${each.key} bucket is further behind than the recovery point allows: expect S3 to catch up, or look for a burst of uploads."
  namespace           = "AWS/S3"
  metric_name         = "ReplicationLatency"
  dimensions          = each.value
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarm_thresholds.replication_latency_seconds
  treat_missing_data  = "missing"
  alarm_actions       = local.replica_alarm_actions
  ok_actions          = local.replica_alarm_actions

  tags = local.tags

  lifecycle {
    precondition {
      condition = alltrue([
        for arn in var.replica_alarm_topic_arns : split(":", arn)[3] == data.aws_region.replica.id
      ])
      error_message = "replica_alarm_topic_arns must hold topics of ${data.aws_region.replica.id}, where the provider aws.replica works: an alarm notifies only topics of its own region."
    }
  }
}
