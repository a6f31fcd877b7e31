variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_s3_account_public_access_block" "pass_whole" {
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_account_public_access_block" "fail_absent" {}

resource "aws_s3_account_public_access_block" "fail_half" {
  block_public_acls   = true
  block_public_policy = true
}

resource "aws_s3_account_public_access_block" "fail_off" {
  block_public_acls       = true
  block_public_policy     = false
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_account_public_access_block" "unknown_by_the_caller" {
  block_public_acls       = true
  block_public_policy     = var.undecided
  ignore_public_acls      = true
  restrict_public_buckets = true
}
