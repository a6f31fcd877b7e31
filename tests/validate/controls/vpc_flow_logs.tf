variable "with_logs" {
  type     = bool
  nullable = false
}

resource "aws_vpc" "pass_all" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_flow_log" "pass_all" {
  vpc_id               = aws_vpc.pass_all.id
  traffic_type         = "ALL"
  log_destination_type = "s3"
  log_destination      = "arn:aws:s3:::logs"
}

resource "aws_vpc" "fail_no_log" {
  cidr_block = "10.1.0.0/16"
}

resource "aws_vpc" "fail_accepted_only" {
  cidr_block = "10.2.0.0/16"
}

resource "aws_flow_log" "accepted_only" {
  vpc_id       = aws_vpc.fail_accepted_only.id
  traffic_type = "ACCEPT"
}

resource "aws_vpc" "fail_log_of_a_subnet" {
  cidr_block = "10.3.0.0/16"
}

resource "aws_flow_log" "of_a_subnet" {
  subnet_id    = "subnet-0"
  traffic_type = "ALL"
}

resource "aws_vpc" "unknown_by_the_caller" {
  cidr_block = "10.4.0.0/16"
}

resource "aws_flow_log" "by_the_caller" {
  count        = var.with_logs ? 1 : 0
  vpc_id       = aws_vpc.unknown_by_the_caller.id
  traffic_type = "ALL"
}

resource "aws_default_vpc" "pass_rejected" {}

resource "aws_flow_log" "pass_rejected" {
  vpc_id       = aws_default_vpc.pass_rejected.id
  traffic_type = "REJECT"
}

resource "aws_default_vpc" "fail_no_log" {}
