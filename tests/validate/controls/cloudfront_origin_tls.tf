resource "aws_cloudfront_distribution" "pass_https" {
  origin {
    domain_name = "api.example.com"

    custom_origin_config {
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
}

resource "aws_cloudfront_distribution" "pass_as_viewers_with_https" {
  default_cache_behavior {
    viewer_protocol_policy = "redirect-to-https"
  }

  origin {
    domain_name = "api.example.com"

    custom_origin_config {
      origin_protocol_policy = "match-viewer"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
}

resource "aws_cloudfront_distribution" "fail_as_viewers" {
  default_cache_behavior {
    viewer_protocol_policy = "allow-all"
  }

  origin {
    domain_name = "api.example.com"

    custom_origin_config {
      origin_protocol_policy = "match-viewer"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
}

resource "aws_cloudfront_distribution" "fail_http" {
  origin {
    domain_name = "api.example.com"

    custom_origin_config {
      origin_protocol_policy = "http-only"
      origin_ssl_protocols   = ["TLSv1.2"]
    }
  }
}

resource "aws_cloudfront_distribution" "fail_outdated" {
  origin {
    domain_name = "api.example.com"

    custom_origin_config {
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1", "TLSv1.1", "TLSv1.2"]
    }
  }
}

resource "aws_cloudfront_distribution" "none_bucket" {
  origin {
    domain_name = "x.s3.eu-west-1.amazonaws.com"
  }
}
