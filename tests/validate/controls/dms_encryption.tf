variable "kms_key_arn" {
  type     = string
  nullable = false
}

resource "aws_dms_replication_instance" "pass_own_key" {
  kms_key_arn = var.kms_key_arn
}

resource "aws_dms_replication_instance" "fail_key_forgotten" {}

resource "aws_dms_endpoint" "pass_own_key" {
  kms_key_arn = var.kms_key_arn
}

resource "aws_dms_endpoint" "fail_key_forgotten" {}

resource "aws_dms_s3_endpoint" "pass_own_key" {
  kms_key_arn = var.kms_key_arn
}

resource "aws_dms_s3_endpoint" "fail_key_forgotten" {}

resource "aws_dms_replication_config" "pass_own_key" {
  compute_config {
    kms_key_id = var.kms_key_arn
  }
}

resource "aws_dms_replication_config" "fail_key_forgotten" {
  compute_config {
    max_capacity_units = 8
  }
}
