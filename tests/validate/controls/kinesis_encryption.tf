variable "kms_key_id" {
  type     = string
  nullable = false
}

variable "encryption_type" {
  type     = string
  nullable = false
}

resource "aws_kinesis_stream" "pass_callers_key" {
  encryption_type = "KMS"
  kms_key_id      = var.kms_key_id
}

resource "aws_kinesis_stream" "fail_off" {
  encryption_type = "NONE"
  kms_key_id      = var.kms_key_id
}

resource "aws_kinesis_stream" "fail_absent" {
  kms_key_id = var.kms_key_id
}

resource "aws_kinesis_stream" "fail_without_key" {
  encryption_type = "KMS"
}

resource "aws_kinesis_stream" "fail_awss_key" {
  encryption_type = "KMS"
  kms_key_id      = "alias/aws/kinesis"
}

resource "aws_kinesis_stream" "unknown_by_the_caller" {
  encryption_type = var.encryption_type
  kms_key_id      = var.kms_key_id
}
