locals {
  replica_place      = "${data.aws_region.replica.id}:${data.aws_caller_identity.current.account_id}"
  replica_table      = "arn:${data.aws_partition.current.partition}:dynamodb:${local.replica_place}:table/${aws_dynamodb_table.main.name}"
  replica_table_arns = local.replicate_table ? [local.replica_table] : []
}

data "aws_iam_policy_document" "read_table" {
  statement {
    sid = "ReadTable"

    actions = [
      "dynamodb:BatchGetItem",
      "dynamodb:ConditionCheckItem",
      "dynamodb:DescribeTable",
      "dynamodb:GetItem",
      "dynamodb:Query",
      "dynamodb:Scan",
    ]

    resources = [aws_dynamodb_table.main.arn, "${aws_dynamodb_table.main.arn}/index/*"]
  }

  statement {
    sid       = "ReadTableKey"
    actions   = ["kms:Decrypt"]
    resources = [var.kms_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "dynamodb.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }

  dynamic "statement" {
    for_each = local.replica_table_arns

    content {
      sid = "ReadTableReplica"

      actions = [
        "dynamodb:BatchGetItem",
        "dynamodb:ConditionCheckItem",
        "dynamodb:DescribeTable",
        "dynamodb:GetItem",
        "dynamodb:Query",
        "dynamodb:Scan",
      ]

      resources = [statement.value, "${statement.value}/index/*"]
    }
  }

  dynamic "statement" {
    for_each = local.replica_table_arns

    content {
      sid       = "ReadTableReplicaKey"
      actions   = ["kms:Decrypt"]
      resources = [var.replica_kms_key_arn]

      condition {
        test     = "StringEquals"
        variable = "kms:ViaService"

        values = [
          "dynamodb.${data.aws_region.replica.id}.${data.aws_partition.current.dns_suffix}",
        ]
      }
    }
  }
}

data "aws_iam_policy_document" "write_table" {
  statement {
    sid = "WriteTable"

    actions = [
      "dynamodb:BatchWriteItem",
      "dynamodb:DeleteItem",
      "dynamodb:DescribeTable",
      "dynamodb:PutItem",
      "dynamodb:UpdateItem",
    ]

    resources = [aws_dynamodb_table.main.arn]
  }

  statement {
    sid       = "WriteTableKey"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = [var.kms_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "dynamodb.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }

  dynamic "statement" {
    for_each = local.replica_table_arns

    content {
      sid = "WriteTableReplica"

      actions = [
        "dynamodb:BatchWriteItem",
        "dynamodb:DeleteItem",
        "dynamodb:DescribeTable",
        "dynamodb:PutItem",
        "dynamodb:UpdateItem",
      ]

      resources = [statement.value]
    }
  }

  dynamic "statement" {
    for_each = local.replica_table_arns

    content {
      sid       = "WriteTableReplicaKey"
      actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
      resources = [var.replica_kms_key_arn]

      condition {
        test     = "StringEquals"
        variable = "kms:ViaService"

        values = [
          "dynamodb.${data.aws_region.replica.id}.${data.aws_partition.current.dns_suffix}",
        ]
      }
    }
  }
}

data "aws_iam_policy_document" "stream" {
  statement {
    sid = "ReadTableStream"

    actions = [
      "dynamodb:DescribeStream",
      "dynamodb:GetRecords",
      "dynamodb:GetShardIterator",
      "dynamodb:ListStreams",
    ]

    resources = [aws_dynamodb_table.main.stream_arn]
  }

  statement {
    sid       = "ReadTableStreamKey"
    actions   = ["kms:Decrypt"]
    resources = [var.kms_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "dynamodb.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }

  dynamic "statement" {
    for_each = local.replica_table_arns

    content {
      sid = "ReadTableStreamReplica"

      actions = [
        "dynamodb:DescribeStream",
        "dynamodb:GetRecords",
        "dynamodb:GetShardIterator",
        "dynamodb:ListStreams",
      ]

      resources = ["${statement.value}/stream/*"]
    }
  }

  dynamic "statement" {
    for_each = local.replica_table_arns

    content {
      sid       = "ReadTableStreamReplicaKey"
      actions   = ["kms:Decrypt"]
      resources = [var.replica_kms_key_arn]

      condition {
        test     = "StringEquals"
        variable = "kms:ViaService"

        values = [
          "dynamodb.${data.aws_region.replica.id}.${data.aws_partition.current.dns_suffix}",
        ]
      }
    }
  }
}

data "aws_iam_policy_document" "read_bucket" {
  for_each = local.buckets

  statement {
    sid     = "Read${title(each.key)}List"
    actions = ["s3:GetBucketLocation", "s3:ListBucket"]

    resources = [
      aws_s3_bucket.this[each.key].arn,
      aws_s3_bucket.backup[each.value.backup].arn,
    ]
  }

  statement {
    sid     = "Read${title(each.key)}"
    actions = ["s3:GetObject"]

    resources = [
      "${aws_s3_bucket.this[each.key].arn}/*",
      "${aws_s3_bucket.backup[each.value.backup].arn}/*",
    ]
  }

  statement {
    sid       = "Read${title(each.key)}Key"
    actions   = ["kms:Decrypt"]
    resources = [var.kms_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "s3.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }

  statement {
    sid       = "Read${title(each.key)}BackupKey"
    actions   = ["kms:Decrypt"]
    resources = [var.replica_kms_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "s3.${data.aws_region.replica.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }
}

data "aws_iam_policy_document" "write_bucket" {
  for_each = local.buckets

  statement {
    sid = "Write${title(each.key)}"

    actions = [
      "s3:AbortMultipartUpload",
      "s3:ListMultipartUploadParts",
      "s3:PutObject",
      "s3:DeleteObject",
    ]

    resources = ["${aws_s3_bucket.this[each.key].arn}/*"]
  }

  statement {
    sid       = "Write${title(each.key)}Key"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = [var.kms_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "s3.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }

  dynamic "statement" {
    for_each = each.value.website ? [true] : []

    content {
      sid       = "Write${title(each.key)}List"
      actions   = ["s3:GetBucketLocation", "s3:ListBucket"]
      resources = [aws_s3_bucket.this[each.key].arn]
    }
  }
}
