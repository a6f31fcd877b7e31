resource "aws_sqs_queue" "pass_whole" {}

resource "aws_sqs_queue_policy" "pass_whole" {
  queue_url = aws_sqs_queue.pass_whole.id
  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "sqs:*"
      Resource  = aws_sqs_queue.pass_whole.arn
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}

resource "aws_sqs_queue" "pass_text" {}

resource "aws_sqs_queue_policy" "pass_text" {
  queue_url = aws_sqs_queue.pass_text.id
  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "sqs:*"
      Resource  = "*"
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}

resource "aws_sqs_queue" "pass_inline" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "sqs:*"
      Resource  = "*"
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}

resource "aws_sqs_queue" "pass_document" {}

data "aws_iam_policy_document" "pass_document" {
  statement {
    effect    = "Deny"
    actions   = ["sqs:*"]
    resources = [aws_sqs_queue.pass_document.arn]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_sqs_queue_policy" "pass_document" {
  queue_url = aws_sqs_queue.pass_document.id
  policy    = data.aws_iam_policy_document.pass_document.json
}

resource "aws_sqs_queue" "fail_absent" {}

resource "aws_sqs_queue" "fail_allows" {}

resource "aws_sqs_queue_policy" "fail_allows" {
  queue_url = aws_sqs_queue.fail_allows.id
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "sqs:*"
      Resource  = aws_sqs_queue.fail_allows.arn
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}

resource "aws_sqs_queue" "fail_sending_only" {}

resource "aws_sqs_queue_policy" "fail_sending_only" {
  queue_url = aws_sqs_queue.fail_sending_only.id
  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.fail_sending_only.arn
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}

resource "aws_sqs_queue" "fail_true_for_false" {}

resource "aws_sqs_queue_policy" "fail_true_for_false" {
  queue_url = aws_sqs_queue.fail_true_for_false.id
  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "sqs:*"
      Resource  = aws_sqs_queue.fail_true_for_false.arn
      Condition = { Bool = { "aws:SecureTransport" = "true" } }
    }]
  })
}

resource "aws_sqs_queue" "fail_other_queue" {}

resource "aws_sqs_queue_policy" "fail_other_queue" {
  queue_url = aws_sqs_queue.fail_other_queue.id
  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "sqs:*"
      Resource  = aws_sqs_queue.pass_whole.arn
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}

resource "aws_sqs_queue" "fail_somebody_only" {}

resource "aws_sqs_queue_policy" "fail_somebody_only" {
  queue_url = aws_sqs_queue.fail_somebody_only.id
  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = { AWS = "arn:aws:iam::123456789012:root" }
      Action    = "sqs:*"
      Resource  = aws_sqs_queue.fail_somebody_only.arn
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}

variable "safe" {
  type    = bool
  default = false
}

resource "aws_sqs_queue" "fail_by_a_variable_that_is_off" {}

resource "aws_sqs_queue_policy" "off" {
  count = var.safe ? 1 : 0

  queue_url = aws_sqs_queue.fail_by_a_variable_that_is_off.id
  policy = jsonencode({
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "sqs:*"
      Resource  = aws_sqs_queue.fail_by_a_variable_that_is_off.arn
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}

variable "policy" {
  type     = string
  nullable = false
}

resource "aws_sqs_queue" "unknown_callers" {
  policy = var.policy
}
