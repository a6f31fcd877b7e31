locals {
  bucket_policies = {
    frontend = {
      arn                 = aws_s3_bucket.this["frontend"].arn
      key_arn             = var.kms_key_arn
      application_actions = []
      endpoint            = null
    }
    frontend_backup = {
      arn                 = aws_s3_bucket.backup["frontend_backup"].arn
      key_arn             = var.replica_kms_key_arn
      application_actions = []
      endpoint            = null
    }
    images = {
      arn     = aws_s3_bucket.this["images"].arn
      key_arn = var.kms_key_arn
      application_actions = [
        "s3:GetObject",
        "s3:AbortMultipartUpload",
        "s3:ListMultipartUploadParts",
        "s3:PutObject",
        "s3:DeleteObject",
      ]
      endpoint = var.s3_vpc_endpoint_id
    }
    images_backup = {
      arn                 = aws_s3_bucket.backup["images_backup"].arn
      key_arn             = var.replica_kms_key_arn
      application_actions = ["s3:GetObject"]
      endpoint = (
        var.s3_vpc_endpoint_id == null ? null : coalesce(var.replica_s3_vpc_endpoint_id, var.s3_vpc_endpoint_id)
      )
    }
  }
}

data "aws_iam_policy_document" "bucket" {
  for_each = local.bucket_policies

  statement {
    sid       = "DenyPlainHttp"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [each.value.arn, "${each.value.arn}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }

  statement {
    sid       = "DenyOldTls"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [each.value.arn, "${each.value.arn}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "NumericLessThan"
      variable = "s3:TlsVersion"
      values   = ["1.2"]
    }
  }

  statement {
    sid       = "DenyOtherEncryption"
    effect    = "Deny"
    actions   = ["s3:PutObject"]
    resources = ["${each.value.arn}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Null"
      variable = "s3:x-amz-server-side-encryption"
      values   = ["false"]
    }

    condition {
      test     = "StringNotEquals"
      variable = "s3:x-amz-server-side-encryption"
      values   = ["aws:kms"]
    }
  }

  statement {
    sid       = "DenyOtherKey"
    effect    = "Deny"
    actions   = ["s3:PutObject"]
    resources = ["${each.value.arn}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Null"
      variable = "s3:x-amz-server-side-encryption-aws-kms-key-id"
      values   = ["false"]
    }

    condition {
      test     = "StringNotEquals"
      variable = "s3:x-amz-server-side-encryption-aws-kms-key-id"
      values   = [each.value.key_arn]
    }
  }

  statement {
    sid       = "DenyKeyOfAws"
    effect    = "Deny"
    actions   = ["s3:PutObject"]
    resources = ["${each.value.arn}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "s3:x-amz-server-side-encryption"
      values   = ["aws:kms"]
    }

    condition {
      test     = "Null"
      variable = "s3:x-amz-server-side-encryption-aws-kms-key-id"
      values   = ["true"]
    }
  }

  statement {
    sid       = "DenyCustomerKey"
    effect    = "Deny"
    actions   = ["s3:PutObject"]
    resources = ["${each.value.arn}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Null"
      variable = "s3:x-amz-server-side-encryption-customer-algorithm"
      values   = ["false"]
    }
  }

  dynamic "statement" {
    for_each = length(var.cloudfront_distribution_arns) > 0 ? [var.cloudfront_distribution_arns] : []

    content {
      sid       = "AllowCloudFront"
      actions   = ["s3:GetObject"]
      resources = ["${each.value.arn}/*"]

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
    for_each = (
      length(var.application_role_arns) > 0 && length(each.value.application_actions) > 0 ?
      [var.application_role_arns] :
      []
    )

    content {
      sid       = "AllowApplication"
      actions   = each.value.application_actions
      resources = ["${each.value.arn}/*"]

      principals {
        type        = "AWS"
        identifiers = statement.value
      }
    }
  }

  dynamic "statement" {
    for_each = (
      length(var.application_role_arns) > 0 && length(each.value.application_actions) > 0 ?
      [var.application_role_arns] :
      []
    )

    content {
      sid       = "AllowApplicationToList"
      actions   = ["s3:ListBucket"]
      resources = [each.value.arn]

      principals {
        type        = "AWS"
        identifiers = statement.value
      }
    }
  }

  dynamic "statement" {
    for_each = length(var.application_role_arns) > 0 && each.value.endpoint != null ? [var.application_role_arns] : []

    content {
      sid    = "DenyApplicationOutsideEndpoint"
      effect = "Deny"

      actions = [
        "s3:AbortMultipartUpload",
        "s3:DeleteObject*",
        "s3:GetObject*",
        "s3:ListBucket*",
        "s3:ListMultipartUploadParts",
        "s3:PutObject*",
        "s3:RestoreObject",
      ]

      resources = [each.value.arn, "${each.value.arn}/*"]

      principals {
        type        = "AWS"
        identifiers = ["*"]
      }

      condition {
        test     = "ArnEquals"
        variable = "aws:PrincipalArn"
        values   = statement.value
      }

      condition {
        test     = "StringNotEquals"
        variable = "aws:SourceVpce"
        values   = [each.value.endpoint]
      }

      condition {
        test     = "BoolIfExists"
        variable = "aws:ViaAWSService"
        values   = ["false"]
      }
    }
  }
}
