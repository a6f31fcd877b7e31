variable "authentication" {
  type = string
}

resource "aws_appsync_graphql_api" "pass_iam" {
  name                = "app"
  authentication_type = "AWS_IAM"

  additional_authentication_provider {
    authentication_type = "AMAZON_COGNITO_USER_POOLS"
  }
}

resource "aws_appsync_graphql_api" "fail_key" {
  name                = "app"
  authentication_type = "API_KEY"
}

resource "aws_appsync_graphql_api" "fail_also_key" {
  name                = "app"
  authentication_type = "AWS_IAM"

  additional_authentication_provider {
    authentication_type = "API_KEY"
  }
}

resource "aws_appsync_graphql_api" "unknown_authentication" {
  name                = "app"
  authentication_type = var.authentication
}
