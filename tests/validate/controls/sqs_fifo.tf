variable "name" {
  type     = string
  nullable = false
}

variable "fifo" {
  type = bool
}

resource "aws_sqs_queue" "pass_fifo" {
  name                  = "${var.name}.fifo"
  fifo_queue            = true
  deduplication_scope   = "messageGroup"
  fifo_throughput_limit = "perMessageGroupId"
}

resource "aws_sqs_queue" "pass_plain_fifo" {
  name       = "x.fifo"
  fifo_queue = true
}

resource "aws_sqs_queue" "pass_prefix" {
  name_prefix = "x"
  fifo_queue  = true
}

resource "aws_sqs_queue" "fail_named_only" {
  name = "x.fifo"
}

resource "aws_sqs_queue" "fail_not_named" {
  name       = "${var.name}-x"
  fifo_queue = true
}

resource "aws_sqs_queue" "fail_name_forgotten" {
  fifo_queue = true
}

resource "aws_sqs_queue" "fail_scope_forgotten" {
  name                  = "x.fifo"
  fifo_queue            = true
  fifo_throughput_limit = "perMessageGroupId"
}

resource "aws_sqs_queue" "fail_scope_of_queue" {
  name                  = "x.fifo"
  fifo_queue            = true
  deduplication_scope   = "queue"
  fifo_throughput_limit = "perMessageGroupId"
}

resource "aws_sqs_queue" "none_standard" {
  name = "x"
}

resource "aws_sqs_queue" "unknown_name" {
  name = var.name
}

resource "aws_sqs_queue" "unknown_kind" {
  name       = "x"
  fifo_queue = var.fifo
}
