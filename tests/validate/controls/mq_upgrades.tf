variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_mq_broker" "pass_on" {
  auto_minor_version_upgrade = true
}

resource "aws_mq_broker" "fail_absent" {}

resource "aws_mq_broker" "fail_off" {
  auto_minor_version_upgrade = false
}

resource "aws_mq_broker" "unknown_by_the_caller" {
  auto_minor_version_upgrade = var.undecided
}
