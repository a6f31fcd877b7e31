variable "who" {
  type = string
}

resource "aws_lambda_layer_version_permission" "pass_account" {
  layer_name     = "tools"
  version_number = 1
  statement_id   = "share"
  action         = "lambda:GetLayerVersion"
  principal      = "123456789012"
}

resource "aws_lambda_layer_version_permission" "pass_organization" {
  layer_name      = "tools"
  version_number  = 1
  statement_id    = "share"
  action          = "lambda:GetLayerVersion"
  principal       = "*"
  organization_id = "o-1234567890"
}

resource "aws_lambda_layer_version_permission" "fail_everyone" {
  layer_name     = "tools"
  version_number = 1
  statement_id   = "share"
  action         = "lambda:GetLayerVersion"
  principal      = "*"
}

resource "aws_lambda_layer_version_permission" "unknown_principal" {
  layer_name     = "tools"
  version_number = 1
  statement_id   = "share"
  action         = "lambda:GetLayerVersion"
  principal      = var.who
}
