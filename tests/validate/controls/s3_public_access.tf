variable "closed" {
  type    = bool
  default = false
}

resource "aws_s3_bucket" "pass_closed" {}

resource "aws_s3_bucket_public_access_block" "closed" {
  bucket                  = aws_s3_bucket.pass_closed.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket" "fail_absent" {}

resource "aws_s3_bucket" "fail_one_switch" {}

resource "aws_s3_bucket_public_access_block" "one_switch" {
  bucket                  = aws_s3_bucket.fail_one_switch.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = false
}

resource "aws_s3_bucket" "fail_by_a_variable_that_is_off" {}

resource "aws_s3_bucket_public_access_block" "by_variable" {
  count = var.closed ? 1 : 0

  bucket                  = aws_s3_bucket.fail_by_a_variable_that_is_off.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_public_access_block" "pass_elsewhere" {
  bucket                  = "somebody-elses"
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_public_access_block" "fail_elsewhere" {
  bucket                  = "somebody-elses"
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = false
  restrict_public_buckets = true
}
