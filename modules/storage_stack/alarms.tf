locals {
  watched_buckets = { for key, bucket in local.bucket_names : key => bucket if var.enable_cloudwatch_alarms }
}

resource "aws_s3_bucket_metric" "this" {
  for_each = local.watched_buckets

  bucket = each.value
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

  metric_query {
    id = "table_read"

    metric {
      namespace   = "AWS/DynamoDB"
      metric_name = "ReadThrottleEvents"

      dimensions = {
        TableName = aws_dynamodb_table.cache.name
      }

      stat   = "Sum"
      period = 300
    }
  }

  metric_query {
    id = "table_write"

    metric {
      namespace   = "AWS/DynamoDB"
      metric_name = "WriteThrottleEvents"

      dimensions = {
        TableName = aws_dynamodb_table.cache.name
      }

      stat   = "Sum"
      period = 300
    }
  }

  metric_query {
    id = "index_read"

    metric {
      namespace   = "AWS/DynamoDB"
      metric_name = "ReadThrottleEvents"

      dimensions = {
        TableName                = aws_dynamodb_table.cache.name
        GlobalSecondaryIndexName = "cached-at-index"
      }

      stat   = "Sum"
      period = 300
    }
  }

  metric_query {
    id = "index_write"

    metric {
      namespace   = "AWS/DynamoDB"
      metric_name = "WriteThrottleEvents"

      dimensions = {
        TableName                = aws_dynamodb_table.cache.name
        GlobalSecondaryIndexName = "cached-at-index"
      }

      stat   = "Sum"
      period = 300
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

  metric_query {
    id = "getitem"

    metric {
      namespace   = "AWS/DynamoDB"
      metric_name = "SuccessfulRequestLatency"

      dimensions = {
        TableName = aws_dynamodb_table.cache.name
        Operation = "GetItem"
      }

      stat   = "p99"
      period = 300
    }
  }

  metric_query {
    id = "putitem"

    metric {
      namespace   = "AWS/DynamoDB"
      metric_name = "SuccessfulRequestLatency"

      dimensions = {
        TableName = aws_dynamodb_table.cache.name
        Operation = "PutItem"
      }

      stat   = "p99"
      period = 300
    }
  }

  metric_query {
    id = "query"

    metric {
      namespace   = "AWS/DynamoDB"
      metric_name = "SuccessfulRequestLatency"

      dimensions = {
        TableName = aws_dynamodb_table.cache.name
        Operation = "Query"
      }

      stat   = "p99"
      period = 300
    }
  }

  metric_query {
    id = "updateitem"

    metric {
      namespace   = "AWS/DynamoDB"
      metric_name = "SuccessfulRequestLatency"

      dimensions = {
        TableName = aws_dynamodb_table.cache.name
        Operation = "UpdateItem"
      }

      stat   = "p99"
      period = 300
    }
  }

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "bucket_4xx" {
  for_each = local.watched_buckets

  alarm_name        = "${each.value}-4xx"
  alarm_description = "Too large a share of the requests to ${each.value} is refused: look for missing files or a wrong origin access identity."
  namespace         = "AWS/S3"
  metric_name       = "4xxErrors"

  dimensions = {
    BucketName = each.value
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
  for_each = local.watched_buckets

  alarm_name        = "${each.value}-5xx"
  alarm_description = "S3 fails requests to ${each.value}: check that clients retry, then the AWS status page."
  namespace         = "AWS/S3"
  metric_name       = "5xxErrors"

  dimensions = {
    BucketName = each.value
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
