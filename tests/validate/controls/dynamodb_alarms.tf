variable "off" {
  type    = bool
  default = false
}

variable "index" {
  type     = string
  nullable = false
}

resource "aws_dynamodb_table" "pass_watched" {
  name = "pass_watched"

  global_secondary_index {
    name = "ByOwner"
  }
}

resource "aws_cloudwatch_metric_alarm" "pass_watched" {
  for_each = {
    reads        = { metric = "ReadThrottleEvents", dimensions = { TableName = aws_dynamodb_table.pass_watched.name } }
    writes       = { metric = "WriteThrottleEvents", dimensions = { TableName = aws_dynamodb_table.pass_watched.name } }
    index_reads  = { metric = "ReadThrottleEvents", dimensions = { TableName = aws_dynamodb_table.pass_watched.name, GlobalSecondaryIndexName = "ByOwner" } }
    index_writes = { metric = "WriteThrottleEvents", dimensions = { TableName = aws_dynamodb_table.pass_watched.name, GlobalSecondaryIndexName = "ByOwner" } }
  }

  namespace   = "AWS/DynamoDB"
  metric_name = each.value.metric
  dimensions  = each.value.dimensions
}

resource "aws_dynamodb_table" "fail_table_forgotten" {
  name = "fail_table_forgotten"

  global_secondary_index {
    name = "ByOwner"
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_table_forgotten" {
  for_each = {
    index_reads  = { metric = "ReadThrottleEvents", dimensions = { TableName = aws_dynamodb_table.fail_table_forgotten.name, GlobalSecondaryIndexName = "ByOwner" } }
    index_writes = { metric = "WriteThrottleEvents", dimensions = { TableName = aws_dynamodb_table.fail_table_forgotten.name, GlobalSecondaryIndexName = "ByOwner" } }
  }

  namespace   = "AWS/DynamoDB"
  metric_name = each.value.metric
  dimensions  = each.value.dimensions
}

resource "aws_dynamodb_table" "fail_index_forgotten" {
  name = "fail_index_forgotten"

  global_secondary_index {
    name = "ByOwner"
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_index_forgotten" {
  for_each = {
    reads  = { metric = "ReadThrottleEvents", dimensions = { TableName = aws_dynamodb_table.fail_index_forgotten.name } }
    writes = { metric = "WriteThrottleEvents", dimensions = { TableName = aws_dynamodb_table.fail_index_forgotten.name } }
  }

  namespace   = "AWS/DynamoDB"
  metric_name = each.value.metric
  dimensions  = each.value.dimensions
}

resource "aws_dynamodb_table" "fail_writes_of_index_forgotten" {
  name = "fail_writes_of_index_forgotten"

  global_secondary_index {
    name = "ByOwner"
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_writes_of_index_forgotten" {
  for_each = {
    reads       = { metric = "ReadThrottleEvents", dimensions = { TableName = aws_dynamodb_table.fail_writes_of_index_forgotten.name } }
    writes      = { metric = "WriteThrottleEvents", dimensions = { TableName = aws_dynamodb_table.fail_writes_of_index_forgotten.name } }
    index_reads = { metric = "ReadThrottleEvents", dimensions = { TableName = aws_dynamodb_table.fail_writes_of_index_forgotten.name, GlobalSecondaryIndexName = "ByOwner" } }
  }

  namespace   = "AWS/DynamoDB"
  metric_name = each.value.metric
  dimensions  = each.value.dimensions
}

resource "aws_dynamodb_table" "fail_another_index" {
  name = "fail_another_index"

  global_secondary_index {
    name = "ByOwner"
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_another_index" {
  for_each = {
    reads        = { metric = "ReadThrottleEvents", dimensions = { TableName = aws_dynamodb_table.fail_another_index.name } }
    writes       = { metric = "WriteThrottleEvents", dimensions = { TableName = aws_dynamodb_table.fail_another_index.name } }
    index_reads  = { metric = "ReadThrottleEvents", dimensions = { TableName = aws_dynamodb_table.fail_another_index.name, GlobalSecondaryIndexName = "ByDate" } }
    index_writes = { metric = "WriteThrottleEvents", dimensions = { TableName = aws_dynamodb_table.fail_another_index.name, GlobalSecondaryIndexName = "ByDate" } }
  }

  namespace   = "AWS/DynamoDB"
  metric_name = each.value.metric
  dimensions  = each.value.dimensions
}

resource "aws_dynamodb_table" "fail_another_table" {
  name = "fail_another_table"

  global_secondary_index {
    name = "ByOwner"
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_another_table" {
  for_each = {
    reads        = { metric = "ReadThrottleEvents", dimensions = { TableName = aws_dynamodb_table.pass_watched.name } }
    writes       = { metric = "WriteThrottleEvents", dimensions = { TableName = aws_dynamodb_table.pass_watched.name } }
    index_reads  = { metric = "ReadThrottleEvents", dimensions = { TableName = aws_dynamodb_table.pass_watched.name, GlobalSecondaryIndexName = "ByOwner" } }
    index_writes = { metric = "WriteThrottleEvents", dimensions = { TableName = aws_dynamodb_table.pass_watched.name, GlobalSecondaryIndexName = "ByOwner" } }
  }

  namespace   = "AWS/DynamoDB"
  metric_name = each.value.metric
  dimensions  = each.value.dimensions
}

resource "aws_dynamodb_table" "fail_alarms_that_are_not_made" {
  name = "fail_alarms_that_are_not_made"

  global_secondary_index {
    name = "ByOwner"
  }
}

resource "aws_cloudwatch_metric_alarm" "fail_alarms_that_are_not_made" {
  for_each = { for key, value in {
    reads        = { metric = "ReadThrottleEvents", dimensions = { TableName = aws_dynamodb_table.fail_alarms_that_are_not_made.name } }
    writes       = { metric = "WriteThrottleEvents", dimensions = { TableName = aws_dynamodb_table.fail_alarms_that_are_not_made.name } }
    index_reads  = { metric = "ReadThrottleEvents", dimensions = { TableName = aws_dynamodb_table.fail_alarms_that_are_not_made.name, GlobalSecondaryIndexName = "ByOwner" } }
    index_writes = { metric = "WriteThrottleEvents", dimensions = { TableName = aws_dynamodb_table.fail_alarms_that_are_not_made.name, GlobalSecondaryIndexName = "ByOwner" } }
  } : key => value if var.off }

  namespace   = "AWS/DynamoDB"
  metric_name = each.value.metric
  dimensions  = each.value.dimensions
}

resource "aws_dynamodb_table" "unknown_index" {
  name = "unknown_index"

  global_secondary_index {
    name = var.index
  }
}

resource "aws_cloudwatch_metric_alarm" "unknown_index" {
  for_each = {
    reads        = { metric = "ReadThrottleEvents", dimensions = { TableName = aws_dynamodb_table.unknown_index.name } }
    writes       = { metric = "WriteThrottleEvents", dimensions = { TableName = aws_dynamodb_table.unknown_index.name } }
    index_reads  = { metric = "ReadThrottleEvents", dimensions = { TableName = aws_dynamodb_table.unknown_index.name, GlobalSecondaryIndexName = "ByOwner" } }
    index_writes = { metric = "WriteThrottleEvents", dimensions = { TableName = aws_dynamodb_table.unknown_index.name, GlobalSecondaryIndexName = "ByOwner" } }
  }

  namespace   = "AWS/DynamoDB"
  metric_name = each.value.metric
  dimensions  = each.value.dimensions
}

resource "aws_dynamodb_table" "pass_load" {
  name = "load"
}

resource "aws_cloudwatch_metric_alarm" "load" {
  namespace   = "AWS/DynamoDB"
  metric_name = "ConsumedReadCapacityUnits"

  dimensions = {
    TableName = aws_dynamodb_table.pass_load.name
  }
}

resource "aws_dynamodb_table" "fail_alone" {
  name = "alone"
}
