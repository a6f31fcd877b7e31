variable "dimensions" {
  type     = map(string)
  nullable = false
}

resource "aws_sqs_queue" "this" {
  name = "orders"
}

resource "aws_cloudwatch_metric_alarm" "pass_queue" {
  namespace   = "AWS/SQS"
  metric_name = "ApproximateAgeOfOldestMessage"

  dimensions = {
    QueueName = aws_sqs_queue.this.name
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_empty" {
  namespace   = "AWS/SQS"
  metric_name = "ApproximateAgeOfOldestMessage"

  dimensions = {
    QueueName = ""
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_without" {
  namespace   = "AWS/SQS"
  metric_name = "ApproximateAgeOfOldestMessage"
}

resource "aws_cloudwatch_metric_alarm" "unknown_by_the_caller" {
  namespace   = "AWS/SQS"
  metric_name = "ApproximateAgeOfOldestMessage"

  dimensions = var.dimensions
}

resource "aws_cloudwatch_metric_alarm" "pass_account" {
  namespace   = "AWS/DynamoDB"
  metric_name = "UserErrors"
}

resource "aws_cloudwatch_metric_alarm" "fail_account_of_a_table" {
  namespace   = "AWS/DynamoDB"
  metric_name = "UserErrors"

  dimensions = {
    TableName = "orders"
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_without_operation" {
  namespace   = "AWS/DynamoDB"
  metric_name = "SystemErrors"

  dimensions = {
    TableName = "orders"
  }
}

resource "aws_cloudwatch_metric_alarm" "none_own_metric" {
  namespace   = "Orders"
  metric_name = "Lost"
}

resource "aws_cloudwatch_metric_alarm" "pass_query" {
  metric_query {
    id          = "age"
    return_data = true

    metric {
      namespace   = "AWS/SQS"
      metric_name = "ApproximateAgeOfOldestMessage"
      period      = 300
      stat        = "Maximum"

      dimensions = {
        QueueName = aws_sqs_queue.this.name
      }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_query_without" {
  metric_query {
    id          = "age"
    return_data = true

    metric {
      namespace   = "AWS/SQS"
      metric_name = "ApproximateAgeOfOldestMessage"
      period      = 300
      stat        = "Maximum"
    }
  }
}
