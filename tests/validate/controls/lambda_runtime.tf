variable "runtime" {
  type = string
}

resource "aws_lambda_function" "pass_python" {
  runtime = "python3.13"
}

resource "aws_lambda_function" "pass_node" {
  runtime = "nodejs22.x"
}

resource "aws_lambda_function" "pass_own" {
  runtime = "provided.al2023"
}

resource "aws_lambda_function" "pass_dotnet" {
  runtime = "dotnet10"
}

resource "aws_lambda_function" "fail_python" {
  runtime = "python3.8"
}

resource "aws_lambda_function" "fail_node" {
  runtime = "nodejs16.x"
}

resource "aws_lambda_function" "fail_own" {
  runtime = "provided.al2"
}

resource "aws_lambda_function" "fail_go" {
  runtime = "go1.x"
}

resource "aws_lambda_function" "fail_nothing_like_it" {
  runtime = "cobol"
}

resource "aws_lambda_function" "fail_absent" {}

resource "aws_lambda_function" "none_image" {
  package_type = "Image"
}

resource "aws_lambda_function" "unknown_runtime" {
  runtime = var.runtime
}
