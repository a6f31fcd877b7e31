resource "aws_s3_bucket" "pass_logged" {
  bucket = "logged"
}

resource "aws_s3_bucket_logging" "pass_logged" {
  bucket        = aws_s3_bucket.pass_logged.id
  target_bucket = "logs"
  target_prefix = "trail/"
}

resource "aws_cloudtrail" "pass_logged" {
  name           = "logged"
  s3_bucket_name = aws_s3_bucket.pass_logged.id
}

resource "aws_s3_bucket" "silent" {
  bucket = "silent"
}

resource "aws_cloudtrail" "fail_silent" {
  name           = "silent"
  s3_bucket_name = aws_s3_bucket.silent.bucket
}

resource "aws_cloudtrail" "none_elsewhere" {
  name           = "elsewhere"
  s3_bucket_name = "central-logs"
}
