resource "aws_cognito_user_pool_client" "pass_code" {
  name                = "code"
  callback_urls       = ["https://app.example.com/", "http://localhost:3000/", "myapp://signin"]
  allowed_oauth_flows = ["code"]
}

resource "aws_cognito_user_pool_client" "pass_without" {
  name = "without"
}

resource "aws_cognito_user_pool_client" "fail_plain" {
  name          = "plain"
  callback_urls = ["http://app.example.com/"]
}

resource "aws_cognito_user_pool_client" "fail_implicit" {
  name                = "implicit"
  callback_urls       = ["https://app.example.com/"]
  allowed_oauth_flows = ["implicit"]
}

variable "urls" {
  type = list(string)
}

resource "aws_cognito_user_pool_client" "unknown_urls" {
  name          = "unknown"
  callback_urls = var.urls
}
