resource "aws_s3_bucket" "pass_closed" {
  bucket = "closed"
}

resource "aws_s3_bucket_public_access_block" "pass_closed" {
  bucket                  = aws_s3_bucket.pass_closed.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_cloudtrail" "pass_closed" {
  name           = "closed"
  s3_bucket_name = aws_s3_bucket.pass_closed.id
}

resource "aws_s3_bucket" "open" {
  bucket = "open"
}

resource "aws_cloudtrail" "fail_open" {
  name           = "open"
  s3_bucket_name = aws_s3_bucket.open.bucket
}

resource "aws_cloudtrail" "none_elsewhere" {
  name           = "elsewhere"
  s3_bucket_name = "central-logs"
}
