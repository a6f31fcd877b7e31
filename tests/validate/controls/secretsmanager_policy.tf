data "aws_iam_policy_document" "pass_reader" {
  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:aws:iam::123456789012:role/reader"]
    }
  }
}

resource "aws_secretsmanager_secret_policy" "pass_reader" {
  secret_arn          = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:x"
  policy              = data.aws_iam_policy_document.pass_reader.json
  block_public_policy = true
}

data "aws_iam_policy_document" "fail_everyone" {
  statement {
    actions   = ["secretsmanager:GetSecretValue"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}

resource "aws_secretsmanager_secret_policy" "fail_everyone" {
  secret_arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:x"
  policy     = data.aws_iam_policy_document.fail_everyone.json
}

resource "aws_secretsmanager_secret" "none_without" {
  name = "without"
}

resource "aws_secretsmanager_secret" "pass_inline" {
  name   = "inline"
  policy = data.aws_iam_policy_document.pass_reader.json
}

resource "aws_secretsmanager_secret" "fail_inline" {
  name   = "public"
  policy = data.aws_iam_policy_document.fail_everyone.json
}

variable "policy" {
  type = string
}

resource "aws_secretsmanager_secret_policy" "unknown_policy" {
  secret_arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:x"
  policy     = var.policy
}
