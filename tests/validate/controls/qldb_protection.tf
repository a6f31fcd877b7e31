variable "kms_key_arn" {
  type     = string
  nullable = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_qldb_ledger" "pass_whole" {
  permissions_mode = "STANDARD"
  kms_key          = var.kms_key_arn
}

resource "aws_qldb_ledger" "fail_everyone" {
  permissions_mode = "ALLOW_ALL"
  kms_key          = var.kms_key_arn
}

resource "aws_qldb_ledger" "fail_unprotected" {
  permissions_mode    = "STANDARD"
  kms_key             = var.kms_key_arn
  deletion_protection = false
}

resource "aws_qldb_ledger" "fail_key_forgotten" {
  permissions_mode = "STANDARD"
}

resource "aws_qldb_ledger" "unknown_by_the_caller" {
  permissions_mode    = "STANDARD"
  kms_key             = var.kms_key_arn
  deletion_protection = var.undecided
}
