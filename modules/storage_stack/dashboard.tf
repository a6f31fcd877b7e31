locals {
  cache_dimensions = ["TableName", aws_dynamodb_table.cache.name]

  dashboard_graphs = [
    {
      title  = "Consumed read capacity"
      stat   = "Sum"
      period = 300
      metrics = [
        for index in [[], ["GlobalSecondaryIndexName", "cached-at-index"]] :
        concat(["AWS/DynamoDB", "ConsumedReadCapacityUnits"], local.cache_dimensions, index)
      ]
    },
    {
      title  = "Consumed write capacity"
      stat   = "Sum"
      period = 300
      metrics = [
        for index in [[], ["GlobalSecondaryIndexName", "cached-at-index"]] :
        concat(["AWS/DynamoDB", "ConsumedWriteCapacityUnits"], local.cache_dimensions, index)
      ]
    },
    {
      title  = "Throttled reads"
      stat   = "Sum"
      period = 300
      metrics = [
        for index in [[], ["GlobalSecondaryIndexName", "cached-at-index"]] :
        concat(["AWS/DynamoDB", "ReadThrottleEvents"], local.cache_dimensions, index)
      ]
    },
    {
      title  = "Throttled writes"
      stat   = "Sum"
      period = 300
      metrics = [
        for index in [[], ["GlobalSecondaryIndexName", "cached-at-index"]] :
        concat(["AWS/DynamoDB", "WriteThrottleEvents"], local.cache_dimensions, index)
      ]
    },
    {
      title  = "Latency of the cache, p99 in milliseconds"
      stat   = "p99"
      period = 300
      metrics = [
        for operation in ["GetItem", "PutItem", "Query", "UpdateItem"] :
        concat(["AWS/DynamoDB", "SuccessfulRequestLatency"], local.cache_dimensions, ["Operation", operation])
      ]
    },
    {
      title  = "Share of requests that buckets refuse"
      stat   = "Average"
      period = 300
      metrics = [
        for bucket in values(local.bucket_names) :
        ["AWS/S3", "4xxErrors", "BucketName", bucket, "FilterId", "EntireBucket"]
      ]
    },
    {
      title  = "Requests that S3 fails"
      stat   = "Sum"
      period = 300
      metrics = [
        for bucket in values(local.bucket_names) :
        ["AWS/S3", "5xxErrors", "BucketName", bucket, "FilterId", "EntireBucket"]
      ]
    },
    {
      title  = "Bytes in Standard, once a day"
      stat   = "Average"
      period = 86400
      metrics = [
        for bucket in values(local.bucket_names) :
        ["AWS/S3", "BucketSizeBytes", "BucketName", bucket, "StorageType", "StandardStorage"]
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
