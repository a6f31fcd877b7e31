locals {
  here               = "${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}"
  function_log_group = var.function_log_group_name == null ? "/aws/lambda/${local.name}-*" : var.function_log_group_name

  tables = {
    cache = {
      arn        = aws_dynamodb_table.cache.arn
      index_arn  = "${aws_dynamodb_table.cache.arn}/index/cached-at-index"
      stream_arn = aws_dynamodb_table.cache.stream_arn
    }
  }
}

data "aws_iam_policy_document" "function" {
  statement {
    sid = "UseCache"

    actions = [
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
      "dynamodb:UpdateItem",
    ]

    resources = [aws_dynamodb_table.cache.arn]
  }

  statement {
    sid       = "QueryIndex"
    actions   = ["dynamodb:Query"]
    resources = ["${aws_dynamodb_table.cache.arn}/index/cached-at-index"]
  }

  statement {
    sid     = "ReadParameters"
    actions = ["ssm:GetParameter", "ssm:GetParameters"]

    resources = [
      "arn:${data.aws_partition.current.partition}:ssm:${local.here}:parameter${local.parameter_prefix}/*",
    ]
  }

  statement {
    sid     = "WriteLogs"
    actions = ["logs:CreateLogStream", "logs:PutLogEvents"]

    resources = [
      "arn:${data.aws_partition.current.partition}:logs:${local.here}:log-group:${local.function_log_group}:*",
    ]
  }
}

data "aws_iam_policy_document" "read_table" {
  for_each = local.tables

  statement {
    sid = "ReadCache"

    actions = [
      "dynamodb:BatchGetItem",
      "dynamodb:ConditionCheckItem",
      "dynamodb:DescribeTable",
      "dynamodb:GetItem",
      "dynamodb:Query",
      "dynamodb:Scan",
    ]

    resources = [each.value.arn, each.value.index_arn]
  }
}

data "aws_iam_policy_document" "write_table" {
  for_each = local.tables

  statement {
    sid = "WriteCache"

    actions = [
      "dynamodb:BatchWriteItem",
      "dynamodb:DeleteItem",
      "dynamodb:DescribeTable",
      "dynamodb:PutItem",
      "dynamodb:UpdateItem",
    ]

    resources = [each.value.arn]
  }
}

data "aws_iam_policy_document" "stream" {
  for_each = local.tables

  statement {
    sid = "StreamCache"

    actions = [
      "dynamodb:DescribeStream",
      "dynamodb:GetRecords",
      "dynamodb:GetShardIterator",
      "dynamodb:ListStreams",
    ]

    resources = [each.value.stream_arn]
  }
}

data "aws_iam_policy_document" "read_bucket" {
  for_each = local.buckets

  statement {
    sid       = "ListToRead${each.value.sid}"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket"]
    resources = [aws_s3_bucket.this[each.key].arn]
  }

  statement {
    sid       = "Read${each.value.sid}"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${aws_s3_bucket.this[each.key].arn}/*"]
  }
}

data "aws_iam_policy_document" "write_bucket" {
  for_each = local.buckets

  statement {
    sid       = "ListToWrite${each.value.sid}"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket"]
    resources = [aws_s3_bucket.this[each.key].arn]
  }

  statement {
    sid = "Write${each.value.sid}"

    actions = [
      "s3:AbortMultipartUpload",
      "s3:ListMultipartUploadParts",
      "s3:PutObject",
      "s3:DeleteObject",
    ]

    resources = ["${aws_s3_bucket.this[each.key].arn}/*"]
  }
}
