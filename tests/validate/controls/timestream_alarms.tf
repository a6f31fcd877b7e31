resource "aws_timestreamwrite_database" "pass_watched" {
  database_name = "watched"
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  for_each = {
    for pair in setproduct(["SystemErrors", "UserErrors"], ["WriteRecords", "Query", "DescribeEndpoints"]) : join("-", pair) => { metric = pair[0], operation = pair[1] }
  }

  namespace   = "AWS/Timestream"
  metric_name = each.value.metric

  dimensions = {
    Operation = each.value.operation
  }
}

# Another module.
resource "aws_timestreamwrite_database" "fail_alone" {
  database_name = "alone"
}

# Another module.
resource "aws_timestreamwrite_database" "fail_user_errors_forgotten" {
  database_name = "forgotten"
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  for_each = {
    for pair in setproduct(["SystemErrors"], ["WriteRecords", "Query", "DescribeEndpoints"]) : join("-", pair) => { metric = pair[0], operation = pair[1] }
  }

  namespace   = "AWS/Timestream"
  metric_name = each.value.metric

  dimensions = {
    Operation = each.value.operation
  }
}

# Another module.
resource "aws_timestreamwrite_database" "fail_writes_forgotten" {
  database_name = "forgotten"
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  for_each = {
    for pair in setproduct(["SystemErrors", "UserErrors"], ["Query", "DescribeEndpoints"]) : join("-", pair) => { metric = pair[0], operation = pair[1] }
  }

  namespace   = "AWS/Timestream"
  metric_name = each.value.metric

  dimensions = {
    Operation = each.value.operation
  }
}

# Another module.
variable "off" {
  type    = bool
  default = false
}

resource "aws_timestreamwrite_database" "fail_alarms_that_are_not_made" {
  database_name = "off"
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  for_each = {
    for pair in setproduct(["SystemErrors", "UserErrors"], ["WriteRecords", "Query", "DescribeEndpoints"]) : join("-", pair) => { metric = pair[0], operation = pair[1] } if var.off
  }

  namespace   = "AWS/Timestream"
  metric_name = each.value.metric

  dimensions = {
    Operation = each.value.operation
  }
}

# Another module.
resource "aws_timestreamwrite_database" "pass_watched_by_queries" {
  database_name = "watched"
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  for_each = toset(["SystemErrors", "UserErrors"])

  dynamic "metric_query" {
    for_each = ["WriteRecords", "Query", "DescribeEndpoints"]

    content {
      id          = lower(metric_query.value)
      return_data = metric_query.key == 0

      metric {
        namespace   = "AWS/Timestream"
        metric_name = each.value
        period      = 300
        stat        = "Sum"

        dimensions = {
          Operation = metric_query.value
        }
      }
    }
  }
}
