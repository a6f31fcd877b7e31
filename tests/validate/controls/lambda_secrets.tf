variable "password" {
  type = string
}

variable "variables" {
  type = map(string)
}

resource "aws_lambda_function" "pass_plain" {
  environment {
    variables = {
      TABLE_NAME = "x"
    }
  }
}

resource "aws_lambda_function" "pass_arn" {
  environment {
    variables = {
      SECRET_ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:x"
    }
  }
}

resource "aws_lambda_function" "pass_without" {
  function_name = "x"
}

resource "aws_lambda_function" "fail_named" {
  environment {
    variables = {
      DB_PASSWORD = "hunter2"
    }
  }
}

resource "aws_lambda_function" "fail_by_its_look" {
  environment {
    variables = {
      DATABASE = "postgres://me:hunter2@db/x"
    }
  }
}

resource "aws_lambda_function" "unknown_variables" {
  environment {
    variables = var.variables
  }
}

resource "random_password" "this" {
  length = 32
}

resource "aws_lambda_function" "fail_generated" {
  environment {
    variables = {
      LOGIN = random_password.this.result
    }
  }
}
