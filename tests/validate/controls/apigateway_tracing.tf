resource "aws_api_gateway_stage" "pass_traced" {
  xray_tracing_enabled = true
}

resource "aws_api_gateway_stage" "fail_off" {
  xray_tracing_enabled = false
}

resource "aws_api_gateway_stage" "fail_forgotten" {}

variable "tracing" {
  type = bool
}

resource "aws_api_gateway_stage" "unknown_choice" {
  xray_tracing_enabled = var.tracing
}
