resource "aws_api_gateway_request_validator" "this" {
  rest_api_id = "a"
  name        = "all"
}

resource "aws_api_gateway_method" "pass_model" {
  http_method          = "POST"
  request_models       = { "application/json" = "Order" }
  request_validator_id = aws_api_gateway_request_validator.this.id
}

resource "aws_api_gateway_method" "fail_model" {
  http_method    = "POST"
  request_models = { "application/json" = "Order" }
}

resource "aws_api_gateway_method" "fail_parameter" {
  http_method        = "GET"
  request_parameters = { "method.request.querystring.id" = true }
}

resource "aws_api_gateway_method" "none_optional" {
  http_method        = "GET"
  request_parameters = { "method.request.querystring.id" = false }
}

resource "aws_api_gateway_method" "none_undeclared" {
  http_method = "GET"
}
