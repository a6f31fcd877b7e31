resource "aws_api_gateway_rest_api" "proxy" {
  name = "proxy"
}

resource "aws_api_gateway_integration" "proxy" {
  rest_api_id = aws_api_gateway_rest_api.proxy.id
  type        = "HTTP_PROXY"
}

resource "aws_api_gateway_rest_api" "functions" {
  name = "functions"
}

resource "aws_api_gateway_integration" "functions" {
  rest_api_id = aws_api_gateway_rest_api.functions.id
  type        = "AWS_PROXY"
}

resource "aws_api_gateway_client_certificate" "this" {}

resource "aws_api_gateway_stage" "pass_certificate" {
  rest_api_id           = aws_api_gateway_rest_api.proxy.id
  client_certificate_id = aws_api_gateway_client_certificate.this.id
}

resource "aws_api_gateway_stage" "fail_anonymous" {
  rest_api_id = aws_api_gateway_rest_api.proxy.id
}

resource "aws_api_gateway_stage" "none_functions" {
  rest_api_id = aws_api_gateway_rest_api.functions.id
}

resource "aws_api_gateway_stage" "none_elsewhere" {
  rest_api_id = "abc"
}
