locals {
  read_units = merge([
    for key, table in aws_dynamodb_table.this : merge(
      { (key) = { TableName = table.name } },
      {
        for index in keys(local.tables[key].indexes) : "${key}/${index}" => {
          TableName                = table.name
          GlobalSecondaryIndexName = index
        }
      },
    )
  ]...)

  storage_types = {
    data_lake = [
      "StandardStorage",
      "IntelligentTieringFAStorage",
      "IntelligentTieringIAStorage",
      "IntelligentTieringAIAStorage",
      "IntelligentTieringAAStorage",
    ]
    videos = [
      "StandardStorage",
      "GlacierStorage",
      "GlacierObjectOverhead",
      "GlacierS3ObjectOverhead",
    ]
    logs = ["StandardStorage"]
  }

  watched_units   = { for key, value in local.read_units : key => value if var.enable_cloudwatch_alarms }
  watched_buckets = { for key, value in local.storage_types : key => value if var.enable_cloudwatch_alarms }

  timestream_errors = {
    system = {
      metric      = "SystemErrors"
      threshold   = var.alarm_thresholds.timestream_system_errors
      description = "Timestream fails requests of this account and region: check that writers retry, then the AWS status page."
    }
    user = {
      metric      = "UserErrors"
      threshold   = var.alarm_thresholds.timestream_user_errors
      description = "Timestream refuses requests of this account and region: look for a faulty release."
    }
  }

  timestream_operations = ["WriteRecords", "Query", "DescribeEndpoints"]
}

resource "aws_cloudwatch_metric_alarm" "consumed_reads" {
  for_each = local.watched_units

  alarm_name = join(
    "-",
    compact([each.value.TableName, try(each.value.GlobalSecondaryIndexName, ""), "consumed-reads"])
  )

  alarm_description   = "Reads of ${each.key} come close to the most that a table may consume: look for a scan, or raise quota or limit."
  namespace           = "AWS/DynamoDB"
  metric_name         = "ConsumedReadCapacityUnits"
  dimensions          = each.value
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"

  threshold = coalesce(
    var.alarm_thresholds.dynamodb_read_units_per_second,
    0.8 * coalesce(var.on_demand_maximum.read, 40000)
  ) * 300

  treat_missing_data = "notBreaching"
  alarm_actions      = local.alarm_actions
  ok_actions         = local.alarm_actions

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "read_throttles" {
  for_each = local.watched_units

  alarm_name = join(
    "-",
    compact([each.value.TableName, try(each.value.GlobalSecondaryIndexName, ""), "read-throttles"])
  )

  alarm_description   = "Reads of ${each.key} are throttled: look for a hot key, or raise quota or limit."
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

  alarm_name = join(
    "-",
    compact([each.value.TableName, try(each.value.GlobalSecondaryIndexName, ""), "write-throttles"])
  )

  alarm_description   = "Writes of ${each.key} are throttled: look for a hot key, or raise quota or limit."
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

resource "aws_cloudwatch_metric_alarm" "dynamodb_user_errors" {
  count = var.enable_cloudwatch_alarms ? 1 : 0

  alarm_name          = "${local.name}-dynamodb-user-errors"
  alarm_description   = "DynamoDB refuses requests in this account and region with HTTP 400: look for a faulty release or missing permissions."
  namespace           = "AWS/DynamoDB"
  metric_name         = "UserErrors"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = coalesce(var.alarm_thresholds.dynamodb_user_errors, var.alarm_thresholds.user_errors)
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  tags = local.tags
}

check "deprecated_dynamodb_user_errors" {
  assert {
    condition     = var.alarm_thresholds.dynamodb_user_errors == null
    error_message = "alarm_thresholds.dynamodb_user_errors is deprecated: Use alarm_thresholds.user_errors."
  }
}

resource "aws_cloudwatch_metric_alarm" "database_cpu" {
  count = var.enable_cloudwatch_alarms ? length(aws_rds_cluster_instance.this) : 0

  alarm_name        = "${aws_rds_cluster_instance.this[count.index].identifier}-cpu"
  alarm_description = "A database instance uses nearly all of the CPU that its maximum capacity gives it: raise aurora_max_capacity, or look for a bad query."
  namespace         = "AWS/RDS"
  metric_name       = "CPUUtilization"

  dimensions = {
    DBInstanceIdentifier = aws_rds_cluster_instance.this[count.index].identifier
  }

  statistic           = "Average"
  period              = 300
  evaluation_periods  = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarm_thresholds.aurora_cpu_percent
  treat_missing_data  = "missing"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "database_connections" {
  count = var.enable_cloudwatch_alarms ? length(aws_rds_cluster_instance.this) : 0

  alarm_name        = "${aws_rds_cluster_instance.this[count.index].identifier}-connections"
  alarm_description = "A database instance is close to its limit of connections: pool them, or raise the capacity and with it the limit."
  namespace         = "AWS/RDS"
  metric_name       = "DatabaseConnections"

  dimensions = {
    DBInstanceIdentifier = aws_rds_cluster_instance.this[count.index].identifier
  }

  statistic           = "Average"
  period              = 300
  evaluation_periods  = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarm_thresholds.aurora_connections
  treat_missing_data  = "missing"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "cache_hit_rate" {
  count = var.enable_cloudwatch_alarms ? length(local.cache_nodes) : 0

  alarm_name          = "${local.cache_nodes[count.index]}-hit-rate"
  alarm_description   = "Redis finds too few of the keys that it is asked for: look for keys that expire early or are evicted."
  evaluation_periods  = 3
  comparison_operator = "LessThanThreshold"
  threshold           = var.alarm_thresholds.cache_hit_rate_percent
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  metric_query {
    id          = "hit_rate"
    expression  = "IF(hits + misses >= ${var.alarm_thresholds.cache_hit_rate_requests}, 100 * hits / (hits + misses))"
    label       = "CacheHitRate"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { hits = "CacheHits", misses = "CacheMisses" }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/ElastiCache"
        metric_name = metric_query.value

        dimensions = {
          CacheClusterId = local.cache_nodes[count.index]
          CacheNodeId    = "0001"
        }

        stat   = "Sum"
        period = 300
      }
    }
  }

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "cache_evictions" {
  count = var.enable_cloudwatch_alarms ? length(local.cache_nodes) : 0

  alarm_name        = "${local.cache_nodes[count.index]}-evictions"
  alarm_description = "Redis has no room left and drops keys that are still good: choose a larger node type."
  namespace         = "AWS/ElastiCache"
  metric_name       = "Evictions"

  dimensions = {
    CacheClusterId = local.cache_nodes[count.index]
    CacheNodeId    = "0001"
  }

  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarm_thresholds.cache_evictions
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "timestream_errors" {
  for_each = {
    for key, value in local.timestream_errors : key => value
    if var.enable_cloudwatch_alarms && var.enable_timestream
  }

  alarm_name          = "${local.name}-timestream-${each.key}-errors"
  alarm_description   = each.value.description
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  metric_query {
    id          = "total"
    expression  = "SUM(METRICS())"
    label       = each.value.metric
    return_data = true
  }

  dynamic "metric_query" {
    for_each = local.timestream_operations

    content {
      id = lower(metric_query.value)

      metric {
        namespace   = "AWS/Timestream"
        metric_name = each.value.metric

        dimensions = {
          Operation = metric_query.value
        }

        stat   = "Sum"
        period = 300
      }
    }
  }

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "bucket_objects" {
  for_each = local.watched_buckets

  alarm_name          = "${local.name}-${replace(each.key, "_", "-")}-objects"
  alarm_description   = "The bucket ${each.key} holds more objects than planned: check its lifecycle and its writers."
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "ignore"
  namespace           = "AWS/S3"
  metric_name         = "NumberOfObjects"

  dimensions = {
    BucketName  = aws_s3_bucket.this[each.key].bucket
    StorageType = "AllStorageTypes"
  }

  statistic     = "Average"
  period        = 86400
  threshold     = var.alarm_thresholds.bucket_objects
  alarm_actions = local.alarm_actions
  ok_actions    = local.alarm_actions

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "bucket_size" {
  for_each = local.watched_buckets

  alarm_name          = "${local.name}-${replace(each.key, "_", "-")}-size"
  alarm_description   = "The bucket ${each.key} has grown beyond plan: check its lifecycle and its writers."
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  treat_missing_data  = "ignore"
  threshold           = var.alarm_thresholds.bucket_size_gib * 1073741824
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  metric_query {
    id          = "total"
    expression  = "SUM(METRICS())"
    label       = "BucketSizeBytes"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = each.value

    content {
      id = lower(metric_query.value)

      metric {
        namespace   = "AWS/S3"
        metric_name = "BucketSizeBytes"

        dimensions = {
          BucketName  = aws_s3_bucket.this[each.key].bucket
          StorageType = metric_query.value
        }

        stat   = "Average"
        period = 86400
      }
    }
  }

  tags = local.tags
}
