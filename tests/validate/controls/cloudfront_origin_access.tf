resource "aws_s3_bucket" "web" {}

resource "aws_cloudfront_origin_access_control" "pass_always" {
  signing_behavior = "always"
  signing_protocol = "sigv4"
}

resource "aws_cloudfront_origin_access_control" "fail_never" {
  signing_behavior = "never"
  signing_protocol = "sigv4"
}

resource "aws_cloudfront_origin_access_control" "fail_forgotten" {
  signing_protocol = "sigv4"
}

variable "behavior" {
  type = string
}

resource "aws_cloudfront_origin_access_control" "unknown_behavior" {
  signing_behavior = var.behavior
  signing_protocol = "sigv4"
}

resource "aws_cloudfront_distribution" "pass_control" {
  origin {
    domain_name              = aws_s3_bucket.web.bucket_regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.pass_always.id
  }
}

resource "aws_cloudfront_distribution" "pass_identity" {
  origin {
    domain_name = aws_s3_bucket.web.bucket_regional_domain_name

    s3_origin_config {
      origin_access_identity = "origin-access-identity/cloudfront/X"
    }
  }
}

resource "aws_cloudfront_distribution" "pass_no_bucket" {
  origin {
    domain_name = "example.com"
  }
}

resource "aws_cloudfront_distribution" "fail_anybody" {
  origin {
    domain_name = aws_s3_bucket.web.bucket_regional_domain_name
  }
}

resource "aws_cloudfront_distribution" "fail_by_name" {
  origin {
    domain_name = "x.s3.eu-west-1.amazonaws.com"
  }
}

resource "aws_cloudfront_distribution" "fail_empty_identity" {
  origin {
    domain_name = aws_s3_bucket.web.bucket_regional_domain_name

    s3_origin_config {
      origin_access_identity = ""
    }
  }
}

resource "aws_cloudfront_distribution" "pass_function" {
  origin {
    domain_name              = "abc.lambda-url.eu-west-1.on.aws"
    origin_access_control_id = "x"
  }
}

resource "aws_cloudfront_distribution" "fail_function" {
  origin {
    domain_name = "abc.lambda-url.eu-west-1.on.aws"
  }
}

resource "aws_lambda_function_url" "this" {
  function_name      = "x"
  authorization_type = "AWS_IAM"
}

resource "aws_cloudfront_distribution" "fail_function_by_reference" {
  origin {
    domain_name = "${aws_lambda_function_url.this.url_id}.example.com"
  }
}
