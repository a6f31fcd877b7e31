locals {
  writes = [
    "dynamodb:BatchWriteItem",
    "dynamodb:DeleteItem",
    "dynamodb:DescribeTable",
    "dynamodb:PutItem",
    "dynamodb:UpdateItem",
  ]

  puts = ["dynamodb:PutItem"]
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
    resources = [local.kms_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "dynamodb.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }
}

data "aws_iam_policy_document" "write_table" {
  for_each = aws_dynamodb_table.this

  statement {
    sid       = "Write${replace(title(replace(each.key, "_", " ")), " ", "")}"
    actions   = local.tables[each.key].append_only ? local.puts : local.writes
    resources = [each.value.arn]
  }

  statement {
    sid       = "EncryptOnWrite${replace(title(replace(each.key, "_", " ")), " ", "")}"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = [local.kms_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "dynamodb.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }
}

data "aws_iam_policy_document" "read_stream" {
  for_each = { for key, table in aws_dynamodb_table.this : key => table if local.tables[key].streamed }

  statement {
    sid = "ReadStream${replace(title(replace(each.key, "_", " ")), " ", "")}"

    actions = [
      "dynamodb:DescribeStream",
      "dynamodb:GetRecords",
      "dynamodb:GetShardIterator",
      "dynamodb:ListStreams",
    ]

    resources = ["${each.value.arn}/stream/*"]
  }

  statement {
    sid       = "DecryptStream${replace(title(replace(each.key, "_", " ")), " ", "")}"
    actions   = ["kms:Decrypt"]
    resources = [local.kms_key_arn]

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "dynamodb.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }
}
