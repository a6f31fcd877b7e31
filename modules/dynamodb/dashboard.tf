locals {
  dashboard_metrics = {
    "Consumed read capacity"  = "ConsumedReadCapacityUnits"
    "Consumed write capacity" = "ConsumedWriteCapacityUnits"
    "Read throttles"          = "ReadThrottleEvents"
    "Write throttles"         = "WriteThrottleEvents"
  }
}

resource "aws_cloudwatch_dashboard" "this" {
  count = var.enable_dashboard ? 1 : 0

  dashboard_name = "${local.name}-dynamodb"

  dashboard_body = jsonencode({
    widgets = [
      for title, metric in local.dashboard_metrics : {
        type   = "metric"
        width  = 12
        height = 6
        properties = {
          title  = title
          region = data.aws_region.current.id
          stat   = "Sum"
          period = 300
          metrics = [
            for key, unit in local.capacity_units : concat(
              ["AWS/DynamoDB", metric, "TableName", local.table_names[unit.table]],
              unit.index == null ? [] : ["GlobalSecondaryIndexName", unit.index]
            )
          ]
        }
      }
    ]
  })
}
