resource "aws_sns_topic" "pass_document" {}

data "aws_iam_policy_document" "good" {
  statement {
    effect    = "Deny"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.pass_document.arn]

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

resource "aws_sns_topic_policy" "good" {
  arn    = aws_sns_topic.pass_document.arn
  policy = data.aws_iam_policy_document.good.json
}

resource "aws_sns_topic" "pass_inline" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Action    = "sns:*"
      Principal = "*"
      Resource  = "*"
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}

resource "aws_sns_topic" "fail_absent" {}

resource "aws_sns_topic" "fail_allows" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Action    = "sns:Publish"
      Principal = "*"
      Resource  = "*"
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}

resource "aws_sns_topic" "fail_true_for_false" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Action    = "sns:Publish"
      Principal = "*"
      Resource  = "*"
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}

variable "policy" {
  type     = string
  nullable = false
}

resource "aws_sns_topic" "unknown_callers" {
  policy = var.policy
}
