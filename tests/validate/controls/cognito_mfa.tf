resource "aws_cognito_user_pool" "pass_required" {
  name              = "required"
  mfa_configuration = "ON"
}

resource "aws_cognito_user_pool" "pass_possible" {
  name              = "possible"
  mfa_configuration = "OPTIONAL"
}

resource "aws_cognito_user_pool" "fail_off" {
  name              = "off"
  mfa_configuration = "OFF"
}

resource "aws_cognito_user_pool" "fail_forgotten" {
  name = "forgotten"
}
