locals {
  function_log_group = var.function_log_group_name == null ? "/aws/lambda/${local.name}-*" : var.function_log_group_name
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
      "arn:${data.aws_partition.current.partition}:ssm:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:parameter${local.parameter_prefix}/*",
    ]
  }

  statement {
    sid     = "WriteLogs"
    actions = ["logs:CreateLogStream", "logs:PutLogEvents"]

    resources = [
      "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group:${local.function_log_group}:*",
    ]
  }
}

data "aws_iam_policy_document" "read_cache" {
  statement {
    sid       = "ReadTable"
    actions   = ["dynamodb:BatchGetItem", "dynamodb:GetItem"]
    resources = [aws_dynamodb_table.cache.arn]
  }

  statement {
    sid     = "ReadTableAndIndex"
    actions = ["dynamodb:Query", "dynamodb:Scan"]

    resources = [
      aws_dynamodb_table.cache.arn,
      "${aws_dynamodb_table.cache.arn}/index/cached-at-index",
    ]
  }

  statement {
    sid       = "ReadSize"
    actions   = ["dynamodb:DescribeTable"]
    resources = [aws_dynamodb_table.cache.arn]
  }
}

data "aws_iam_policy_document" "read_static_website" {
  statement {
    sid       = "ListBucket"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket"]
    resources = [aws_s3_bucket.static_website.arn]
  }

  statement {
    sid       = "ReadObjects"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${aws_s3_bucket.static_website.arn}/*"]
  }
}

data "aws_iam_policy_document" "read_geojson_data" {
  statement {
    sid       = "ListBucket"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket"]
    resources = [aws_s3_bucket.geojson_data.arn]
  }

  statement {
    sid       = "ReadObjects"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["${aws_s3_bucket.geojson_data.arn}/*"]
  }
}

data "aws_iam_policy_document" "write_cache" {
  statement {
    sid = "WriteTable"

    actions = [
      "dynamodb:BatchWriteItem",
      "dynamodb:DeleteItem",
      "dynamodb:PutItem",
      "dynamodb:UpdateItem",
    ]

    resources = [aws_dynamodb_table.cache.arn]
  }
}

data "aws_iam_policy_document" "write_static_website" {
  statement {
    sid       = "ListBucket"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket"]
    resources = [aws_s3_bucket.static_website.arn]
  }

  statement {
    sid = "WriteObjects"

    actions = [
      "s3:AbortMultipartUpload",
      "s3:DeleteObject",
      "s3:ListMultipartUploadParts",
      "s3:PutObject",
    ]

    resources = ["${aws_s3_bucket.static_website.arn}/*"]
  }
}

data "aws_iam_policy_document" "write_geojson_data" {
  statement {
    sid       = "ListBucket"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket"]
    resources = [aws_s3_bucket.geojson_data.arn]
  }

  statement {
    sid = "WriteObjects"

    actions = [
      "s3:AbortMultipartUpload",
      "s3:DeleteObject",
      "s3:ListMultipartUploadParts",
      "s3:PutObject",
    ]

    resources = ["${aws_s3_bucket.geojson_data.arn}/*"]
  }
}
