resource "aws_s3_bucket" "web" {}

resource "aws_s3_bucket_logging" "pass_elsewhere" {
  bucket        = aws_s3_bucket.web.id
  target_bucket = "logs"
  target_prefix = "web/"
}

resource "aws_s3_bucket_logging" "fail_into_itself" {
  bucket        = aws_s3_bucket.web.id
  target_bucket = aws_s3_bucket.web.id
  target_prefix = "web/"
}

resource "aws_s3_bucket_logging" "fail_without_target" {
  bucket        = aws_s3_bucket.web.id
  target_prefix = "web/"
}

resource "aws_s3_bucket_logging" "fail_without_prefix" {
  bucket        = aws_s3_bucket.web.id
  target_bucket = "logs"
}

variable "logs_bucket" {
  type = string
}

resource "aws_s3_bucket_logging" "unknown_target" {
  bucket        = aws_s3_bucket.web.id
  target_bucket = var.logs_bucket
  target_prefix = "web/"
}

resource "aws_s3_bucket" "none_without" {}

resource "aws_s3_bucket" "pass_inline" {
  logging {
    target_bucket = "logs"
    target_prefix = "inline/"
  }
}

resource "aws_s3_bucket" "fail_inline" {
  bucket = "inline"

  logging {
    target_bucket = "inline"
    target_prefix = "inline/"
  }
}
