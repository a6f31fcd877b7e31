variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_db_proxy" "pass_on" {
  require_tls = true
}

resource "aws_db_proxy" "fail_absent" {}

resource "aws_db_proxy" "fail_off" {
  require_tls = false
}

resource "aws_db_proxy" "unknown_by_the_caller" {
  require_tls = var.undecided
}
