locals {
  replication_role = "${local.name}-app-replication-${var.random_suffix}"
}

data "aws_iam_policy_document" "key_statements" {
  statement {
    sid       = "AppStorageAllowAlarmsToPublish"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }
  }

  statement {
    sid       = "AppStorageAllowReplication"
    actions   = ["kms:Decrypt"]
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
        "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role/${local.replication_role}",
      ]
    }

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "s3.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }

  dynamic "statement" {
    for_each = length(var.cloudfront_distribution_arns) > 0 ? [var.cloudfront_distribution_arns] : []

    content {
      sid       = "AppStorageAllowCloudFront"
      actions   = ["kms:Decrypt"]
      resources = ["*"]

      principals {
        type        = "Service"
        identifiers = ["cloudfront.amazonaws.com"]
      }

      condition {
        test     = "StringEquals"
        variable = "AWS:SourceArn"
        values   = statement.value
      }
    }
  }

  dynamic "statement" {
    for_each = length(var.application_role_arns) > 0 ? [var.application_role_arns] : []

    content {
      sid       = "AppStorageAllowApplication"
      actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
      resources = ["*"]

      principals {
        type = "AWS"

        identifiers = distinct([
          for arn in statement.value : "arn:${data.aws_partition.current.partition}:iam::${split(":", arn)[4]}:root"
        ])
      }

      condition {
        test     = "ArnEquals"
        variable = "aws:PrincipalArn"
        values   = statement.value
      }

      condition {
        test     = "StringEquals"
        variable = "kms:ViaService"

        values = [
          "s3.${data.aws_region.current.id}.${data.aws_partition.current.dns_suffix}",
        ]
      }

      condition {
        test     = "StringLike"
        variable = "kms:EncryptionContext:aws:s3:arn"

        values = [
          "arn:${data.aws_partition.current.partition}:s3:::${local.name}-images-${var.random_suffix}",
          "arn:${data.aws_partition.current.partition}:s3:::${local.name}-images-${var.random_suffix}/*",
        ]
      }
    }
  }
}

data "aws_iam_policy_document" "replica_key_statements" {
  statement {
    sid       = "AppStorageAllowAlarmsToPublish"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }
  }

  statement {
    sid       = "AppStorageAllowReplication"
    actions   = ["kms:Decrypt", "kms:Encrypt"]
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
        "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role/${local.replication_role}",
      ]
    }

    condition {
      test     = "StringEquals"
      variable = "kms:ViaService"

      values = [
        "s3.${data.aws_region.replica.id}.${data.aws_partition.current.dns_suffix}",
      ]
    }
  }

  dynamic "statement" {
    for_each = length(var.cloudfront_distribution_arns) > 0 ? [var.cloudfront_distribution_arns] : []

    content {
      sid       = "AppStorageAllowCloudFront"
      actions   = ["kms:Decrypt"]
      resources = ["*"]

      principals {
        type        = "Service"
        identifiers = ["cloudfront.amazonaws.com"]
      }

      condition {
        test     = "StringEquals"
        variable = "AWS:SourceArn"
        values   = statement.value
      }
    }
  }

  dynamic "statement" {
    for_each = length(var.application_role_arns) > 0 ? [var.application_role_arns] : []

    content {
      sid       = "AppStorageAllowApplication"
      actions   = ["kms:Decrypt"]
      resources = ["*"]

      principals {
        type = "AWS"

        identifiers = distinct([
          for arn in statement.value : "arn:${data.aws_partition.current.partition}:iam::${split(":", arn)[4]}:root"
        ])
      }

      condition {
        test     = "ArnEquals"
        variable = "aws:PrincipalArn"
        values   = statement.value
      }

      condition {
        test     = "StringEquals"
        variable = "kms:ViaService"

        values = [
          "s3.${data.aws_region.replica.id}.${data.aws_partition.current.dns_suffix}",
        ]
      }

      condition {
        test     = "StringLike"
        variable = "kms:EncryptionContext:aws:s3:arn"

        values = [
          "arn:${data.aws_partition.current.partition}:s3:::${local.name}-images-backup-${var.random_suffix}",
          "arn:${data.aws_partition.current.partition}:s3:::${local.name}-images-backup-${var.random_suffix}/*",
        ]
      }
    }
  }
}
