resource "aws_cloudfront_distribution" "pass_current" {
  default_cache_behavior {
    trusted_key_groups = ["x"]
  }

  origin {
    domain_name              = "x.s3.eu-west-1.amazonaws.com"
    origin_access_control_id = "x"
  }
}

resource "aws_cloudfront_distribution" "fail_identity" {
  origin {
    domain_name = "x.s3.eu-west-1.amazonaws.com"

    s3_origin_config {
      origin_access_identity = "origin-access-identity/cloudfront/X"
    }
  }
}

resource "aws_cloudfront_distribution" "fail_signers" {
  default_cache_behavior {
    trusted_signers = ["self"]
  }
}
