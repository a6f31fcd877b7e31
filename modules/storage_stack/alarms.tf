locals {
  throttle_metrics = {
    table_read = {
      name = "ReadThrottleEvents"
      dimensions = {
        TableName = aws_dynamodb_table.cache.name
      }
    }
    table_write = {
      name = "WriteThrottleEvents"
      dimensions = {
        TableName = aws_dynamodb_table.cache.name
      }
    }
    index_read = {
      name = "ReadThrottleEvents"
      dimensions = {
        TableName                = aws_dynamodb_table.cache.name
        GlobalSecondaryIndexName = "cached-at-index"
      }
    }
    index_write = {
      name = "WriteThrottleEvents"
      dimensions = {
        TableName                = aws_dynamodb_table.cache.name
        GlobalSecondaryIndexName = "cached-at-index"
      }
    }
  }
}

resource "aws_s3_bucket_metric" "this" {
  for_each = {
    for key, bucket in local.buckets : key => bucket
    if var.enable_cloudwatch_alarms || var.enable_dashboard
  }

  bucket = aws_s3_bucket.this[each.key].bucket
  name   = "EntireBucket"
}

resource "aws_cloudwatch_metric_alarm" "throttles" {
  count = var.enable_cloudwatch_alarms ? 1 : 0

  alarm_name          = "${local.name}-cache-throttles"
  alarm_description   = "DynamoDB throttles requests to the cache or its index: raise the capacity, or look for a hot key."
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarm_thresholds.throttle_events
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  metric_query {
    id          = "total"
    expression  = "SUM(METRICS())"
    label       = "Throttled requests"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = local.throttle_metrics

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/DynamoDB"
        metric_name = metric_query.value.name
        dimensions  = metric_query.value.dimensions
        stat        = "Sum"
        period      = 300
      }
    }
  }

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "latency" {
  count = var.enable_cloudwatch_alarms ? 1 : 0

  alarm_name          = "${local.name}-cache-latency"
  alarm_description   = "The slowest operation on the cache stays above its p99 threshold in milliseconds: look for large items."
  evaluation_periods  = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarm_thresholds.latency_ms
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  metric_query {
    id          = "total"
    expression  = "MAX(METRICS())"
    label       = "Slowest p99"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = ["GetItem", "PutItem", "Query", "UpdateItem"]

    content {
      id = lower(metric_query.value)

      metric {
        namespace   = "AWS/DynamoDB"
        metric_name = "SuccessfulRequestLatency"

        dimensions = {
          TableName = aws_dynamodb_table.cache.name
          Operation = metric_query.value
        }

        stat   = "p99"
        period = 300
      }
    }
  }

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "bucket_4xx" {
  for_each = { for key, bucket in local.buckets : key => bucket if var.enable_cloudwatch_alarms }

  alarm_name        = "${aws_s3_bucket.this[each.key].bucket}-4xx"
  alarm_description = "Too many requests to ${each.value.name} are refused: look for missing files or a wrong origin access identity."
  namespace         = "AWS/S3"
  metric_name       = "4xxErrors"

  dimensions = {
    BucketName = aws_s3_bucket.this[each.key].bucket
    FilterId   = aws_s3_bucket_metric.this[each.key].name
  }

  period              = 300
  comparison_operator = "GreaterThanThreshold"
  statistic           = "Average"
  evaluation_periods  = 3
  threshold           = var.alarm_thresholds.bucket_4xx_percent / 100
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "bucket_5xx" {
  for_each = { for key, bucket in local.buckets : key => bucket if var.enable_cloudwatch_alarms }

  alarm_name        = "${aws_s3_bucket.this[each.key].bucket}-5xx"
  alarm_description = "S3 fails requests to ${each.value.name}: check that clients retry, then the AWS status page."
  namespace         = "AWS/S3"
  metric_name       = "5xxErrors"

  dimensions = {
    BucketName = aws_s3_bucket.this[each.key].bucket
    FilterId   = aws_s3_bucket_metric.this[each.key].name
  }

  period              = 300
  comparison_operator = "GreaterThanThreshold"
  statistic           = "Sum"
  evaluation_periods  = 1
  threshold           = var.alarm_thresholds.bucket_5xx_errors
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "failed_replications" {
  for_each = {
    for key, bucket in local.buckets : key => bucket
    if var.enable_cloudwatch_alarms && var.replication_destination_bucket_arns != null
  }

  alarm_name        = "${aws_s3_bucket.this[each.key].bucket}-failed-replications"
  alarm_description = "Objects of ${each.value.name} were not copied: check role and destination, then run S3 Batch Replication."
  namespace         = "AWS/S3"
  metric_name       = "OperationsFailedReplication"

  dimensions = {
    SourceBucket      = aws_s3_bucket.this[each.key].bucket
    DestinationBucket = element(split(":", var.replication_destination_bucket_arns[each.key]), 5)
    RuleId            = "everything"
  }

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
