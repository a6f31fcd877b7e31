variable "authorization" {
  type = string
}

resource "aws_lambda_function_url" "pass_iam" {
  function_name      = "app"
  authorization_type = "AWS_IAM"
}

resource "aws_lambda_function_url" "pass_one_website" {
  function_name      = "app"
  authorization_type = "AWS_IAM"

  cors {
    allow_credentials = true
    allow_origins     = ["https://example.com"]
    allow_methods     = ["*"]
  }
}

resource "aws_lambda_function_url" "pass_reads_for_every_website" {
  function_name      = "app"
  authorization_type = "AWS_IAM"

  cors {
    allow_origins = ["*"]
    allow_methods = ["GET"]
  }
}

resource "aws_lambda_function_url" "fail_none" {
  function_name      = "app"
  authorization_type = "NONE"
}

resource "aws_lambda_function_url" "fail_credentials_for_every_website" {
  function_name      = "app"
  authorization_type = "AWS_IAM"

  cors {
    allow_credentials = true
    allow_origins     = ["*"]
    allow_methods     = ["GET"]
  }
}

resource "aws_lambda_function_url" "fail_everything_for_every_website" {
  function_name      = "app"
  authorization_type = "AWS_IAM"

  cors {
    allow_origins = ["*"]
    allow_methods = ["*"]
  }
}

resource "aws_lambda_function_url" "unknown_authorization" {
  function_name      = "app"
  authorization_type = var.authorization
}
