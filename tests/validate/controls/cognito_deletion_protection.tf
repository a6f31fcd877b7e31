resource "aws_cognito_user_pool" "pass_active" {
  name                = "active"
  deletion_protection = "ACTIVE"
}

resource "aws_cognito_user_pool" "fail_inactive" {
  name                = "inactive"
  deletion_protection = "INACTIVE"
}

resource "aws_cognito_user_pool" "fail_forgotten" {
  name = "forgotten"
}
