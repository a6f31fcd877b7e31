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

  dimensions = {
    for key, unit in local.capacity_units : key => merge(
      { TableName = local.table_names[unit.table] },
      unit.index == null ? {} : { GlobalSecondaryIndexName = unit.index }
    )
  }

  alarm_prefixes = {
    for key, unit in local.capacity_units : key => join("-", compact([local.table_names[unit.table], unit.index]))
  }

  watched_units = { for key, value in local.capacity_units : key => value if var.enable_cloudwatch_alarms }

  watched_tables = {
    for key, value in local.table_names : key => value
    if var.enable_cloudwatch_alarms && var.alarm_level == "full"
  }

  watched_capacity = {
    for key, value in local.scaled : key => value
    if var.enable_cloudwatch_alarms && var.alarm_level == "full"
  }
}

resource "aws_cloudwatch_metric_alarm" "read_throttles" {
  for_each = local.watched_units

  alarm_name          = "${local.alarm_prefixes[each.key]}-read-throttles"
  alarm_description   = "Requests to ${each.key} exceed its read capacity: raise the maximum, or look for a hot key."
  namespace           = "AWS/DynamoDB"
  metric_name         = "ReadThrottleEvents"
  dimensions          = local.dimensions[each.key]
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

  alarm_name          = "${local.alarm_prefixes[each.key]}-write-throttles"
  alarm_description   = "Requests to ${each.key} exceed its write capacity: raise the maximum, or look for a hot key."
  namespace           = "AWS/DynamoDB"
  metric_name         = "WriteThrottleEvents"
  dimensions          = local.dimensions[each.key]
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
  for_each = local.watched_tables

  alarm_name          = "${each.value}-system-errors"
  alarm_description   = "DynamoDB answers requests to ${each.key} with HTTP 500: check that callers retry, then the AWS status page."
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
          TableName = each.value
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
  for_each = local.watched_tables

  alarm_name          = "${each.value}-latency"
  alarm_description   = "The slowest operation on ${each.key} stays above its p99 threshold in milliseconds: look for large items and scans."
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
          TableName = each.value
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

  alarm_name          = "${local.name}-user-errors"
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

resource "aws_cloudwatch_metric_alarm" "consumed_capacity" {
  for_each = local.watched_capacity

  alarm_name          = "${local.alarm_prefixes[each.value.unit]}-consumed-${each.value.direction}-capacity"
  alarm_description   = "${each.key} uses nearly all of its provisioned capacity: autoscaling is at its maximum or cannot keep up."
  evaluation_periods  = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.alarm_thresholds.consumed_capacity_percent
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  metric_query {
    id          = "utilization"
    expression  = "100 * (consumed / PERIOD(consumed)) / provisioned"
    label       = "Consumed share of the provisioned capacity"
    return_data = true
  }

  metric_query {
    id = "consumed"

    metric {
      namespace   = "AWS/DynamoDB"
      metric_name = "Consumed${title(each.value.direction)}CapacityUnits"
      dimensions  = local.dimensions[each.value.unit]
      stat        = "Sum"
      period      = 300
    }
  }

  metric_query {
    id = "provisioned"

    metric {
      namespace   = "AWS/DynamoDB"
      metric_name = "Provisioned${title(each.value.direction)}CapacityUnits"
      dimensions  = local.dimensions[each.value.unit]
      stat        = "Average"
      period      = 300
    }
  }

  tags = local.tags
}
