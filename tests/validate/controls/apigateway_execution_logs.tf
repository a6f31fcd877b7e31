resource "aws_api_gateway_rest_api" "a" {
  name = "a"
}

resource "aws_api_gateway_rest_api" "b" {
  name = "b"
}

resource "aws_api_gateway_rest_api" "c" {
  name = "c"
}

resource "aws_api_gateway_stage" "pass_logged" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  stage_name  = "logged"
}

resource "aws_api_gateway_method_settings" "pass_logged" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  stage_name  = aws_api_gateway_stage.pass_logged.stage_name
  method_path = "*/*"

  settings {
    logging_level = "ERROR"
  }
}

resource "aws_api_gateway_method_settings" "pass_throttled" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  stage_name  = aws_api_gateway_stage.pass_logged.stage_name
  method_path = "orders/GET"

  settings {
    throttling_burst_limit = 10
  }
}

resource "aws_api_gateway_method_settings" "fail_off" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  stage_name  = aws_api_gateway_stage.pass_logged.stage_name
  method_path = "secret/GET"

  settings {
    logging_level = "OFF"
  }
}

resource "aws_api_gateway_method_settings" "fail_forgotten" {
  rest_api_id = aws_api_gateway_rest_api.c.id
  stage_name  = "elsewhere"
  method_path = "*/*"

  settings {
    metrics_enabled = true
  }
}

resource "aws_api_gateway_method_settings" "fail_payloads" {
  rest_api_id = aws_api_gateway_rest_api.c.id
  stage_name  = "elsewhere"
  method_path = "*/*"

  settings {
    logging_level      = "INFO"
    data_trace_enabled = true
  }
}

resource "aws_api_gateway_stage" "pass_same_name" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  stage_name  = "logged"
}

resource "aws_api_gateway_stage" "fail_of_another_api" {
  rest_api_id = aws_api_gateway_rest_api.b.id
  stage_name  = "logged"
}

resource "aws_api_gateway_stage" "fail_silent" {
  rest_api_id = aws_api_gateway_rest_api.b.id
  stage_name  = "silent"
}

resource "aws_apigatewayv2_api" "http" {
  name          = "http"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_api" "chat" {
  name          = "chat"
  protocol_type = "WEBSOCKET"
}

resource "aws_apigatewayv2_stage" "none_http" {
  api_id = aws_apigatewayv2_api.http.id
}

resource "aws_apigatewayv2_stage" "none_elsewhere" {
  api_id = "abc"
}

resource "aws_apigatewayv2_stage" "pass_chat" {
  api_id = aws_apigatewayv2_api.chat.id

  default_route_settings {
    logging_level = "ERROR"
  }
}

resource "aws_apigatewayv2_stage" "fail_chat" {
  api_id = aws_apigatewayv2_api.chat.id
}

resource "aws_apigatewayv2_stage" "fail_messages" {
  api_id = aws_apigatewayv2_api.chat.id

  default_route_settings {
    logging_level      = "INFO"
    data_trace_enabled = true
  }
}
