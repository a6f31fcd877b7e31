variable "accept" {
  type     = string
  nullable = false
}

resource "aws_ec2_transit_gateway" "pass_by_hand" {
  auto_accept_shared_attachments = "disable"
}

resource "aws_ec2_transit_gateway" "pass_default" {}

resource "aws_ec2_transit_gateway" "fail_automatic" {
  auto_accept_shared_attachments = "enable"
}

resource "aws_ec2_transit_gateway" "unknown_by_the_caller" {
  auto_accept_shared_attachments = var.accept
}
