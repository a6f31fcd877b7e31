resource "aws_cloudfront_distribution" "pass_modern" {
  default_cache_behavior {
    viewer_protocol_policy = "redirect-to-https"
  }

  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:123456789012:certificate/x"
    minimum_protocol_version = "TLSv1.2_2021"
  }
}

resource "aws_cloudfront_distribution" "fail_plain" {
  default_cache_behavior {
    viewer_protocol_policy = "allow-all"
  }

  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:123456789012:certificate/x"
    minimum_protocol_version = "TLSv1.2_2021"
  }
}

resource "aws_cloudfront_distribution" "fail_old_tls" {
  default_cache_behavior {
    viewer_protocol_policy = "redirect-to-https"
  }

  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:123456789012:certificate/x"
    minimum_protocol_version = "TLSv1"
  }
}

resource "aws_cloudfront_distribution" "fail_tls_forgotten" {
  default_cache_behavior {
    viewer_protocol_policy = "redirect-to-https"
  }

  viewer_certificate {
    acm_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/x"
  }
}

resource "aws_cloudfront_distribution" "fail_other_behaviour" {
  default_cache_behavior {
    viewer_protocol_policy = "redirect-to-https"
  }

  ordered_cache_behavior {
    path_pattern           = "/x/*"
    viewer_protocol_policy = "allow-all"
  }

  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:123456789012:certificate/x"
    minimum_protocol_version = "TLSv1.2_2021"
  }
}

resource "aws_cloudfront_distribution" "fail_without_behaviour" {}

resource "aws_cloudfront_distribution" "pass_default_certificate" {
  default_cache_behavior {
    viewer_protocol_policy = "https-only"
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }
}

variable "policy" {
  type = string
}

resource "aws_cloudfront_distribution" "unknown_policy" {
  default_cache_behavior {
    viewer_protocol_policy = var.policy
  }

  viewer_certificate {
    acm_certificate_arn      = "arn:aws:acm:us-east-1:123456789012:certificate/x"
    minimum_protocol_version = "TLSv1.2_2021"
  }
}
