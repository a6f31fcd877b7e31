variable "mode" {
  type     = string
  nullable = false
}

resource "aws_mq_broker" "pass_standby" {
  deployment_mode = "ACTIVE_STANDBY_MULTI_AZ"
}

resource "aws_mq_broker" "pass_cluster" {
  deployment_mode = "CLUSTER_MULTI_AZ"
}

resource "aws_mq_broker" "fail_absent" {}

resource "aws_mq_broker" "fail_one" {
  deployment_mode = "SINGLE_INSTANCE"
}

resource "aws_mq_broker" "unknown_by_the_caller" {
  deployment_mode = var.mode
}
