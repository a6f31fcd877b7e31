locals {
  table_arns = [
    aws_dynamodb_table.log_metadata.arn,
    aws_dynamodb_table.user_sessions.arn,
    aws_dynamodb_table.system_config.arn,
    aws_dynamodb_table.audit_trail.arn,
  ]
}

data "aws_iam_policy_document" "read" {
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
    sid       = "ReadThroughKey"
    actions   = ["kms:Decrypt"]
    resources = [aws_kms_key.this.arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "dynamodb.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }
}

data "aws_iam_policy_document" "write" {
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
    sid       = "WriteThroughKey"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = [aws_kms_key.this.arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "dynamodb.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }
}
