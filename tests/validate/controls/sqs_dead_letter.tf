resource "aws_sqs_queue" "none_dlq" {
  name = "dlq"
}

resource "aws_sqs_queue" "none_fifo_dlq" {
  name       = "dlq.fifo"
  fifo_queue = true
}

resource "aws_sqs_queue" "pass_whole" {
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.none_dlq.arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue" "pass_fifo" {
  fifo_queue = true

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.none_fifo_dlq.arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue" "pass_own_resource" {}

resource "aws_sqs_queue_redrive_policy" "own" {
  queue_url = aws_sqs_queue.pass_own_resource.id

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.none_dlq.arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue" "fail_absent" {}

resource "aws_sqs_queue" "fail_too_many" {
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.none_dlq.arn
    maxReceiveCount     = 1000
  })
}

resource "aws_sqs_queue" "fail_never" {
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.none_dlq.arn
    maxReceiveCount     = 0
  })
}

resource "aws_sqs_queue" "fail_count_forgotten" {
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.none_dlq.arn
  })
}

resource "aws_sqs_queue" "fail_target_forgotten" {
  redrive_policy = jsonencode({
    maxReceiveCount = 3
  })
}

resource "aws_sqs_queue" "fail_other_kind" {
  fifo_queue = true

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.none_dlq.arn
    maxReceiveCount     = 3
  })
}

variable "redriven" {
  type    = bool
  default = false
}

resource "aws_sqs_queue" "fail_by_a_variable_that_is_off" {
  redrive_policy = var.redriven ? jsonencode({ deadLetterTargetArn = aws_sqs_queue.none_dlq.arn, maxReceiveCount = 3 }) : null
}

variable "receives" {
  type = number
}

resource "aws_sqs_queue" "unknown_count" {
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.none_dlq.arn
    maxReceiveCount     = var.receives
  })
}
