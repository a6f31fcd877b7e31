variable "backend" {
  type = string
}

resource "aws_api_gateway_integration" "pass_https" {
  type = "HTTP_PROXY"
  uri  = "https://backend.example.com/{proxy}"
}

resource "aws_api_gateway_integration" "pass_name_from_outside" {
  type = "HTTP_PROXY"
  uri  = "https://${var.backend}/"
}

resource "aws_api_gateway_integration" "fail_http" {
  type = "HTTP_PROXY"
  uri  = "http://backend.example.com/{proxy}"
}

resource "aws_api_gateway_integration" "fail_http_name_from_outside" {
  type = "HTTP"
  uri  = "http://${var.backend}/"
}

resource "aws_api_gateway_integration" "unknown_address" {
  type = "HTTP"
  uri  = var.backend
}

resource "aws_api_gateway_integration" "none_lambda" {
  type = "AWS_PROXY"
  uri  = "arn:aws:apigateway:eu-west-1:lambda:path/functions/x"
}

resource "aws_apigatewayv2_integration" "pass_private" {
  integration_type = "HTTP_PROXY"
  connection_type  = "VPC_LINK"
  integration_uri  = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/x/y/z"

  tls_config {
    server_name_to_verify = "backend.example.com"
  }
}

resource "aws_apigatewayv2_integration" "fail_private" {
  integration_type = "HTTP_PROXY"
  connection_type  = "VPC_LINK"
  integration_uri  = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/x/y/z"
}

resource "aws_apigatewayv2_integration" "pass_public" {
  integration_type = "HTTP_PROXY"
  integration_uri  = "https://backend.example.com"
}

resource "aws_apigatewayv2_integration" "fail_public" {
  integration_type = "HTTP_PROXY"
  integration_uri  = "http://backend.example.com"
}

resource "aws_apigatewayv2_integration" "none_lambda" {
  integration_type = "AWS_PROXY"
}
