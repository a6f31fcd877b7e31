resource "aws_api_gateway_domain_name" "pass_modern" {
  domain_name     = "api.example.com"
  security_policy = "TLS_1_2"
}

resource "aws_api_gateway_domain_name" "pass_newest" {
  domain_name     = "new.example.com"
  security_policy = "SecurityPolicy_TLS13_1_3_2025_09"
}

resource "aws_api_gateway_domain_name" "fail_old" {
  domain_name     = "old.example.com"
  security_policy = "TLS_1_0"
}

resource "aws_api_gateway_domain_name" "fail_unset" {
  domain_name = "unset.example.com"
}

resource "aws_apigatewayv2_domain_name" "pass_modern" {
  domain_name = "v2.example.com"

  domain_name_configuration {
    certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/x"
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

resource "aws_apigatewayv2_domain_name" "fail_old" {
  domain_name = "oldv2.example.com"

  domain_name_configuration {
    security_policy = "TLS_1_0"
  }
}

resource "aws_apigatewayv2_domain_name" "fail_without" {
  domain_name = "none.example.com"
}
