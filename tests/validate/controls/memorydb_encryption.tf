variable "kms_key_arn" {
  type     = string
  nullable = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_memorydb_cluster" "pass_whole" {
  kms_key_arn = var.kms_key_arn
}

resource "aws_memorydb_cluster" "fail_plaintext" {
  kms_key_arn = var.kms_key_arn
  tls_enabled = false
}

resource "aws_memorydb_cluster" "fail_key_forgotten" {}

resource "aws_memorydb_cluster" "unknown_by_the_caller" {
  kms_key_arn = var.kms_key_arn
  tls_enabled = var.undecided
}

resource "aws_memorydb_snapshot" "pass_own_key" {
  kms_key_arn = var.kms_key_arn
}

resource "aws_memorydb_snapshot" "fail_key_forgotten" {}
