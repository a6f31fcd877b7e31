variable "subnets" {
  type = list(string)
}

resource "aws_subnet" "this" {
  count = 3

  vpc_id = "vpc-1"
}

resource "aws_lambda_function" "pass_two" {
  function_name = "app"

  vpc_config {
    subnet_ids         = ["subnet-1", "subnet-2"]
    security_group_ids = ["sg-1"]
  }
}

resource "aws_lambda_function" "pass_own" {
  function_name = "app"

  vpc_config {
    subnet_ids         = aws_subnet.this[*].id
    security_group_ids = ["sg-1"]
  }
}

resource "aws_lambda_function" "fail_one" {
  function_name = "app"

  vpc_config {
    subnet_ids         = ["subnet-1"]
    security_group_ids = ["sg-1"]
  }
}

resource "aws_lambda_function" "none_without" {
  function_name = "app"
}

resource "aws_lambda_function" "none_empty" {
  function_name = "app"

  vpc_config {
    subnet_ids         = []
    security_group_ids = []
  }
}

resource "aws_lambda_function" "unknown_subnets" {
  function_name = "app"

  vpc_config {
    subnet_ids         = var.subnets
    security_group_ids = ["sg-1"]
  }
}
