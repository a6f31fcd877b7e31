resource "aws_s3_bucket" "absent" {}

resource "aws_s3_bucket" "off" {
  bucket = "images"
}

resource "aws_s3_bucket_public_access_block" "off" {
  bucket                  = aws_s3_bucket.off.id
  block_public_acls       = false
  block_public_policy     = false
  ignore_public_acls      = false
  restrict_public_buckets = false
}

resource "aws_s3_bucket" "incomplete" {
  bucket = "thumbnails"
}

resource "aws_s3_bucket_public_access_block" "incomplete" {
  bucket = aws_s3_bucket.incomplete.id
}
