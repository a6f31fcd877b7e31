resource "aws_s3_account_public_access_block" "pass_closed" {
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_account_public_access_block" "fail_policies" {
  block_public_acls  = true
  ignore_public_acls = true
}

variable "block" {
  type = bool
}

resource "aws_s3_account_public_access_block" "unknown_choice" {
  block_public_acls = var.block
}
