resource "aws_sqs_queue" "pass_whole" {
  message_retention_seconds = 1209600
}

resource "aws_sqs_queue" "of_pass_whole" {
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.pass_whole.arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "pass_whole" {
  queue_url = aws_sqs_queue.pass_whole.id

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.of_pass_whole.arn]
  })
}

resource "aws_sqs_queue" "pass_both_longest" {
  message_retention_seconds = 1209600
}

resource "aws_sqs_queue" "of_pass_both_longest" {
  message_retention_seconds = 1209600

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.pass_both_longest.arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "pass_both_longest" {
  queue_url = aws_sqs_queue.pass_both_longest.id

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.of_pass_both_longest.arn]
  })
}

resource "aws_sqs_queue" "fail_any_source" {
  message_retention_seconds = 1209600
}

resource "aws_sqs_queue" "of_fail_any_source" {
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.fail_any_source.arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "fail_any_source" {
  queue_url = aws_sqs_queue.fail_any_source.id

  redrive_allow_policy = jsonencode({
    redrivePermission = "allowAll"
    sourceQueueArns   = [aws_sqs_queue.of_fail_any_source.arn]
  })
}

resource "aws_sqs_queue" "fail_source_left_out" {
  message_retention_seconds = 1209600
}

resource "aws_sqs_queue" "of_fail_source_left_out" {
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.fail_source_left_out.arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "fail_source_left_out" {
  queue_url = aws_sqs_queue.fail_source_left_out.id

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.of_pass_whole.arn]
  })
}

resource "aws_sqs_queue" "fail_absent" {
  message_retention_seconds = 1209600
}

resource "aws_sqs_queue" "of_fail_absent" {
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.fail_absent.arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue" "fail_default_retention" {}

resource "aws_sqs_queue" "of_fail_default_retention" {
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.fail_default_retention.arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "fail_default_retention" {
  queue_url = aws_sqs_queue.fail_default_retention.id

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.of_fail_default_retention.arn]
  })
}

resource "aws_sqs_queue" "fail_shorter_than_source" {
  message_retention_seconds = 604800
}

resource "aws_sqs_queue" "of_fail_shorter_than_source" {
  message_retention_seconds = 864000

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.fail_shorter_than_source.arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "fail_shorter_than_source" {
  queue_url = aws_sqs_queue.fail_shorter_than_source.id

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.of_fail_shorter_than_source.arn]
  })
}

resource "aws_sqs_queue" "fail_a_day" {
  message_retention_seconds = 86400
}

resource "aws_sqs_queue" "of_fail_a_day" {
  message_retention_seconds = 3600

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.fail_a_day.arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "fail_a_day" {
  queue_url = aws_sqs_queue.fail_a_day.id

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.of_fail_a_day.arn]
  })
}

variable "careful" {
  type    = bool
  default = false
}

resource "aws_sqs_queue" "fail_by_a_variable_that_is_off" {
  message_retention_seconds = 1209600
}

resource "aws_sqs_queue" "of_fail_by_a_variable_that_is_off" {
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.fail_by_a_variable_that_is_off.arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "fail_by_a_variable_that_is_off" {
  count = var.careful ? 1 : 0

  queue_url = aws_sqs_queue.fail_by_a_variable_that_is_off.id

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.of_fail_by_a_variable_that_is_off.arn]
  })
}

resource "aws_sqs_queue" "none_ordinary" {}

variable "kept" {
  type = number
}

resource "aws_sqs_queue" "unknown_retention" {
  message_retention_seconds = var.kept
}

resource "aws_sqs_queue" "of_unknown_retention" {
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.unknown_retention.arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "unknown_retention" {
  queue_url = aws_sqs_queue.unknown_retention.id

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.of_unknown_retention.arn]
  })
}

resource "aws_sqs_queue" "none_lets_nobody" {
  redrive_allow_policy = jsonencode({ redrivePermission = "denyAll" })
}
