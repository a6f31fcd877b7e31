resource "aws_cloudfront_distribution" "pass_secure" {
  default_cache_behavior {
    response_headers_policy_id = aws_cloudfront_response_headers_policy.pass_year.id
  }
}

resource "aws_cloudfront_distribution" "fail_bare" {
  default_cache_behavior {
    viewer_protocol_policy = "redirect-to-https"
  }
}

resource "aws_cloudfront_distribution" "fail_one_behavior_bare" {
  default_cache_behavior {
    response_headers_policy_id = "x"
  }

  ordered_cache_behavior {
    path_pattern = "/api/*"
  }
}

resource "aws_cloudfront_response_headers_policy" "pass_year" {
  name = "year"

  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 31536000
      override                   = true
    }
  }
}

resource "aws_cloudfront_response_headers_policy" "fail_day" {
  name = "day"

  security_headers_config {
    strict_transport_security {
      access_control_max_age_sec = 86400
      override                   = true
    }
  }
}

resource "aws_cloudfront_response_headers_policy" "fail_without" {
  name = "without"

  security_headers_config {
    content_type_options {
      override = true
    }
  }
}

resource "aws_cloudfront_response_headers_policy" "none_cors" {
  name = "cors"

  cors_config {
    origin_override = true
  }
}
