variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_elb" "pass_on" {
  connection_draining = true
}

resource "aws_elb" "fail_default" {}

resource "aws_elb" "unknown_by_the_caller" {
  connection_draining = var.undecided
}
