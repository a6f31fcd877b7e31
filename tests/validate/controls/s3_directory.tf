resource "aws_s3_directory_bucket" "pass_limited" {
  bucket = "limited--euw1-az1--x-s3"
}

resource "aws_s3_bucket_lifecycle_configuration" "limited" {
  bucket = aws_s3_directory_bucket.pass_limited.bucket

  rule {
    id     = "old"
    status = "Enabled"

    expiration {
      days = 30
    }
  }
}

resource "aws_s3_directory_bucket" "fail_absent" {
  bucket = "absent--euw1-az1--x-s3"
}
