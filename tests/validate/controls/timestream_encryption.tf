variable "kms_key_id" {
  type     = string
  nullable = false
}

resource "aws_timestreamwrite_database" "pass_callers_key" {
  database_name = "pass_callers_key"
  kms_key_id    = var.kms_key_id
}

resource "aws_timestreamwrite_database" "fail_key_forgotten" {
  database_name = "fail_key_forgotten"
}

resource "aws_timestreamwrite_database" "fail_wrong_key" {
  database_name = "fail_wrong_key"
  kms_key_id    = "arn:aws:kms:eu-west-1:123456789012:key/another"
}
