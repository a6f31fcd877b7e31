variable "who" {
  type = string
}

data "aws_iam_policy_document" "pass_identity" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::x/*"]
  }
}

data "aws_iam_policy_document" "pass_account_governs" {
  statement {
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:root"]
    }
  }
}

data "aws_iam_policy_document" "pass_service" {
  statement {
    actions   = ["kms:Decrypt"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "pass_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "pass_everybody_is_denied_plain_http" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = ["*"]

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
}

data "aws_iam_policy_document" "fail_everything_is_denied" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

data "aws_iam_policy_document" "fail_denies_nothing" {
  statement {
    effect    = "Deny"
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

data "aws_iam_policy_document" "pass_pinned" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::x/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceVpce"
      values   = ["vpce-1"]
    }
  }
}

data "aws_iam_policy_document" "fail_every_action" {
  statement {
    actions   = ["*"]
    resources = ["arn:aws:s3:::x/*"]
  }
}

data "aws_iam_policy_document" "fail_every_action_of_a_service" {
  statement {
    actions   = ["dynamodb:*"]
    resources = ["arn:aws:s3:::x/*"]
  }
}

data "aws_iam_policy_document" "fail_everything" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
}

data "aws_iam_policy_document" "fail_all_but" {
  statement {
    not_actions = ["s3:GetObject"]
    resources   = ["arn:aws:s3:::x/*"]
  }
}

data "aws_iam_policy_document" "fail_without_resources" {
  statement {
    actions = ["s3:GetObject"]
  }
}

data "aws_iam_policy_document" "fail_without_actions" {
  statement {
    resources = ["arn:aws:s3:::x/*"]
  }
}

data "aws_iam_policy_document" "fail_everybody" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::x/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

data "aws_iam_policy_document" "fail_role_may_do_all" {
  statement {
    actions   = ["s3:*"]
    resources = ["arn:aws:s3:::x/*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:role/app"]
    }
  }
}

data "aws_iam_policy_document" "fail_every_namespace" {
  statement {
    actions   = ["cloudwatch:PutMetricData"]
    resources = ["*"]

    condition {
      test     = "StringNotEquals"
      variable = "cloudwatch:namespace"
      values   = ["x"]
    }
  }
}

data "aws_iam_policy_document" "pass_logs_of_the_account" {
  statement {
    actions   = ["kms:Decrypt"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["logs.eu-west-1.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "kms:EncryptionContext:aws:logs:arn"
      values   = ["arn:aws:logs:eu-west-1:123456789012:log-group:x"]
    }
  }
}

data "aws_iam_policy_document" "fail_logs_of_any_account" {
  statement {
    actions   = ["kms:Decrypt"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["logs.eu-west-1.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "none_empty" {}

data "aws_iam_policy_document" "unknown_principal" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::x/*"]

    principals {
      type        = "AWS"
      identifiers = [var.who]
    }
  }
}

data "aws_iam_policy_document" "fail_every_service" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = ["123456789012"]
    }
  }
}

data "aws_iam_policy_document" "unknown_strange_kind" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::x/*"]

    principals {
      type        = "Anybody"
      identifiers = ["arn:aws:iam::123456789012:root"]
    }
  }
}

data "aws_iam_policy_document" "unknown_kind_of_principal" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::x/*"]

    principals {
      identifiers = ["arn:aws:iam::123456789012:root"]
    }
  }
}

data "aws_iam_policy_document" "pass_trust_with_session_tags" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity", "sts:TagSession", "sts:SetSourceIdentity"]

    principals {
      type        = "Federated"
      identifiers = ["arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"]
    }

    condition {
      test     = "StringLike"
      variable = "token.actions.githubusercontent.com:sub"
      values   = ["repo:example/app:*"]
    }
  }
}

variable "provider_arn" {
  type     = string
  nullable = false
}

data "aws_iam_policy_document" "pass_trust_of_a_cluster" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = ["arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/x"]
    }

    condition {
      test     = "StringEquals"
      variable = "${replace(var.provider_arn, "/^(.*provider/)/", "")}:sub"
      values   = ["system:serviceaccount:default:app"]
    }
  }
}
