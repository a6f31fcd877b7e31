resource "aws_s3_bucket" "pass_whole" {}

data "aws_iam_policy_document" "pass_whole" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.pass_whole.arn, "${aws_s3_bucket.pass_whole.arn}/*"]

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

resource "aws_s3_bucket_policy" "pass_whole" {
  bucket = aws_s3_bucket.pass_whole.id
  policy = data.aws_iam_policy_document.pass_whole.json
}

resource "aws_s3_bucket" "fail_absent" {}

resource "aws_s3_bucket" "fail_objects_only" {}

data "aws_iam_policy_document" "fail_objects_only" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = ["${aws_s3_bucket.fail_objects_only.arn}/*"]

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

resource "aws_s3_bucket_policy" "fail_objects_only" {
  bucket = aws_s3_bucket.fail_objects_only.id
  policy = data.aws_iam_policy_document.fail_objects_only.json
}

resource "aws_s3_bucket" "fail_bucket_only" {}

data "aws_iam_policy_document" "fail_bucket_only" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.fail_bucket_only.arn]

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

resource "aws_s3_bucket_policy" "fail_bucket_only" {
  bucket = aws_s3_bucket.fail_bucket_only.id
  policy = data.aws_iam_policy_document.fail_bucket_only.json
}

resource "aws_s3_bucket" "fail_allows" {}

data "aws_iam_policy_document" "fail_allows" {
  statement {
    effect    = "Allow"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.fail_allows.arn, "${aws_s3_bucket.fail_allows.arn}/*"]

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

resource "aws_s3_bucket_policy" "fail_allows" {
  bucket = aws_s3_bucket.fail_allows.id
  policy = data.aws_iam_policy_document.fail_allows.json
}

resource "aws_s3_bucket" "fail_reading_only" {}

data "aws_iam_policy_document" "fail_reading_only" {
  statement {
    effect    = "Deny"
    actions   = ["s3:GetObject", "s3:ListBucket"]
    resources = [aws_s3_bucket.fail_reading_only.arn, "${aws_s3_bucket.fail_reading_only.arn}/*"]

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

resource "aws_s3_bucket_policy" "fail_reading_only" {
  bucket = aws_s3_bucket.fail_reading_only.id
  policy = data.aws_iam_policy_document.fail_reading_only.json
}

resource "aws_s3_bucket" "fail_true_for_false" {}

data "aws_iam_policy_document" "fail_true_for_false" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.fail_true_for_false.arn, "${aws_s3_bucket.fail_true_for_false.arn}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["true"]
    }
  }
}

resource "aws_s3_bucket_policy" "fail_true_for_false" {
  bucket = aws_s3_bucket.fail_true_for_false.id
  policy = data.aws_iam_policy_document.fail_true_for_false.json
}

resource "aws_s3_bucket" "fail_somebody_only" {}

data "aws_iam_policy_document" "fail_somebody_only" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.fail_somebody_only.arn, "${aws_s3_bucket.fail_somebody_only.arn}/*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:root"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_s3_bucket_policy" "fail_somebody_only" {
  bucket = aws_s3_bucket.fail_somebody_only.id
  policy = data.aws_iam_policy_document.fail_somebody_only.json
}

resource "aws_s3_bucket" "fail_other_bucket" {}

data "aws_iam_policy_document" "fail_other_bucket" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.pass_whole.arn, "${aws_s3_bucket.pass_whole.arn}/*"]

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

resource "aws_s3_bucket_policy" "fail_other_bucket" {
  bucket = aws_s3_bucket.fail_other_bucket.id
  policy = data.aws_iam_policy_document.fail_other_bucket.json
}

resource "aws_s3_bucket" "fail_second_condition" {}

data "aws_iam_policy_document" "fail_second_condition" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.fail_second_condition.arn, "${aws_s3_bucket.fail_second_condition.arn}/*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:PrincipalAccount"
      values   = ["123456789012"]
    }
  }
}

resource "aws_s3_bucket_policy" "fail_second_condition" {
  bucket = aws_s3_bucket.fail_second_condition.id
  policy = data.aws_iam_policy_document.fail_second_condition.json
}

variable "safe" {
  type    = bool
  default = false
}

resource "aws_s3_bucket" "fail_by_a_variable_that_is_off" {}

data "aws_iam_policy_document" "fail_by_a_variable_that_is_off" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.fail_by_a_variable_that_is_off.arn, "${aws_s3_bucket.fail_by_a_variable_that_is_off.arn}/*"]

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

resource "aws_s3_bucket_policy" "fail_by_a_variable_that_is_off" {
  count = var.safe ? 1 : 0

  bucket = aws_s3_bucket.fail_by_a_variable_that_is_off.id
  policy = data.aws_iam_policy_document.fail_by_a_variable_that_is_off.json
}

variable "policy" {
  type     = string
  nullable = false
}

resource "aws_s3_bucket" "unknown_callers" {}

resource "aws_s3_bucket_policy" "callers" {
  bucket = aws_s3_bucket.unknown_callers.id
  policy = var.policy
}
