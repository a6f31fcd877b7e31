resource "aws_route53_zone" "pass_logged" {
  name = "logged.example.com"
}

resource "aws_route53_query_log" "pass_logged" {
  zone_id                  = aws_route53_zone.pass_logged.zone_id
  cloudwatch_log_group_arn = "arn:aws:logs:us-east-1:123456789012:log-group:dns"
}

resource "aws_route53_zone" "fail_silent" {
  name = "silent.example.com"
}

resource "aws_route53_zone" "none_private" {
  name = "private.example.com"

  vpc {
    vpc_id = "vpc-12345678"
  }
}

variable "networks" {
  type = any
}

resource "aws_route53_zone" "unknown_kind" {
  name = "unknown.example.com"

  dynamic "vpc" {
    for_each = var.networks

    content {
      vpc_id = vpc.value
    }
  }
}
