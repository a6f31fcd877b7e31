resource "aws_s3_bucket_cors_configuration" "pass_named" {
  bucket = "x"

  cors_rule {
    allowed_methods = ["GET", "PUT"]
    allowed_origins = ["https://example.com"]
  }
}

resource "aws_s3_bucket_cors_configuration" "pass_everybody_reads" {
  bucket = "x"

  cors_rule {
    allowed_methods = ["GET", "HEAD"]
    allowed_origins = ["*"]
  }
}

resource "aws_s3_bucket_cors_configuration" "fail_everybody_writes" {
  bucket = "x"

  cors_rule {
    allowed_methods = ["GET", "PUT"]
    allowed_origins = ["*"]
  }
}

resource "aws_s3_bucket_cors_configuration" "fail_every_site" {
  bucket = "x"

  cors_rule {
    allowed_methods = ["POST"]
    allowed_origins = ["https://*"]
  }
}

resource "aws_s3_bucket_cors_configuration" "fail_top_level_domain" {
  bucket = "x"

  cors_rule {
    allowed_methods = ["DELETE"]
    allowed_origins = ["https://*.com"]
  }
}

resource "aws_s3_bucket_cors_configuration" "fail_without_origins" {
  bucket = "x"

  cors_rule {
    allowed_methods = ["GET"]
    allowed_origins = []
  }
}

resource "aws_s3_bucket_cors_configuration" "fail_without_rules" {
  bucket = "x"
}

variable "origins" {
  type = list(string)
}

resource "aws_s3_bucket_cors_configuration" "unknown_origins" {
  bucket = "x"

  cors_rule {
    allowed_methods = ["PUT"]
    allowed_origins = var.origins
  }
}

resource "aws_s3_bucket" "none_without" {}

resource "aws_s3_bucket" "pass_inline" {
  cors_rule {
    allowed_methods = ["PUT"]
    allowed_origins = ["https://example.com"]
  }
}

resource "aws_s3_bucket" "fail_inline" {
  cors_rule {
    allowed_methods = ["PUT"]
    allowed_origins = ["*"]
  }
}
