locals {
  watched_pairs = {
    for key, bucket in local.buckets : key => {
      SourceBucket      = aws_s3_bucket.this[key].bucket
      DestinationBucket = aws_s3_bucket.backup[bucket.backup].bucket
      RuleId            = "everything"
    } if var.enable_cloudwatch_alarms && local.replicate
  }
}

resource "aws_s3_bucket_metric" "this" {
  for_each = { for key, bucket in local.buckets : key => bucket if var.enable_cloudwatch_alarms }

  bucket = aws_s3_bucket.this[each.key].bucket
  name   = "EntireBucket"
}

resource "aws_s3_bucket_metric" "backup" {
  for_each = { for key, bucket in local.backups : key => bucket if var.enable_cloudwatch_alarms }
  provider = aws.replica

  bucket = aws_s3_bucket.backup[each.key].bucket
  name   = "EntireBucket"
}

resource "aws_cloudwatch_metric_alarm" "bucket_5xx" {
  for_each = aws_s3_bucket_metric.this

  alarm_name          = "${each.value.bucket}-5xx"
  alarm_description   = "S3 fails requests to ${each.value.bucket} with HTTP 5xx: check that callers retry, then the AWS status page."
  evaluation_periods  = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarm_thresholds.bucket_5xx_percent
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  metric_query {
    id          = "share"
    expression  = "100 * errors / requests"
    label       = "Share of requests that fail"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { errors = "5xxErrors", requests = "AllRequests" }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/S3"
        metric_name = metric_query.value
        dimensions  = { BucketName = each.value.bucket, FilterId = each.value.name }
        stat        = "Sum"
        period      = 300
      }
    }
  }

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "backup_5xx" {
  for_each = aws_s3_bucket_metric.backup
  provider = aws.replica

  alarm_name          = "${each.value.bucket}-5xx"
  alarm_description   = "S3 fails requests to ${each.value.bucket} with HTTP 5xx: check that callers retry, then the AWS status page."
  evaluation_periods  = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarm_thresholds.bucket_5xx_percent
  alarm_actions       = local.replica_alarm_actions
  ok_actions          = local.replica_alarm_actions
  treat_missing_data  = "notBreaching"

  metric_query {
    id          = "share"
    expression  = "100 * errors / requests"
    label       = "Share of requests that fail"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { errors = "5xxErrors", requests = "AllRequests" }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/S3"
        metric_name = metric_query.value
        dimensions  = { BucketName = each.value.bucket, FilterId = each.value.name }
        stat        = "Sum"
        period      = 300
      }
    }
  }

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "failed_replications" {
  for_each = local.watched_pairs

  alarm_name          = "${local.name}-${each.key}-failed-replications"
  alarm_description   = "S3 could not replicate objects of ${each.key}: check keys and role, then run S3 Batch Replication."
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
  alarm_description   = "The backup of ${each.key} is behind by more than the recovery point: look for a burst of uploads."
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
}
