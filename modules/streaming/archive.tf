locals {
  data_lake_arn = "arn:${data.aws_partition.current.partition}:s3:::${var.s3_data_lake_bucket}"
}

resource "aws_cloudwatch_log_group" "archive" {
  name              = "/aws/kinesisfirehose/${local.name}-telemetry"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_id

  tags = local.tags
}

resource "aws_cloudwatch_log_stream" "archive" {
  name           = "S3Delivery"
  log_group_name = aws_cloudwatch_log_group.archive.name
}

data "aws_iam_policy_document" "archive_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["firehose.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

resource "aws_iam_role" "archive" {
  name                 = "${local.name}-archive"
  description          = "Lets Firehose carry the telemetry stream to the data lake."
  assume_role_policy   = data.aws_iam_policy_document.archive_trust.json
  permissions_boundary = var.permissions_boundary_arn

  tags = local.tags
}

data "aws_iam_policy_document" "archive" {
  statement {
    sid = "ReadStream"

    actions = [
      "kinesis:DescribeStream",
      "kinesis:GetRecords",
      "kinesis:GetShardIterator",
      "kinesis:ListShards",
    ]

    resources = [aws_kinesis_stream.telemetry.arn]
  }

  statement {
    sid       = "DecryptStream"
    actions   = ["kms:Decrypt"]
    resources = [var.kms_key_id]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "kinesis.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }

  statement {
    sid       = "UseBucket"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"]
    resources = [local.data_lake_arn]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }

  statement {
    sid     = "WriteObjects"
    actions = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"]

    resources = [
      "${local.data_lake_arn}/telemetry/*",
      "${local.data_lake_arn}/errors/telemetry/*",
    ]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }

  statement {
    sid       = "EncryptObjects"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.kms_key_id]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "s3.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }

  statement {
    sid     = "ReadSchema"
    actions = ["glue:GetTable", "glue:GetTableVersion", "glue:GetTableVersions"]

    resources = [
      "arn:${data.aws_partition.current.partition}:glue:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:catalog",
      aws_glue_catalog_database.telemetry.arn,
      aws_glue_catalog_table.telemetry.arn,
    ]
  }

  statement {
    sid       = "LogErrors"
    actions   = ["logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.archive.arn}:log-stream:*"]
  }
}

resource "aws_iam_role_policy" "archive" {
  name   = aws_iam_role.archive.name
  role   = aws_iam_role.archive.id
  policy = data.aws_iam_policy_document.archive.json
}

resource "aws_kinesis_firehose_delivery_stream" "telemetry" {
  name        = "${local.name}-telemetry"
  destination = "extended_s3"

  kinesis_source_configuration {
    kinesis_stream_arn = aws_kinesis_stream.telemetry.arn
    role_arn           = aws_iam_role.archive.arn
  }

  extended_s3_configuration {
    role_arn            = aws_iam_role.archive.arn
    bucket_arn          = local.data_lake_arn
    prefix              = "telemetry/year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/"
    error_output_prefix = "errors/telemetry/!{firehose:error-output-type}/year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/"
    buffering_size      = 128
    buffering_interval  = 300
    compression_format  = "UNCOMPRESSED"
    kms_key_arn         = var.kms_key_id

    cloudwatch_logging_options {
      enabled         = true
      log_group_name  = aws_cloudwatch_log_group.archive.name
      log_stream_name = aws_cloudwatch_log_stream.archive.name
    }

    data_format_conversion_configuration {
      input_format_configuration {
        deserializer {
          open_x_json_ser_de {}
        }
      }

      output_format_configuration {
        serializer {
          parquet_ser_de {
            compression = "GZIP"
          }
        }
      }

      schema_configuration {
        database_name = aws_glue_catalog_database.telemetry.name
        table_name    = aws_glue_catalog_table.telemetry.name
        region        = data.aws_region.current.id
        role_arn      = aws_iam_role.archive.arn
      }
    }
  }

  tags = local.tags

  depends_on = [aws_iam_role_policy.archive]
}
