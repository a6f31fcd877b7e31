variable "kms_key_arn" {
  type     = string
  nullable = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_dynamodb_table_replica" "pass_whole" {
  kms_key_arn                 = var.kms_key_arn
  point_in_time_recovery      = true
  deletion_protection_enabled = true
}

resource "aws_dynamodb_table_replica" "fail_key_forgotten" {
  point_in_time_recovery      = true
  deletion_protection_enabled = true
}

resource "aws_dynamodb_table_replica" "fail_recovery" {
  kms_key_arn                 = var.kms_key_arn
  point_in_time_recovery      = false
  deletion_protection_enabled = true
}

resource "aws_dynamodb_table_replica" "fail_unprotected" {
  kms_key_arn            = var.kms_key_arn
  point_in_time_recovery = true
}

resource "aws_dynamodb_table_replica" "unknown_by_the_caller" {
  kms_key_arn                 = var.kms_key_arn
  point_in_time_recovery      = true
  deletion_protection_enabled = var.undecided
}
