variable "owned" {
  type    = bool
  default = false
}

variable "ownership" {
  type = string
}

resource "aws_s3_bucket" "pass_enforced" {}

resource "aws_s3_bucket_ownership_controls" "enforced" {
  bucket = aws_s3_bucket.pass_enforced.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket" "fail_absent" {}

resource "aws_s3_bucket" "fail_writer" {}

resource "aws_s3_bucket_ownership_controls" "writer" {
  bucket = aws_s3_bucket.fail_writer.id

  rule {
    object_ownership = "ObjectWriter"
  }
}

resource "aws_s3_bucket" "fail_by_a_variable_that_is_off" {}

resource "aws_s3_bucket_ownership_controls" "off" {
  count = var.owned ? 1 : 0

  bucket = aws_s3_bucket.fail_by_a_variable_that_is_off.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket" "unknown_ownership" {}

resource "aws_s3_bucket_ownership_controls" "unclear" {
  bucket = aws_s3_bucket.unknown_ownership.id

  rule {
    object_ownership = var.ownership
  }
}

resource "aws_s3_bucket_ownership_controls" "pass_elsewhere" {
  bucket = "somebody-elses"

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_ownership_controls" "fail_elsewhere" {
  bucket = "somebody-elses"

  rule {
    object_ownership = "BucketOwnerPreferred"
  }
}
