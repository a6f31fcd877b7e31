variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_mq_broker" "pass_private" {
  security_groups = ["sg-0"]
}

resource "aws_mq_broker" "fail_public" {
  publicly_accessible = true
  security_groups     = ["sg-0"]
}

resource "aws_mq_broker" "fail_default_group" {}

resource "aws_mq_broker" "unknown_by_the_caller" {
  publicly_accessible = var.undecided
  security_groups     = ["sg-0"]
}
