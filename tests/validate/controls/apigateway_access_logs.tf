variable "logs" {
  type    = any
  default = []
}

resource "aws_api_gateway_stage" "pass_logged" {
  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:api"
    format          = "$context.requestId"
  }
}

resource "aws_api_gateway_stage" "fail_silent" {}

resource "aws_apigatewayv2_stage" "pass_logged" {
  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:api"
    format          = "$context.requestId"
  }
}

resource "aws_apigatewayv2_stage" "fail_no_settings_by_default" {
  dynamic "access_log_settings" {
    for_each = var.logs

    content {
      destination_arn = access_log_settings.value.arn
      format          = "$context.requestId"
    }
  }
}

variable "settings" {
  type = any
}

resource "aws_apigatewayv2_stage" "unknown_settings" {
  dynamic "access_log_settings" {
    for_each = var.settings

    content {
      destination_arn = access_log_settings.value.arn
      format          = "$context.requestId"
    }
  }
}
