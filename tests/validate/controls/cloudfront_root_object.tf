resource "aws_s3_bucket" "web" {
  bucket = "web"
}

resource "aws_cloudfront_distribution" "pass_index" {
  default_root_object = "index.html"

  origin {
    domain_name = aws_s3_bucket.web.bucket_regional_domain_name
  }
}

resource "aws_cloudfront_distribution" "fail_without" {
  origin {
    domain_name = aws_s3_bucket.web.bucket_regional_domain_name
  }
}

resource "aws_cloudfront_distribution" "fail_empty" {
  default_root_object = ""

  origin {
    domain_name = "x.s3.eu-west-1.amazonaws.com"
  }
}

resource "aws_cloudfront_distribution" "none_api" {
  origin {
    domain_name = "api.example.com"
  }
}

variable "origin" {
  type = string
}

resource "aws_cloudfront_distribution" "unknown_origin" {
  origin {
    domain_name = var.origin
  }
}
