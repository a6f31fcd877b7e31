resource "aws_cloudfront_distribution" "pass_own" {
  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:123456789012:certificate/x"
    minimum_protocol_version = "TLSv1.2_2021"
    ssl_support_method       = "sni-only"
  }
}

resource "aws_cloudfront_distribution" "fail_cloudfronts" {
  viewer_certificate {
    cloudfront_default_certificate = true
  }
}

resource "aws_cloudfront_distribution" "fail_addresses" {
  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:123456789012:certificate/x"
    minimum_protocol_version = "TLSv1.2_2021"
    ssl_support_method       = "vip"
  }
}

resource "aws_cloudfront_distribution" "fail_dated" {
  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:123456789012:certificate/x"
    minimum_protocol_version = "TLSv1.2_2018"
    ssl_support_method       = "sni-only"
  }
}

module "acm" {
  source  = "terraform-aws-modules/acm/aws"
  version = "~> 5.0"
}

resource "aws_cloudfront_distribution" "pass_certificate_of_an_unread_module" {
  viewer_certificate {
    acm_certificate_arn      = module.acm.acm_certificate_arn
    minimum_protocol_version = "TLSv1.2_2021"
    ssl_support_method       = "sni-only"
  }
}
