locals {
  unit_dimensions = [
    ["TableName", aws_dynamodb_table.cache.name],
    [
      "TableName",
      aws_dynamodb_table.cache.name,
      "GlobalSecondaryIndexName",
      "cached-at-index",
    ],
  ]

  operation_dimensions = [
    ["TableName", aws_dynamodb_table.cache.name, "Operation", "GetItem"],
    ["TableName", aws_dynamodb_table.cache.name, "Operation", "PutItem"],
    ["TableName", aws_dynamodb_table.cache.name, "Operation", "Query"],
    ["TableName", aws_dynamodb_table.cache.name, "Operation", "UpdateItem"],
  ]

  bucket_dimensions = [for bucket in aws_s3_bucket.this : ["BucketName", bucket.bucket]]

  dashboard_graphs = [
    {
      title  = "Consumed read capacity"
      stat   = "Sum"
      period = 300
      metrics = [
        for dimensions in local.unit_dimensions : concat(["AWS/DynamoDB", "ConsumedReadCapacityUnits"], dimensions, [])
      ]
    },
    {
      title  = "Consumed write capacity"
      stat   = "Sum"
      period = 300
      metrics = [
        for dimensions in local.unit_dimensions : concat(["AWS/DynamoDB", "ConsumedWriteCapacityUnits"], dimensions, [])
      ]
    },
    {
      title  = "Throttled reads"
      stat   = "Sum"
      period = 300
      metrics = [
        for dimensions in local.unit_dimensions : concat(["AWS/DynamoDB", "ReadThrottleEvents"], dimensions, [])
      ]
    },
    {
      title  = "Throttled writes"
      stat   = "Sum"
      period = 300
      metrics = [
        for dimensions in local.unit_dimensions : concat(["AWS/DynamoDB", "WriteThrottleEvents"], dimensions, [])
      ]
    },
    {
      title  = "Latency of the cache, p99 in ms"
      stat   = "p99"
      period = 300
      metrics = [
        for dimensions in local.operation_dimensions :
        concat(["AWS/DynamoDB", "SuccessfulRequestLatency"], dimensions, [])
      ]
    },
    {
      title  = "Share of refused requests"
      stat   = "Average"
      period = 300
      metrics = [
        for dimensions in local.bucket_dimensions :
        concat(["AWS/S3", "4xxErrors"], dimensions, ["FilterId", "EntireBucket"])
      ]
    },
    {
      title  = "Requests that S3 fails"
      stat   = "Sum"
      period = 300
      metrics = [
        for dimensions in local.bucket_dimensions :
        concat(["AWS/S3", "5xxErrors"], dimensions, ["FilterId", "EntireBucket"])
      ]
    },
    {
      title  = "Bytes in Standard, once a day"
      stat   = "Average"
      period = 86400
      metrics = [
        for dimensions in local.bucket_dimensions :
        concat(["AWS/S3", "BucketSizeBytes"], dimensions, ["StorageType", "StandardStorage"])
      ]
    },
  ]
}

resource "aws_cloudwatch_dashboard" "this" {
  count = var.enable_dashboard ? 1 : 0

  dashboard_name = "${local.name}-storage"

  dashboard_body = jsonencode({
    widgets = [
      for graph in local.dashboard_graphs : {
        type       = "metric"
        width      = 12
        height     = 6
        properties = merge(graph, { region = data.aws_region.current.id })
      }
    ]
  })
}
