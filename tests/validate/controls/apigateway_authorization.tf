resource "aws_api_gateway_rest_api" "public" {
  name = "public"
}

resource "aws_api_gateway_rest_api" "private" {
  name = "private"

  endpoint_configuration {
    types = ["PRIVATE"]
  }
}

resource "aws_api_gateway_method" "pass_iam" {
  rest_api_id   = aws_api_gateway_rest_api.public.id
  http_method   = "GET"
  authorization = "AWS_IAM"
}

resource "aws_api_gateway_method" "pass_key" {
  rest_api_id      = aws_api_gateway_rest_api.public.id
  http_method      = "GET"
  authorization    = "NONE"
  api_key_required = true
}

resource "aws_api_gateway_method" "fail_open" {
  rest_api_id   = aws_api_gateway_rest_api.public.id
  http_method   = "GET"
  authorization = "NONE"
}

resource "aws_api_gateway_method" "none_preflight" {
  rest_api_id   = aws_api_gateway_rest_api.public.id
  http_method   = "OPTIONS"
  authorization = "NONE"
}

resource "aws_api_gateway_method" "none_private" {
  rest_api_id   = aws_api_gateway_rest_api.private.id
  http_method   = "GET"
  authorization = "NONE"
}

variable "authorization" {
  type = string
}

resource "aws_api_gateway_method" "unknown_choice" {
  http_method   = "GET"
  authorization = var.authorization
}

resource "aws_apigatewayv2_api" "chat" {
  name          = "chat"
  protocol_type = "WEBSOCKET"
}

resource "aws_apigatewayv2_route" "pass_jwt" {
  route_key          = "GET /orders"
  authorization_type = "JWT"
}

resource "aws_apigatewayv2_route" "fail_open" {
  route_key = "GET /orders"
}

resource "aws_apigatewayv2_route" "fail_none" {
  route_key          = "$default"
  authorization_type = "NONE"
}

resource "aws_apigatewayv2_route" "none_preflight" {
  route_key = "OPTIONS /{proxy+}"
}

resource "aws_apigatewayv2_route" "fail_connect" {
  api_id    = aws_apigatewayv2_api.chat.id
  route_key = "$connect"
}

resource "aws_apigatewayv2_route" "none_message" {
  api_id    = aws_apigatewayv2_api.chat.id
  route_key = "send"
}
