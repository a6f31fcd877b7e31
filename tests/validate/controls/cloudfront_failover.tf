resource "aws_cloudfront_distribution" "pass_two_origins" {
  origin_group {
    origin_id = "both"

    failover_criteria {
      status_codes = [500, 502, 503, 504]
    }

    member {
      origin_id = "first"
    }

    member {
      origin_id = "second"
    }
  }
}

resource "aws_cloudfront_distribution" "fail_one_origin" {
  origin {
    domain_name = "a.example.com"
    origin_id   = "first"
  }
}
