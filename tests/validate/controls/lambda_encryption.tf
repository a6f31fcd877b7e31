variable "kms_key_arn" {
  type     = string
  nullable = false
}

variable "undecided" {
  type = bool
}

resource "aws_lambda_function" "pass_callers_key" {
  kms_key_arn = var.kms_key_arn

  environment {
    variables = {
      TABLE = "x"
    }
  }
}

resource "aws_lambda_function" "fail_absent" {
  environment {
    variables = {
      TABLE = "x"
    }
  }
}

resource "aws_lambda_function" "fail_wrong_key" {
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/other"

  environment {
    variables = {
      TABLE = "x"
    }
  }
}

resource "aws_lambda_function" "none_without_environment" {
  function_name = "x"
}

resource "aws_lambda_function" "unknown_by_the_caller" {
  kms_key_arn = var.undecided ? var.kms_key_arn : null

  environment {
    variables = {
      TABLE = "x"
    }
  }
}
