variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_elasticache_user" "pass_iam" {
  access_string = "on ~orders:* +@read"

  authentication_mode {
    type = "iam"
  }
}

resource "aws_elasticache_user" "fail_without_password" {
  access_string        = "on ~* +@all"
  no_password_required = true
}

resource "aws_elasticache_user" "fail_mode" {
  access_string = "on ~* +@all"

  authentication_mode {
    type = "no-password-required"
  }
}

resource "aws_elasticache_user" "none_turned_off" {
  access_string        = "off ~* -@all"
  no_password_required = true
}

resource "aws_elasticache_user" "unknown_by_the_caller" {
  access_string        = "on ~* +@all"
  no_password_required = var.undecided
}
