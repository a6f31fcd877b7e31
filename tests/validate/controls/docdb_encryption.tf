variable "kms_key_arn" {
  type     = string
  nullable = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_docdb_cluster" "pass_whole" {
  storage_encrypted = true
  kms_key_id        = var.kms_key_arn
}

resource "aws_docdb_cluster" "fail_absent" {}

resource "aws_docdb_cluster" "fail_key_forgotten" {
  storage_encrypted = true
}

resource "aws_docdb_cluster" "unknown_by_the_caller" {
  storage_encrypted = var.undecided
  kms_key_id        = var.kms_key_arn
}

resource "aws_docdb_global_cluster" "pass_on" {
  storage_encrypted = true
}

resource "aws_docdb_global_cluster" "fail_absent" {}

resource "aws_docdbelastic_cluster" "pass_own_key" {
  kms_key_id = var.kms_key_arn
}

resource "aws_docdbelastic_cluster" "fail_key_forgotten" {}
