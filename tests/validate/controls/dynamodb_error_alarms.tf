variable "off" {
  type    = bool
  default = false
}

resource "aws_dynamodb_table" "pass_errors" {
  name = "pass_errors"
}

resource "aws_cloudwatch_metric_alarm" "pass_errors" {
  namespace   = "AWS/DynamoDB"
  metric_name = "SystemErrors"

  dimensions = {
    TableName = aws_dynamodb_table.pass_errors.name
    Operation = "GetItem"
  }
}

resource "aws_dynamodb_table" "fail_without_operation" {
  name = "fail_without_operation"
}

resource "aws_cloudwatch_metric_alarm" "fail_without_operation" {
  namespace   = "AWS/DynamoDB"
  metric_name = "SystemErrors"

  dimensions = {
    TableName = aws_dynamodb_table.fail_without_operation.name
  }
}

resource "aws_dynamodb_table" "fail_other_metric" {
  name = "fail_other_metric"
}

resource "aws_cloudwatch_metric_alarm" "fail_other_metric" {
  namespace   = "AWS/DynamoDB"
  metric_name = "ReturnedItemCount"

  dimensions = {
    TableName = aws_dynamodb_table.fail_other_metric.name
    Operation = "GetItem"
  }
}

resource "aws_dynamodb_table" "fail_alarm_that_is_not_made" {
  name = "fail_alarm_that_is_not_made"
}

resource "aws_cloudwatch_metric_alarm" "fail_alarm_that_is_not_made" {
  count = var.off ? 1 : 0

  namespace   = "AWS/DynamoDB"
  metric_name = "SystemErrors"

  dimensions = {
    TableName = aws_dynamodb_table.fail_alarm_that_is_not_made.name
    Operation = "GetItem"
  }
}

resource "aws_dynamodb_table" "pass_latency" {
  name = "latency"
}

resource "aws_cloudwatch_metric_alarm" "latency" {
  metric_query {
    id          = "p99"
    return_data = true

    metric {
      namespace   = "AWS/DynamoDB"
      metric_name = "SuccessfulRequestLatency"
      stat        = "p99"
      period      = 300

      dimensions = {
        TableName = aws_dynamodb_table.pass_latency.name
        Operation = "Query"
      }
    }
  }
}

resource "aws_dynamodb_table" "fail_alone" {
  name = "alone"
}

# Another module.
resource "aws_dynamodb_table" "pass_account" {
  name = "account"
}

resource "aws_cloudwatch_metric_alarm" "user_errors" {
  namespace   = "AWS/DynamoDB"
  metric_name = "UserErrors"
}
