variable "kms_key_arn" {
  type     = string
  nullable = false
}

variable "kind" {
  type = string
}

resource "aws_ssm_parameter" "pass_harmless" {
  name  = "/x/table-name"
  type  = "String"
  value = "x"
}

resource "aws_ssm_parameter" "pass_about_a_secret" {
  name  = "/x/password-arn"
  type  = "String"
  value = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:x"
}

resource "aws_ssm_parameter" "pass_secure" {
  name   = "/x/password"
  type   = "SecureString"
  key_id = var.kms_key_arn
}

resource "aws_ssm_parameter" "fail_named_secret" {
  name  = "/x/db-password"
  type  = "String"
  value = "x"
}

resource "aws_ssm_parameter" "fail_looks_secret" {
  name  = "/x/url"
  type  = "String"
  value = "postgres://me:hunter2@db/x"
}

resource "aws_ssm_parameter" "fail_key_forgotten" {
  name = "/x/password"
  type = "SecureString"
}

resource "aws_ssm_parameter" "fail_wrong_key" {
  type   = "SecureString"
  key_id = "alias/aws/ssm"
}

resource "aws_ssm_parameter" "fail_without_type" {
  name = "x"
}

resource "aws_ssm_parameter" "unknown_type" {
  name = "x"
  type = var.kind
}
