locals {
  log_groups_arn = "arn:${data.aws_partition.current.partition}:logs:${data.aws_region.current.id}:${data.aws_caller_identity.current.account_id}:log-group"
}

data "aws_iam_policy_document" "key_statements" {
  statement {
    sid       = "StreamingAllowAlarmsToPublish"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }
  }

  statement {
    sid       = "StreamingAllowTopicsToDeliver"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }
  }

  statement {
    sid = "StreamingAllowLogsToEncrypt"

    actions = [
      "kms:Decrypt",
      "kms:DescribeKey",
      "kms:Encrypt",
      "kms:GenerateDataKey*",
      "kms:ReEncrypt*",
    ]

    resources = ["*"]

    principals {
      type = "Service"

      identifiers = [
        "logs.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }

    condition {
      test     = "ArnLike"
      variable = "kms:EncryptionContext:aws:logs:arn"

      values = [
        "${local.log_groups_arn}:/aws/lambda/${local.name}-*",
        "${local.log_groups_arn}:/aws/kinesisfirehose/${local.name}-*",
        "${local.log_groups_arn}:sns/${data.aws_region.current.id}/${data.aws_caller_identity.current.account_id}/${local.name}-*",
      ]
    }
  }

  statement {
    sid       = "StreamingAllowArchive"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = ["*"]

    principals {
      type = "AWS"

      identifiers = [
        "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root",
      ]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:PrincipalArn"

      values = [
        "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role/${local.name}-archive",
      ]
    }

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "kinesis.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
        "s3.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }
}
