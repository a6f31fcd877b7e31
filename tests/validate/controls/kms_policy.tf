data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_iam_policy_document" "pass_account_and_service" {
  statement {
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"]
    }
  }

  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }
  }
}

resource "aws_kms_key" "pass_account_and_service" {
  policy = data.aws_iam_policy_document.pass_account_and_service.json
}

data "aws_iam_policy_document" "pass_everybody_of_the_account" {
  statement {
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:root"]
    }
  }

  statement {
    actions   = ["kms:Decrypt"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "kms:CallerAccount"
      values   = ["123456789012"]
    }
  }
}

resource "aws_kms_key" "pass_everybody_of_the_account" {
  policy = data.aws_iam_policy_document.pass_everybody_of_the_account.json
}

resource "aws_kms_key" "none_default" {}

data "aws_iam_policy_document" "fail_everybody" {
  statement {
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:root"]
    }
  }

  statement {
    actions   = ["kms:Decrypt"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

resource "aws_kms_key" "fail_everybody" {
  policy = data.aws_iam_policy_document.fail_everybody.json
}

data "aws_iam_policy_document" "fail_everybody_governs" {
  statement {
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

resource "aws_kms_key" "fail_everybody_governs" {
  policy = data.aws_iam_policy_document.fail_everybody_governs.json
}

data "aws_iam_policy_document" "fail_role_may_do_all" {
  statement {
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:root"]
    }
  }

  statement {
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:role/app"]
    }
  }
}

resource "aws_kms_key" "fail_role_may_do_all" {
  policy = data.aws_iam_policy_document.fail_role_may_do_all.json
}

data "aws_iam_policy_document" "fail_service_may_do_all" {
  statement {
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:root"]
    }
  }

  statement {
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }
  }
}

resource "aws_kms_key" "fail_service_may_do_all" {
  policy = data.aws_iam_policy_document.fail_service_may_do_all.json
}

data "aws_iam_policy_document" "fail_service_governs" {
  statement {
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:root"]
    }
  }

  statement {
    actions   = ["kms:Put*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }
  }
}

resource "aws_kms_key" "fail_service_governs" {
  policy = data.aws_iam_policy_document.fail_service_governs.json
}

data "aws_iam_policy_document" "fail_nobody_governs" {
  statement {
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }
  }
}

resource "aws_kms_key" "fail_nobody_governs" {
  policy = data.aws_iam_policy_document.fail_nobody_governs.json
}

resource "aws_kms_key" "fail_all_but" {
  policy = jsonencode({
    Statement = [{
      Effect       = "Allow"
      NotPrincipal = { AWS = "arn:aws:iam::123456789012:root" }
      Action       = "kms:Decrypt"
      Resource     = "*"
    }]
  })
}

variable "policy" {
  type     = string
  nullable = false
}

resource "aws_kms_key" "unknown_callers" {
  policy = var.policy
}

data "aws_iam_policy_document" "pass_elsewhere" {
  statement {
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:root"]
    }
  }
}

resource "aws_kms_key_policy" "pass_elsewhere" {
  key_id = "x"
  policy = data.aws_iam_policy_document.pass_elsewhere.json
}

data "aws_iam_policy_document" "fail_elsewhere" {
  statement {
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:root"]
    }
  }

  statement {
    actions   = ["kms:Encrypt"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

resource "aws_kms_key_policy" "fail_elsewhere" {
  key_id = "x"
  policy = data.aws_iam_policy_document.fail_elsewhere.json
}

data "aws_iam_policy_document" "account_only" {
  statement {
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:root"]
    }
  }
}

resource "aws_kms_replica_key" "pass_account_only" {
  policy = data.aws_iam_policy_document.account_only.json
}

resource "aws_kms_replica_key" "fail_everybody" {
  policy = data.aws_iam_policy_document.fail_everybody.json
}

resource "aws_kms_external_key" "pass_account_only" {
  policy = data.aws_iam_policy_document.account_only.json
}

resource "aws_kms_external_key" "fail_everybody" {
  policy = data.aws_iam_policy_document.fail_everybody.json
}

resource "aws_kms_replica_external_key" "pass_account_only" {
  policy = data.aws_iam_policy_document.account_only.json
}

resource "aws_kms_replica_external_key" "fail_everybody" {
  policy = data.aws_iam_policy_document.fail_everybody.json
}
