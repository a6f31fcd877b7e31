locals {
  operations = [
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

  units = {
    table = {
      name = aws_dynamodb_table.main.name
      dimensions = {
        TableName = aws_dynamodb_table.main.name
      }
    }
    GSI1 = {
      name = "${aws_dynamodb_table.main.name}-GSI1"
      dimensions = {
        TableName                = aws_dynamodb_table.main.name
        GlobalSecondaryIndexName = "GSI1"
      }
    }
    GSI2 = {
      name = "${aws_dynamodb_table.main.name}-GSI2"
      dimensions = {
        TableName                = aws_dynamodb_table.main.name
        GlobalSecondaryIndexName = "GSI2"
      }
    }
  }

  watched_units = { for key, unit in local.units : key => unit if var.enable_cloudwatch_alarms }
}

resource "aws_cloudwatch_metric_alarm" "read_throttles" {
  for_each = local.watched_units

  alarm_name          = "${each.value.name}-read-throttles"
  alarm_description   = "Reads of ${each.key} are throttled: look for a hot key, for traffic that doubled within half an hour, or raise on_demand_maximum."
  namespace           = "AWS/DynamoDB"
  metric_name         = "ReadThrottleEvents"
  dimensions          = each.value.dimensions
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

  alarm_name          = "${each.value.name}-write-throttles"
  alarm_description   = "Writes of ${each.key} are throttled: look for a hot key, for traffic that doubled within half an hour, or raise on_demand_maximum."
  namespace           = "AWS/DynamoDB"
  metric_name         = "WriteThrottleEvents"
  dimensions          = each.value.dimensions
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

resource "aws_cloudwatch_metric_alarm" "read_capacity" {
  for_each = {
    for key, unit in local.watched_units : key => unit
    if coalesce(var.on_demand_maximum.read, -1) > 0
  }

  alarm_name          = "${each.value.name}-read-capacity"
  alarm_description   = "Reads of ${each.key} come near the limit above which DynamoDB throttles: raise on_demand_maximum."
  evaluation_periods  = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarm_thresholds.consumed_capacity_percent
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  metric_query {
    id          = "share"
    expression  = "100 * consumed / PERIOD(consumed) / ${var.on_demand_maximum.read}"
    label       = "Consumed share of the limit on demand"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { consumed = "ConsumedReadCapacityUnits" }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/DynamoDB"
        metric_name = metric_query.value
        dimensions  = each.value.dimensions
        stat        = "Sum"
        period      = 300
      }
    }
  }

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "write_capacity" {
  for_each = {
    for key, unit in local.watched_units : key => unit
    if coalesce(var.on_demand_maximum.write, -1) > 0
  }

  alarm_name          = "${each.value.name}-write-capacity"
  alarm_description   = "Writes of ${each.key} come near the limit above which DynamoDB throttles: raise on_demand_maximum."
  evaluation_periods  = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarm_thresholds.consumed_capacity_percent
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  metric_query {
    id          = "share"
    expression  = "100 * consumed / PERIOD(consumed) / ${var.on_demand_maximum.write}"
    label       = "Consumed share of the limit on demand"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { consumed = "ConsumedWriteCapacityUnits" }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/DynamoDB"
        metric_name = metric_query.value
        dimensions  = each.value.dimensions
        stat        = "Sum"
        period      = 300
      }
    }
  }

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
    for_each = local.operations

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
}

resource "aws_cloudwatch_metric_alarm" "latency" {
  count = var.enable_cloudwatch_alarms ? 1 : 0

  alarm_name          = "${aws_dynamodb_table.main.name}-latency"
  alarm_description   = "The slowest operation on the table stays above its p99 threshold in milliseconds: look for large items and scans."
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
    for_each = local.operations

    content {
      id = lower(metric_query.value)

      metric {
        namespace   = "AWS/DynamoDB"
        metric_name = "SuccessfulRequestLatency"

        dimensions = {
          TableName = aws_dynamodb_table.main.name
          Operation = metric_query.value
        }

        stat   = "p99"
        period = 300
      }
    }
  }

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "user_errors" {
  count = var.enable_cloudwatch_alarms ? 1 : 0

  alarm_name          = "${aws_dynamodb_table.main.name}-user-errors"
  alarm_description   = "DynamoDB refuses requests in this account and region with HTTP 400: look for a faulty release or missing permissions."
  namespace           = "AWS/DynamoDB"
  metric_name         = "UserErrors"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarm_thresholds.user_errors
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  tags = local.tags
}

resource "aws_cloudwatch_metric_alarm" "table_replication_latency" {
  count = var.enable_cloudwatch_alarms && local.replicate_table ? 1 : 0

  alarm_name        = "${aws_dynamodb_table.main.name}-replication-latency"
  alarm_description = "The table's replica is further behind than the recovery point allows: look for throttled writes in the replica region."
  namespace         = "AWS/DynamoDB"
  metric_name       = "ReplicationLatency"

  dimensions = {
    TableName       = aws_dynamodb_table.main.name
    ReceivingRegion = data.aws_region.replica.id
  }

  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 1000 * var.alarm_thresholds.replication_latency_seconds
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  tags = local.tags
}
