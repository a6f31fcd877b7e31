resource "aws_s3_directory_bucket" "pass_expires" {
  bucket = "expires--euw1-az1--x-s3"

  location {
    name = "euw1-az1"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "pass_expires" {
  bucket = aws_s3_directory_bucket.pass_expires.bucket

  rule {
    id     = "expire"
    status = "Enabled"

    expiration {
      days = 7
    }
  }
}

resource "aws_s3_directory_bucket" "fail_forever" {
  bucket = "forever--euw1-az1--x-s3"
}
