variable "undecided" {
  type     = bool
  nullable = false
}

variable "release" {
  type     = string
  nullable = false
}

resource "aws_mq_broker" "pass_active" {
  engine_type                = "ActiveMQ"
  engine_version             = "5.18"
  auto_minor_version_upgrade = true
}

resource "aws_mq_broker" "pass_rabbit" {
  engine_type                = "RabbitMQ"
  engine_version             = "3.13.7"
  auto_minor_version_upgrade = true
}

resource "aws_mq_broker" "fail_absent" {
  engine_type    = "ActiveMQ"
  engine_version = "5.18"
}

resource "aws_mq_broker" "fail_off" {
  engine_type                = "ActiveMQ"
  engine_version             = "5.18"
  auto_minor_version_upgrade = false
}

resource "aws_mq_broker" "fail_old" {
  engine_type                = "ActiveMQ"
  engine_version             = "5.15.16"
  auto_minor_version_upgrade = true
}

resource "aws_mq_broker" "fail_old_rabbit" {
  engine_type                = "RabbitMQ"
  engine_version             = "3.8.6"
  auto_minor_version_upgrade = true
}

resource "aws_mq_broker" "unknown_by_the_caller" {
  engine_type                = "ActiveMQ"
  engine_version             = "5.18"
  auto_minor_version_upgrade = var.undecided
}

resource "aws_mq_broker" "unknown_version" {
  engine_type                = "ActiveMQ"
  engine_version             = var.release
  auto_minor_version_upgrade = true
}
