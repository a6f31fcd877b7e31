resource "aws_cognito_user_pool" "pass_default" {
  name = "default"
}

resource "aws_cognito_user_pool" "pass_strict" {
  name = "strict"

  password_policy {
    minimum_length                   = 12
    require_lowercase                = true
    require_uppercase                = true
    require_numbers                  = true
    require_symbols                  = true
    temporary_password_validity_days = 1
  }
}

resource "aws_cognito_user_pool" "fail_short" {
  name = "short"

  password_policy {
    minimum_length = 6
  }
}

resource "aws_cognito_user_pool" "fail_long_valid" {
  name = "long-valid"

  password_policy {
    minimum_length                   = 12
    require_lowercase                = true
    require_uppercase                = true
    require_numbers                  = true
    require_symbols                  = true
    temporary_password_validity_days = 90
  }
}
