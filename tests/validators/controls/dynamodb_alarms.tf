resource "aws_dynamodb_table" "pass_watched" {
  name = "watched"

  global_secondary_index {
    name = "ByOwner"
  }
}

resource "aws_cloudwatch_metric_alarm" "watched" {
  for_each = {
    table = { TableName = aws_dynamodb_table.pass_watched.name }
    index = { TableName = aws_dynamodb_table.pass_watched.name, GlobalSecondaryIndexName = "ByOwner" }
  }

  namespace   = "AWS/DynamoDB"
  metric_name = "WriteThrottleEvents"
  dimensions  = each.value
}

resource "aws_dynamodb_table" "fail_alone" {
  name = "alone"
}

resource "aws_dynamodb_table" "fail_index_forgotten" {
  name = "forgotten"

  global_secondary_index {
    name = "ByOwner"
  }
}

resource "aws_cloudwatch_metric_alarm" "table_only" {
  namespace   = "AWS/DynamoDB"
  metric_name = "ReadThrottleEvents"

  dimensions = {
    TableName = aws_dynamodb_table.fail_index_forgotten.name
  }
}
