resource "aws_cognito_identity_pool" "pass_users" {
  identity_pool_name               = "users"
  allow_unauthenticated_identities = false
}

resource "aws_cognito_identity_pool" "fail_guests" {
  identity_pool_name               = "guests"
  allow_unauthenticated_identities = true
}

variable "guests" {
  type = bool
}

resource "aws_cognito_identity_pool" "unknown_guests" {
  identity_pool_name               = "unknown"
  allow_unauthenticated_identities = var.guests
}
