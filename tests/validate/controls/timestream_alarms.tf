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
