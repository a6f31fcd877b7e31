variable "dimensions" {
  type     = map(string)
  nullable = false
}

resource "aws_sqs_queue" "this" {
  name = "orders"
}

resource "aws_elasticache_replication_group" "this" {
  replication_group_id = "sessions"
}

resource "aws_cloudwatch_metric_alarm" "pass_queue" {
  namespace   = "AWS/SQS"
  metric_name = "ApproximateAgeOfOldestMessage"

  dimensions = {
    QueueName = aws_sqs_queue.this.name
  }
}

resource "aws_cloudwatch_metric_alarm" "pass_by_name" {
  namespace   = "AWS/SQS"
  metric_name = "ApproximateAgeOfOldestMessage"

  dimensions = {
    QueueName = "orders"
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_nobodys_queue" {
  namespace   = "AWS/SQS"
  metric_name = "ApproximateAgeOfOldestMessage"

  dimensions = {
    QueueName = "nobodys"
  }
}

resource "aws_cloudwatch_metric_alarm" "unknown_by_the_caller" {
  namespace   = "AWS/SQS"
  metric_name = "ApproximateAgeOfOldestMessage"

  dimensions = var.dimensions
}

resource "aws_cloudwatch_metric_alarm" "none_without_table" {
  namespace   = "AWS/DynamoDB"
  metric_name = "ApproximateAgeOfOldestMessage"

  dimensions = {
    TableName = "elsewhere"
  }
}

resource "aws_cloudwatch_metric_alarm" "pass_node" {
  namespace   = "AWS/ElastiCache"
  metric_name = "ApproximateAgeOfOldestMessage"

  dimensions = {
    CacheClusterId = "sessions-001"
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_nobodys_node" {
  namespace   = "AWS/ElastiCache"
  metric_name = "ApproximateAgeOfOldestMessage"

  dimensions = {
    CacheClusterId = "carts-001"
  }
}
