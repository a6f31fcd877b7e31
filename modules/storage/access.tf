locals {
  table_arns = [
    aws_dynamodb_table.telemetry.arn,
    aws_dynamodb_table.incidents.arn,
    aws_dynamodb_table.alerts_config.arn,
    aws_dynamodb_table.websocket_connections.arn,
  ]
}

data "aws_iam_policy_document" "read_tables" {
  statement {
    sid = "ReadTablesAndIndexes"

    actions = [
      "dynamodb:BatchGetItem",
      "dynamodb:ConditionCheckItem",
      "dynamodb:DescribeTable",
      "dynamodb:GetItem",
      "dynamodb:Query",
      "dynamodb:Scan",
    ]

    resources = concat(local.table_arns, [for arn in local.table_arns : "${arn}/index/*"])
  }

  statement {
    sid = "ReadStreams"

    actions = [
      "dynamodb:DescribeStream",
      "dynamodb:GetRecords",
      "dynamodb:GetShardIterator",
    ]

    resources = [
      aws_dynamodb_table.telemetry.stream_arn,
      aws_dynamodb_table.incidents.stream_arn,
    ]
  }

  statement {
    sid       = "UseKey"
    actions   = ["kms:Decrypt"]
    resources = [var.kms_key_id]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "dynamodb.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }
}

data "aws_iam_policy_document" "read_bucket" {
  for_each = local.bucket_arns

  statement {
    sid       = "ListBucket"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket"]
    resources = [each.value]
  }

  statement {
    sid       = "ReadObjects"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${each.value}/*"]
  }

  statement {
    sid       = "UseKey"
    actions   = ["kms:Decrypt"]
    resources = [var.kms_key_id]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "s3.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }
}

data "aws_iam_policy_document" "read_metrics" {
  count = var.enable_timestream ? 1 : 0

  statement {
    sid       = "ReadMetrics"
    actions   = ["timestream:DescribeTable", "timestream:ListMeasures", "timestream:Select"]
    resources = [aws_timestreamwrite_table.vehicle_metrics[0].arn]
  }

  statement {
    sid       = "FindEndpoints"
    actions   = ["timestream:CancelQuery", "timestream:DescribeEndpoints"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "write_tables" {
  statement {
    sid = "WriteTables"

    actions = [
      "dynamodb:BatchWriteItem",
      "dynamodb:DeleteItem",
      "dynamodb:DescribeTable",
      "dynamodb:PutItem",
      "dynamodb:UpdateItem",
    ]

    resources = local.table_arns
  }

  statement {
    sid       = "UseKey"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = [var.kms_key_id]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "dynamodb.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }
}

data "aws_iam_policy_document" "write_bucket" {
  for_each = local.bucket_arns

  statement {
    sid       = "WriteObjects"
    actions   = ["s3:AbortMultipartUpload", "s3:ListMultipartUploadParts", "s3:PutObject"]
    resources = ["${each.value}/*"]
  }

  statement {
    sid       = "UseKey"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = [var.kms_key_id]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "s3.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }
}

data "aws_iam_policy_document" "write_metrics" {
  count = var.enable_timestream ? 1 : 0

  statement {
    sid       = "WriteMetrics"
    actions   = ["timestream:WriteRecords"]
    resources = [aws_timestreamwrite_table.vehicle_metrics[0].arn]
  }

  statement {
    sid       = "FindEndpoints"
    actions   = ["timestream:DescribeEndpoints"]
    resources = ["*"]
  }
}
