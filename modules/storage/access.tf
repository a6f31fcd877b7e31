locals {
  metrics_tables = { for table in aws_timestreamwrite_table.vehicle_metrics : "metrics" => table }
}

data "aws_iam_policy_document" "read_table" {
  for_each = aws_dynamodb_table.this

  statement {
    sid = "Read${replace(title(replace(each.key, "_", " ")), " ", "")}"

    actions = [
      "dynamodb:BatchGetItem",
      "dynamodb:ConditionCheckItem",
      "dynamodb:DescribeTable",
      "dynamodb:GetItem",
      "dynamodb:Query",
      "dynamodb:Scan",
    ]

    resources = [each.value.arn, "${each.value.arn}/index/*"]
  }

  statement {
    sid       = "DecryptOnRead${replace(title(replace(each.key, "_", " ")), " ", "")}"
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
  for_each = aws_s3_bucket.this

  statement {
    sid       = "List${replace(title(replace(each.key, "_", " ")), " ", "")}"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket"]
    resources = [each.value.arn]
  }

  statement {
    sid       = "Read${replace(title(replace(each.key, "_", " ")), " ", "")}"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${each.value.arn}/*"]
  }

  statement {
    sid       = "DecryptOnRead${replace(title(replace(each.key, "_", " ")), " ", "")}"
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
  for_each = local.metrics_tables

  statement {
    sid       = "Read${replace(title(replace(each.key, "_", " ")), " ", "")}"
    actions   = ["timestream:DescribeTable", "timestream:ListMeasures", "timestream:Select"]
    resources = [each.value.arn]
  }

  statement {
    sid       = "FindEndpointsToRead${replace(title(replace(each.key, "_", " ")), " ", "")}"
    actions   = ["timestream:CancelQuery", "timestream:DescribeEndpoints"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "write_table" {
  for_each = aws_dynamodb_table.this

  statement {
    sid = "Write${replace(title(replace(each.key, "_", " ")), " ", "")}"

    actions = [
      "dynamodb:BatchWriteItem",
      "dynamodb:DeleteItem",
      "dynamodb:DescribeTable",
      "dynamodb:PutItem",
      "dynamodb:UpdateItem",
    ]

    resources = [each.value.arn]
  }

  statement {
    sid       = "EncryptOnWrite${replace(title(replace(each.key, "_", " ")), " ", "")}"
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
  for_each = aws_s3_bucket.this

  statement {
    sid       = "Write${replace(title(replace(each.key, "_", " ")), " ", "")}"
    actions   = ["s3:AbortMultipartUpload", "s3:ListMultipartUploadParts", "s3:PutObject"]
    resources = ["${each.value.arn}/*"]
  }

  statement {
    sid       = "EncryptOnWrite${replace(title(replace(each.key, "_", " ")), " ", "")}"
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
  for_each = local.metrics_tables

  statement {
    sid       = "Write${replace(title(replace(each.key, "_", " ")), " ", "")}"
    actions   = ["timestream:WriteRecords"]
    resources = [each.value.arn]
  }

  statement {
    sid       = "FindEndpointsToWrite${replace(title(replace(each.key, "_", " ")), " ", "")}"
    actions   = ["timestream:DescribeEndpoints"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "read_stream" {
  for_each = local.streamed_tables

  statement {
    sid = "ReadStream${replace(title(replace(each.key, "_", " ")), " ", "")}"

    actions = [
      "dynamodb:DescribeStream",
      "dynamodb:GetRecords",
      "dynamodb:GetShardIterator",
      "dynamodb:ListStreams",
    ]

    resources = [each.value.stream_arn]
  }

  statement {
    sid       = "DecryptStream${replace(title(replace(each.key, "_", " ")), " ", "")}"
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
