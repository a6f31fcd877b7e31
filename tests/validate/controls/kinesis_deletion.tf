variable "environment" {
  type     = string
  nullable = false
}

variable "undecided" {
  type     = bool
  nullable = false
}

resource "aws_kinesis_stream" "pass_off" {
  enforce_consumer_deletion = false
}

resource "aws_kinesis_stream" "pass_in_prod" {
  enforce_consumer_deletion = var.environment != "prod"
}

resource "aws_kinesis_stream" "fail_on" {
  enforce_consumer_deletion = true
}

resource "aws_kinesis_stream" "unknown_by_the_caller" {
  enforce_consumer_deletion = var.undecided
}

resource "aws_kinesis_stream" "pass_absent" {}
