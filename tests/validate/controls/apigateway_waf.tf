resource "aws_api_gateway_stage" "pass_filtered" {
  stage_name = "filtered"
}

resource "aws_wafv2_web_acl_association" "pass_filtered" {
  resource_arn = aws_api_gateway_stage.pass_filtered.arn
  web_acl_arn  = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/x/y"
}

resource "aws_api_gateway_stage" "pass_classic" {
  stage_name = "classic"
}

resource "aws_wafregional_web_acl_association" "pass_classic" {
  resource_arn = aws_api_gateway_stage.pass_classic.arn
  web_acl_id   = "x"
}

resource "aws_api_gateway_stage" "fail_open" {
  stage_name = "open"
}

resource "aws_api_gateway_rest_api" "private" {
  name = "private"

  endpoint_configuration {
    types = ["PRIVATE"]
  }
}

resource "aws_api_gateway_stage" "none_private" {
  rest_api_id = aws_api_gateway_rest_api.private.id
}
